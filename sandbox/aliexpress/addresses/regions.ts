import { BR, CA, MX, US } from './regions-america';
import { AT, DE, ES, FR, GB, IT } from './regions-europe';

export type Region = { readonly name: string; readonly cities: readonly string[] };

const AU = [
  'Australian Capital Territory: Canberra',
  'New South Wales: Newcastle, Sydney, Wollongong',
  'Northern Territory: Alice Springs, Darwin',
  'Queensland: Brisbane, Cairns, Gold Coast',
  'South Australia: Adelaide',
  'Tasmania: Hobart, Launceston',
  'Victoria: Ballarat, Geelong, Melbourne',
  'Western Australia: Fremantle, Perth',
];

const NZ = ['Auckland: Auckland', 'Bay of Plenty: Tauranga', 'Canterbury: Christchurch', 'Otago: Dunedin, Queenstown', 'Waikato: Hamilton', 'Wellington: Wellington'];

const SOURCES: Record<string, readonly string[]> = { AT, AU, BR, CA, DE, ES, FR, GB, IT, MX, NZ, US };

const REGIONS: ReadonlyMap<string, readonly Region[]> = new Map(
  Object.entries(SOURCES).map(([country, lines]) => [country, [...lines.map(toRegion), { name: 'Other', cities: ['Other'] }]] as const),
);

function toRegion(line: string): Region {
  const [name = '', cities = ''] = line.split(': ');
  return { name, cities: [...cities.split(', '), 'Other'] };
}

/** Provinces of a country as the supplier spells them; undefined where the sandbox has no list. */
export function regionsOf(country: string): readonly Region[] | undefined {
  return REGIONS.get(country);
}

/** Countries whose province must be one of the list; elsewhere any text passes. */
export const LISTED_PROVINCES: ReadonlySet<string> = new Set(['US', 'BR', 'ES', 'AU', 'IT', 'AT', 'MX', 'CA']);
