/** What the platform asks of an address in one country (documentation, change log; the month in which a rule came into force). */
export type CountryRules = {
  /** Contact and full name need a space. */
  readonly nameWithSpace?: boolean;
  /** Length of each part of the name, or of the whole name. */
  readonly nameParts?: readonly [number, number];
  readonly nameLength?: readonly [number, number];
  /** Only A to Z. */
  readonly latinName?: boolean;
  readonly addressLength?: readonly [number, number];
  readonly address2Length?: readonly [number, number];
  /** Of province and of city. */
  readonly placeLength?: readonly [number, number];
  readonly phoneDigits?: number;
  readonly phoneForm?: RegExp;
  readonly phoneCountryLength?: readonly [number, number];
  readonly zip?: RegExp;
  readonly zipOfProvince?: 'BR';
  readonly provinceNotOther?: boolean;
  readonly cityNotOther?: boolean;
  /** Documents that must be there, each of its form. */
  readonly documents?: Readonly<Record<string, RegExp>>;
  readonly cpf?: boolean;
  /** Foreigners give foreigner_passport_no, everyone else the customs code in passport_no. */
  readonly foreigners?: 'KR';
  /** ds_extend_request.trade_extra_param.nat_addr. */
  readonly nationalAddress?: boolean;
};

const NINE_DIGITS = /^\d{9}$/;
const CUIT = /^\d{2}-\d{8}-\d$/;

export const COUNTRY_RULES: Readonly<Record<string, CountryRules>> = {
  /** Jan 2025; province Aug 2025. */
  US: { nameWithSpace: true, nameParts: [2, 32], addressLength: [5, 35], provinceNotOther: true, zip: /^\d{5}(-\d{4})?$/ },
  /** Feb, Mar and Apr 2025. */
  BR: { cpf: true, zip: /^\d{5}-?\d{3}$/, zipOfProvince: 'BR', provinceNotOther: true, cityNotOther: true },
  /** Oct 2024. */
  ES: { phoneDigits: 9, zip: /^\d{5}$/ },
  /** Dec 2024. */
  AU: { latinName: true, nameWithSpace: true, nameLength: [2, 128], zip: /^\d{4}$/ },
  NZ: { latinName: true, nameWithSpace: true, nameLength: [2, 128], zip: /^\d{4}$/ },
  /** Dec 2025. */
  SA: {
    nameWithSpace: true, nameLength: [2, 128], addressLength: [5, 256], placeLength: [2, 64], zip: /^\d{1,10}$/, phoneForm: /^5\d{8}$/, phoneDigits: 9,
    phoneCountryLength: [1, 8], nationalAddress: true,
  },
  /** Sep 2025: is_foreigner "false" and the identity number in both fields. */
  IL: { documents: { is_foreigner: /^false$/, passport_no: NINE_DIGITS, foreigner_passport_no: NINE_DIGITS } },
  /** Aug and Sep 2025. */
  AR: { documents: { is_foreigner: /^false$/, passport_no: CUIT, foreigner_passport_no: CUIT }, phoneDigits: 10 },
  MX: { documents: { passport_no: /\S/ }, address2Length: [0, 60], zip: /^\d{5}$/ },
  /** Aug 2025. */
  ZA: { nameWithSpace: true },
  DZ: { nameWithSpace: true },
  KR: { foreigners: 'KR' },
  DE: { zip: /^\d{5}$/ },
  FR: { zip: /^\d{5}$/ },
};
