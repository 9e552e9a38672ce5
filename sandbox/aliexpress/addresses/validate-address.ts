import { checkDocuments } from './check-documents';
import { COUNTRY_RULES, type CountryRules } from './country-rules';
import { fitsBrazilianState } from './fits-brazilian-state';
import { LISTED_PROVINCES, regionsOf } from './regions';

export type AddressFields = Readonly<Record<string, string>>;
export type AddressRefusal = { readonly code: string; readonly message: string };
export type AddressOptions = {
  /** The province has to be one of ds.address.get where there is a list. */
  readonly strictProvinces: boolean;
  /** trade_extra_param.nat_addr of the order, for Saudi Arabia. */
  readonly nationalAddress: string;
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
 * The first rule that an address breaks, with the platform's own text where it is known (the texts for street, zip, single
 * countries' phones and document numbers are ours), or null. Only the snake_case fields are read; others are ignored without a word, as the platform does.
 */
export function validateAddress(address: AddressFields, { strictProvinces, nationalAddress }: AddressOptions): AddressRefusal | null {
  const field = (name: string) => address[name] ?? '';
  const country = field('country').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) return { code: 'A005_INVALID_COUNTRIES', message: 'A005_INVALID_COUNTRIES' };
  const rules = COUNTRY_RULES[country] ?? {};
  return (
    checkName(field, rules) ??
    checkPlace(field, rules) ??
    checkProvince(field, rules, strictProvinces ? country : null) ??
    checkZip(field, rules) ??
    checkPhone(field, rules) ??
    checkDocuments(field, rules, nationalAddress, refuse)
  );
}

type Field = (name: string) => string;

function checkName(field: Field, rules: CountryRules): AddressRefusal | null {
  const names = [field('contact_person'), field('full_name')].filter((name) => name !== '');
  if (names.length === 0 || (rules.nameWithSpace === true && field('full_name') === '')) return refuse(TEXTS.nameParts);
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

function checkPlace(field: Field, rules: CountryRules): AddressRefusal | null {
  const street = rules.addressLength ?? [3, 256];
  if (outside(field('address'), street)) return between(street);
  const second = rules.address2Length;
  return second !== undefined && outside(field('address2'), second) ? between(second) : null;
}

/** `listCountry` is null where any spelling passes. "Other" is on every list; some countries do not take it. */
function checkProvince(field: Field, rules: CountryRules, listCountry: string | null): AddressRefusal | null {
  const [province, city] = [field('province'), field('city')];
  if (province === '' || (rules.provinceNotOther === true && province === 'Other')) return refuse(TEXTS.province);
  if (listCountry !== null && LISTED_PROVINCES.has(listCountry) && !isListed(listCountry, province)) return refuse(TEXTS.province);
  if (city === '' || (rules.cityNotOther === true && city === 'Other')) return refuse(TEXTS.city);
  const length = rules.placeLength;
  return length !== undefined && (outside(province, length) || outside(city, length)) ? between(length) : null;
}

function isListed(country: string, province: string): boolean {
  return (regionsOf(country) ?? []).some((region) => plain(region.name) === plain(province));
}

/** Without accents and in lower case. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function checkZip(field: Field, rules: CountryRules): AddressRefusal | null {
  const zip = field('zip');
  const isWrong = rules.zip !== undefined && !rules.zip.test(zip);
  const isElsewhere = rules.zipOfProvince === 'BR' && !fitsBrazilianState(zip, plain(field('province')));
  return isWrong || isElsewhere ? refuse('Please enter a valid ZIP/postal code') : null;
}

function checkPhone(field: Field, rules: CountryRules): AddressRefusal | null {
  const [phone, code] = [field('mobile_no'), field('phone_country')];
  if (phone === '') return refuse(TEXTS.phone);
  if (!/^\d+$/.test(phone) || !/^\+?\d{1,4}$/.test(code)) return refuse(TEXTS.phoneForm);
  const length = rules.phoneCountryLength;
  if (length !== undefined && outside(code, length)) return between(length);
  if (rules.phoneDigits !== undefined && phone.length !== rules.phoneDigits) return refuse(`Phone Number should contain ${rules.phoneDigits} digits`);
  if (rules.phoneForm !== undefined && !rules.phoneForm.test(phone)) return refuse('Please enter a valid mobile phone number');
  return phone.length < 7 || phone.length > 13 ? refuse(TEXTS.phoneLength) : null;
}
