import { stockIn } from '../orders/stock';
import type { CatalogueProduct } from '../catalogue/product';
import type { Supplier } from '../supplier';
import type { SupplierMethod } from './method';
import { answerProduct, productGet } from './product-get';

/** aliexpress.ds.product.wholesale.get: product.get for bulk buyers, with the stock fields of old. A product of which nothing is left is "All SKU Unsaleable". */
export const productWholesaleGet: SupplierMethod = {
  name: 'aliexpress.ds.product.wholesale.get',
  required: productGet.required,
  refuse: productGet.refuse,
  run(supplier, call) {
    const country = (call.params.get('ship_to_country') ?? '').toUpperCase();
    const product = supplier.catalogue.product(call.params.get('product_id') ?? '');
    if (product !== undefined && isSoldOut(supplier, product, country)) return productGet.refuse({ code: '404', message: 'All SKU Unsaleable' });
    return answerProduct(supplier, call, (sku) => {
      const left = stockIn(supplier, sku, country);
      return { ipm_sku_stock: left, sku_stock: left > 0, sku_bulk_order: 1 };
    });
  },
};

function isSoldOut(supplier: Supplier, product: CatalogueProduct, country: string): boolean {
  return product.special === 'offline' || product.skus.every((sku) => stockIn(supplier, sku, country) === 0);
}
