import { freightFeeFor, freightTo, priceFor } from '../money/price-for';
import { takeTenThousandths } from '../money/convert-from-usd';
import { asObject, textOf, type JsonObject } from '../methods/read-json-parameter';
import { wireNumber, type BusinessRefusal } from '../methods/method';
import type { CatalogueProduct, CatalogueSku } from '../catalogue/product';
import type { OrderLine } from '../rows';
import type { Supplier } from '../supplier';
import { deliverableStock } from './stock';

export type OrderDraft = {
  readonly storeId: string;
  readonly storeName: string;
  readonly lines: readonly OrderLine[];
  readonly hiddenTaxMinor: number;
  readonly totalMinor: number;
};

export type Drafts = { readonly drafts: readonly OrderDraft[] } | { readonly refusal: BusinessRefusal };

type Item = { readonly product: CatalogueProduct; readonly sku: CatalogueSku; readonly line: OrderLine };

const LARGEST_COUNT = 10_000;
const refuse = (code: string, message = code) => ({ refusal: { code, message } });

/** Turns the asked items into one draft per store, or says why none may be placed. Changes nothing. */
export function draftOrders(supplier: Supplier, items: readonly unknown[], country: string): Drafts {
  if (items.length === 0) return refuse('PARM_ILLEGL', 'product_items is empty');
  const found: Item[] = [];
  const wanted = new Map<CatalogueSku, number>();
  for (const raw of items) {
    const item = findItem(supplier, asObject(raw, 'product_items'), country);
    if ('refusal' in item) return item;
    found.push(item);
    const pieces = (wanted.get(item.sku) ?? 0) + item.line.quantity;
    wanted.set(item.sku, pieces);
    if (pieces > deliverableStock(supplier, item.product, item.sku)) return refuse('INVENTORY_HOLD_ERROR', 'Inventory is not enough');
  }
  const stores = Map.groupBy(found, ({ product }) => product.storeId);
  return { drafts: [...stores.values()].map((group) => draftOf(group, supplier.settings().hiddenTaxBasisPoints)) };
}

function draftOf(group: readonly Item[], hiddenTaxBasisPoints: number): OrderDraft {
  const lines = group.map((item) => item.line);
  const parts = lines.reduce((sum, line) => sum + line.unitMinor * line.quantity + line.freightMinor, 0);
  const hiddenTaxMinor = takeTenThousandths(parts, hiddenTaxBasisPoints);
  const product = (group[0] as Item).product;
  return { storeId: product.storeId, storeName: product.storeName, lines, hiddenTaxMinor, totalMinor: parts + hiddenTaxMinor };
}

function findItem(supplier: Supplier, raw: JsonObject, country: string): Item | ReturnType<typeof refuse> {
  const product = supplier.catalogue.product(textOf(raw['product_id']));
  if (product === undefined || product.special === 'not-found') return refuse('PRODUCT_NOT_EXIST');
  if (product.special === 'offline' || product.special === 'unavailable') return refuse('PRODUCT_OFF_SHELF');
  if (product.special === 'not-allowed' || product.undeliverableTo.includes(country)) return refuse('Item is not allowed to this country');
  const sku = skuFor(supplier, product, textOf(raw['sku_attr']));
  if (sku === undefined) return refuse('SKU_NOT_EXIST');
  const count = textOf(raw['product_count']);
  if (!/^[1-9]\d{0,4}$/.test(count) || wireNumber(count) > LARGEST_COUNT) return refuse('PARM_ILLEGL', 'product_count is illegal');
  const services = freightTo(product, country);
  const name = textOf(raw['logistics_service_name']);
  // Without a name the platform chooses; here always the cheapest.
  const cheapest = [...services].sort((a, b) => freightFeeFor(a, country) - freightFeeFor(b, country))[0];
  const service = name === '' ? cheapest : services.find((known) => known.code === name);
  if (service === undefined) return refuse('DELIVERY_METHOD_NOT_EXIST');
  const line: OrderLine = {
    productId: product.productId,
    skuId: sku.skuId,
    skuAttr: sku.skuAttr,
    title: product.subject.en,
    skuText: sku.properties.map((property) => property.sellerName ?? property.valueName.en).join(', '),
    quantity: wireNumber(count),
    unitMinor: priceFor(product, sku, country, supplier.settings()),
    freightMinor: freightFeeFor(service, country),
    freightCode: service.code,
    carrier: service.company.en,
    maxDays: service.maxDays,
  };
  return { product, sku, line };
}

/** A product with one SKU is ordered with an empty attribute string; every other needs the exact one. */
function skuFor(supplier: Supplier, product: CatalogueProduct, skuAttr: string): CatalogueSku | undefined {
  if (skuAttr === '') return product.skus.length === 1 ? product.skus[0] : undefined;
  return supplier.catalogue.skuByAttr(product, skuAttr);
}
