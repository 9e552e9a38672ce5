import { isEurope } from '../money/price-for';
import { wireNumber, type BusinessRefusal, type SupplierMethod } from './method';
import { pictureUrl } from './product-get';

const refuse = ({ code, message }: BusinessRefusal) => ({ result: { ret: false, code, err_message: message } });

/** aliexpress.ds.product.specialinfo.get: certificates of a product by country. It wants the app key a second time, in another spelling. */
export const productSpecialinfoGet: SupplierMethod = {
  name: 'aliexpress.ds.product.specialinfo.get',
  required: ['itemId', 'countryCodes', 'appKey'],
  refuse,
  run(supplier, { params, origin }) {
    if (params.get('appKey') !== supplier.config.appKey) return refuse({ code: '403', message: 'appKey is invalid' });
    const countries = readCountries(params.get('countryCodes') ?? '');
    if (countries === null) return refuse({ code: '400', message: 'countryCodes is invalid' });
    const product = supplier.catalogue.product(params.get('itemId') ?? '');
    if (product === undefined || product.special === 'not-found') return refuse({ code: '404', message: 'ITEM_ID_NOT_FOUND' });
    const value = pictureUrl(origin, product.pictures.at(-1) ?? '');
    const list = [
      ...(countries.some(isEurope) ? [{ key: 'item_EU_CE_certificate', name: 'CE certificate', value, value_type: 'url' }] : []),
      ...(countries.includes('US') ? [{ key: 'item_US_FCC_certificate', name: 'FCC certificate', value, value_type: 'url' }] : []),
    ];
    return {
      result: { ret: true, code: '200', err_message: '', data: { product_id: wireNumber(product.productId), item_qualification_list: list.length === 0 ? {} : { item_qualification: list } } },
    };
  },
};

/** A JSON list of countries as text; null for anything else. */
function readCountries(text: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.map((each) => each.toUpperCase()) : null;
  } catch {
    return null;
  }
}
