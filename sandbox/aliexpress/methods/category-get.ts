import type { BusinessRefusal, SupplierMethod } from './method';
import { languageOf, wireNumber } from './method';

/** aliexpress.ds.category.get: the categories that the catalogue uses. */
export const categoryGet: SupplierMethod = {
  name: 'aliexpress.ds.category.get',
  required: [],
  refuse: ({ code, message }: BusinessRefusal) => ({ resp_result: { resp_code: /^\d+$/.test(code) ? wireNumber(code) : 404, resp_msg: message } }),
  run(supplier, { params }) {
    const language = languageOf(params.get('language'));
    const asked = params.get('categoryId');
    const names = new Map(supplier.catalogue.products.map((product) => [product.categoryId, product.categoryName[language]] as const));
    const category = [...names]
      .filter(([id]) => asked === undefined || asked === '' || asked === String(id))
      .map(([id, name]) => ({ category_id: id, category_name: name }));
    return { resp_result: { resp_code: 200, resp_msg: 'Call succeeds', result: { categories: { category }, total_result_count: category.length } } };
  },
};
