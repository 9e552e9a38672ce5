import { validateAddress, type AddressFields, type AddressRefusal } from '../addresses/validate-address';
import type { BuyerAccount } from '../rows';
import type { Supplier } from '../supplier';

export type SavedAddress = { readonly id: string; readonly buyerId: string; readonly fields: AddressFields };

/** What the address form asks for, by the names that orders use. */
export const ADDRESS_FIELDS = ['country', 'contact_person', 'phone_country', 'mobile_no', 'address', 'address2', 'province', 'city', 'zip', 'document'] as const;

/** The buyers' own addresses, there from the start. */
const HOME: Record<string, AddressFields> = {
  US: { country: 'US', contact_person: 'Dana Example', full_name: 'Dana Example', phone_country: '+1', mobile_no: '2125550147', address: '350 Fifth Avenue', address2: 'Apt 4', province: 'New York', city: 'New York', zip: '10118' },
  ES: { country: 'ES', contact_person: 'Lucía Ejemplo', full_name: 'Lucía Ejemplo', phone_country: '+34', mobile_no: '612345678', address: 'Calle de Alcalá 50', address2: '3.º B', province: 'Madrid', city: 'Madrid', zip: '28014' },
};

const tableOf = (supplier: Supplier) => supplier.store.table<SavedAddress>('website-addresses');

/** A buyer's addresses, the own one first. */
export function addressesOf(supplier: Supplier, buyer: BuyerAccount): SavedAddress[] {
  const home = HOME[buyer.country];
  const own = home === undefined ? [] : [{ id: `home-${buyer.userId}`, buyerId: buyer.userId, fields: home }];
  return [...own, ...[...tableOf(supplier).values()].filter((address) => address.buyerId === buyer.userId)];
}

/** Saves an address when the rules of its country let it pass: the same rules as for orders over the API. */
export function saveAddress(supplier: Supplier, buyer: BuyerAccount, form: URLSearchParams): { saved: SavedAddress } | { refusal: AddressRefusal } {
  const given = Object.fromEntries(ADDRESS_FIELDS.map((name) => [name, (form.get(name) ?? '').trim()] as const));
  const { document = '', ...rest } = given;
  const fields: AddressFields = { ...rest, full_name: rest['contact_person'] ?? '', ...documentFields(rest['country'] ?? '', document) };
  const refusal = validateAddress(fields, { strictProvinces: supplier.settings().strictProvinces, nationalAddress: '' });
  if (refusal !== null) return { refusal };
  const saved = { id: `a${String(tableOf(supplier).size + 1)}-${buyer.userId}`, buyerId: buyer.userId, fields };
  tableOf(supplier).put(saved.id, saved);
  return { saved };
}

function documentFields(country: string, document: string): AddressFields {
  if (document === '') return {};
  if (country === 'BR') return { cpf: document };
  if (country === 'CL') return { rut_no: document };
  return { passport_no: document, foreigner_passport_no: document, is_foreigner: 'false' };
}

/** One address in a line. */
export function addressLine({ fields }: SavedAddress): string {
  return ['address', 'address2', 'city', 'province', 'zip', 'country'].map((name) => fields[name] ?? '').filter((text) => text !== '').join(', ');
}
