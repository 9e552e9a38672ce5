import { isCpf } from './is-cpf';
import { LISTED_PROVINCES, regionsOf } from './regions';

export type AddressFields = Readonly<Record<string, string>>;
export type AddressRefusal = { readonly code: string; readonly message: string };

type Rules = {
  /** Contact and full name need a space. */
  readonly nameWithSpace?: boolean;
  /** Length of each part of the name, or of the whole name. */
  readonly nameParts?: readonly [number, number];
  readonly nameLength?: readonly [number, number];
  readonly latinName?: boolean;
  readonly addressLength?: readonly [number, number];
  readonly phoneDigits?: number;
  readonly zip?: RegExp;
  readonly provinceNotOther?: boolean;
  readonly cityNotOther?: boolean;
  readonly needs?: readonly string[];
};

/** Rules that the platform has announced country by country. */
const RULES: Record<string, Rules> = {
  US: { nameWithSpace: true, nameParts: [2, 32], addressLength: [5, 35], provinceNotOther: true, zip: /^\d{5}(-\d{4})?$/ },
  BR: { zip: /^\d{5}-?\d{3}$/, provinceNotOther: true, cityNotOther: true, needs: ['cpf'] },
  ES: { phoneDigits: 9, zip: /^\d{5}$/ },
  AU: { latinName: true, nameWithSpace: true, nameLength: [2, 128], zip: /^\d{4}$/ },
  NZ: { latinName: true, nameWithSpace: true, nameLength: [2, 128], zip: /^\d{4}$/ },
  DE: { zip: /^\d{5}$/ },
  FR: { zip: /^\d{5}$/ },
  MX: { needs: ['passport_no'], zip: /^\d{5}$/ },
  ZA: { nameWithSpace: true },
  DZ: { nameWithSpace: true },
  IL: { needs: ['passport_no', 'foreigner_passport_no'] },
  AR: { needs: ['passport_no', 'foreigner_passport_no'] },
};

const VALIDATE_FAIL = 'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL';
const TEXTS = {
  city: 'Please enter a City',
  province: 'Please select a State/Province/County',
  phone: 'Please enter mobile phone number',
  phoneForm: 'Please enter the country code and phone number without any spaces or special characters',
  phoneLength: 'Phone Number should contain 7-13 digits',
  nameParts: 'Please enter between 2 - 32 characters',
} as const;

const refuse = (message: string): AddressRefusal => ({ code: VALIDATE_FAIL, message });
const between = ([low, high]: readonly [number, number]) => refuse(`Please enter between ${low} - ${high} characters`);
const outside = (text: string, [low, high]: readonly [number, number]) => [...text].length < low || [...text].length > high;

/**
 * The first rule that an address breaks, with the platform's own text where it is known (the texts for street, zip and
 * document numbers are ours), or null. Only the snake_case fields are read; others are ignored without a word, as the platform does.
 */
export function validateAddress(address: AddressFields, strictProvinces: boolean): AddressRefusal | null {
  const field = (name: string) => address[name] ?? '';
  const country = field('country').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) return { code: 'A005_INVALID_COUNTRIES', message: 'A005_INVALID_COUNTRIES' };
  const rules = RULES[country] ?? {};
  return (
    checkName(field, rules) ??
    checkPlace(field, rules, country, strictProvinces) ??
    checkPhone(field, rules) ??
    checkDocuments(field, rules)
  );
}

type Field = (name: string) => string;

function checkName(field: Field, rules: Rules): AddressRefusal | null {
  const names = [field('contact_person'), field('full_name')].filter((name) => name !== '');
  if (names.length === 0) return refuse(TEXTS.nameParts);
  for (const name of names) {
    const parts = name.split(/\s+/);
    if (rules.latinName === true && !/^[A-Za-z ]+$/.test(name)) return refuse('Please enter letters A-Z only');
    if (rules.nameWithSpace === true && parts.length < 2) return refuse(TEXTS.nameParts);
    const partRange = rules.nameParts;
    if (partRange !== undefined && parts.some((part) => outside(part, partRange))) return between(partRange);
    if (outside(name, rules.nameLength ?? [2, 128])) return between(rules.nameLength ?? [2, 128]);
  }
  return null;
}

function checkPlace(field: Field, rules: Rules, country: string, strictProvinces: boolean): AddressRefusal | null {
  const [street, city, province, zip] = [field('address'), field('city'), field('province'), field('zip')];
  if (outside(street, rules.addressLength ?? [3, 256])) return between(rules.addressLength ?? [5, 256]);
  if (province === '' || (rules.provinceNotOther === true && province === 'Other')) return refuse(TEXTS.province);
  if (strictProvinces && LISTED_PROVINCES.has(country) && !isListed(country, province)) return refuse(TEXTS.province);
  if (city === '' || (rules.cityNotOther === true && city === 'Other')) return refuse(TEXTS.city);
  if (country === 'MX' && [...field('address2')].length > 60) return between([0, 60]);
  if (rules.zip !== undefined && !rules.zip.test(zip)) return refuse('Please enter a valid ZIP/postal code');
  return null;
}

function isListed(country: string, province: string): boolean {
  return (regionsOf(country) ?? []).some((region) => plain(region.name) === plain(province));
}

/** Without accents and in lower case. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function checkPhone(field: Field, rules: Rules): AddressRefusal | null {
  const phone = field('mobile_no');
  if (phone === '') return refuse(TEXTS.phone);
  if (!/^\d+$/.test(phone) || !/^\+?\d{1,4}$/.test(field('phone_country'))) return refuse(TEXTS.phoneForm);
  if (rules.phoneDigits !== undefined && phone.length !== rules.phoneDigits) return refuse(`Phone Number should contain ${rules.phoneDigits} digits`);
  return phone.length < 7 || phone.length > 13 ? refuse(TEXTS.phoneLength) : null;
}

function checkDocuments(field: Field, rules: Rules): AddressRefusal | null {
  for (const name of rules.needs ?? []) {
    if (name === 'cpf' && !isCpf(field('cpf'))) return { code: 'B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_CN_INVALID', message: 'CPF/CNPJ is invalid' };
    if (field(name) === '') return refuse(`Please enter ${name}`);
  }
  return null;
}
