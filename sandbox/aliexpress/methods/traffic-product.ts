import type { CatalogueProduct } from '../catalogue/product';
import { convertFromUsd, supplierCurrency } from '../money/convert-from-usd';
import { decimalText } from '../money/decimal-text';
import type { Supplier } from '../supplier';
import { languageOf, wireNumber, type MethodCall } from './method';
import { pictureUrl } from './product-get';
import { cheapest } from './text-search';

/** A product in a list with its price: feeds and image search carry the same fields. Reads target_currency and target_language. */
export function describeTrafficProduct(supplier: Supplier, { params, origin }: MethodCall, product: CatalogueProduct, country: string): object {
  const currency = supplierCurrency(params.get('target_currency'));
  const offer = cheapest(supplier, product, country);
  return {
    product_id: wireNumber(product.productId),
    product_title: product.subject[languageOf(params.get('target_language'))],
    product_main_image_url: pictureUrl(origin, product.pictures[0] ?? ''),
    product_small_image_urls: { string: product.pictures.map((file) => pictureUrl(origin, file)) },
    product_detail_url: `${origin}/item/${product.productId}.html`,
    target_sale_price: decimalText(convertFromUsd(offer.price, currency)),
    target_sale_price_currency: currency,
    target_original_price: decimalText(convertFromUsd(offer.list, currency)),
    target_original_price_currency: currency,
    first_level_category_id: product.categoryId,
    first_level_category_name: product.categoryName.en,
    evaluate_rate: '92.4%',
    lastest_volume: product.salesCount,
    shop_id: wireNumber(product.storeId),
    ship_to_days: `ship to ${country} in ${Math.min(...product.freight.map((freight) => freight.maxDays), 60)} days`,
  };
}
