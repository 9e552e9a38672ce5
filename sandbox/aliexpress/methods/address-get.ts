import { regionsOf } from '../addresses/regions';
import type { BusinessRefusal, SupplierMethod } from './method';

const refuse = ({ code, message }: BusinessRefusal) => ({ result: { ret: false, code, msg: message } });

/** aliexpress.ds.address.get: the spellings of provinces and cities that order.create accepts. `children` is JSON as text. */
export const addressGet: SupplierMethod = {
  name: 'aliexpress.ds.address.get',
  required: ['countryCode'],
  refuse,
  run(_supplier, { params }) {
    const country = (params.get('countryCode') ?? '').toUpperCase();
    const regions = regionsOf(country);
    if (regions === undefined) return refuse({ code: '404', message: 'ADDRESS DATA NOT FOUND' });
    const children = regions.map((region) => ({
      name: region.name,
      type: 'PROVINCE',
      hasChildren: true,
      children: region.cities.map((name) => ({ name, type: 'CITY', hasChildren: false })),
    }));
    return { result: { ret: true, code: '200', msg: 'Call succeeds', data: { country, type: 'COUNTRY', children: JSON.stringify(children) } } };
  },
};
