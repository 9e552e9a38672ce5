import { FEEDS, feedProducts } from './feeds';
import { wireNumber, type BusinessRefusal, type SupplierMethod } from './method';

/** aliexpress.ds.feedname.get: the names of the feeds and how many products each holds. */
export const feednameGet: SupplierMethod = {
  name: 'aliexpress.ds.feedname.get',
  required: [],
  refuse: ({ code, message }: BusinessRefusal) => ({ resp_result: { resp_code: /^\d+$/.test(code) ? wireNumber(code) : 404, resp_msg: message } }),
  run(supplier) {
    const promo = FEEDS.map(({ name, description }) => ({ promo_name: name, promo_desc: description, product_num: feedProducts(supplier, name, 'US', undefined).length }));
    return { resp_result: { resp_code: 200, resp_msg: 'Call succeeds', result: { current_record_count: promo.length, promos: { promo } } } };
  },
};
