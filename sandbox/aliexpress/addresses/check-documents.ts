import type { CountryRules } from './country-rules';
import { isCpf } from './is-cpf';
import type { AddressRefusal } from './validate-address';

const PREFIX = 'B_DROPSHIPPER_DELIVERY_ADDRESS';

/** The government's register as the sandbox knows it: these tax ids belong to these names, every other to whoever gives it. */
export const CPF_REGISTER: Readonly<Record<string, string>> = { '11144477735': 'Maria da Silva', '12345678909': 'Joao Pereira Lima' };

type Field = (name: string) => string;
type Refuse = (message: string) => AddressRefusal;

/** Identity documents: the Brazilian tax id, the numbers that some countries want, the Saudi national address. */
export function checkDocuments(field: Field, rules: CountryRules, nationalAddress: string, refuse: Refuse): AddressRefusal | null {
  return checkCpf(field, rules) ?? checkNumbers(field, rules, refuse) ?? checkForeigner(field, rules, refuse) ?? checkNationalAddress(rules, nationalAddress, refuse);
}

function checkCpf(field: Field, rules: CountryRules): AddressRefusal | null {
  if (rules.cpf !== true) return null;
  if (!isCpf(field('cpf'))) return { code: `${PREFIX}_CPF_CN_INVALID`, message: 'CPF/CNPJ is invalid' };
  const owner = CPF_REGISTER[field('cpf').replace(/[.-]/g, '')];
  const names = [field('contact_person'), field('full_name')].filter((name) => name !== '').map(bare);
  if (owner === undefined || names.every((name) => name === bare(owner))) return null;
  return { code: `${PREFIX}_CPF_NOT_MATCH`, message: 'The CPF does not match the name of the contact person' };
}

function bare(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

function checkNumbers(field: Field, rules: CountryRules, refuse: Refuse): AddressRefusal | null {
  for (const [name, form] of Object.entries(rules.documents ?? {})) {
    if (field(name) === '') return refuse(`Please enter ${name}`);
    if (!form.test(field(name))) return refuse(`Please enter a valid ${name}`);
  }
  return null;
}

function checkForeigner(field: Field, rules: CountryRules, refuse: Refuse): AddressRefusal | null {
  if (rules.foreigners === undefined) return null;
  const name = field('is_foreigner') === 'true' ? 'foreigner_passport_no' : 'passport_no';
  return field(name) === '' ? refuse(`Please enter ${name}`) : null;
}

function checkNationalAddress(rules: CountryRules, nationalAddress: string, refuse: Refuse): AddressRefusal | null {
  if (rules.nationalAddress !== true || /^[A-Za-z]{4}\d{4}$/.test(nationalAddress)) return null;
  return refuse('Please enter a 8-digit national address in right format, eg. ABCD1234.');
}
