import { freightFeeFor, freightTo, listPriceFor, priceFor } from '../money/price-for';
import { takeTenThousandths } from '../money/convert-from-usd';
import { wholesalePrice } from '../money/wholesale';
import { asObject, textOf, type JsonObject } from '../methods/read-json-parameter';
import { wireNumber, type BusinessRefusal } from '../methods/method';
import type { CatalogueFreight, CatalogueProduct, CatalogueSku } from '../catalogue/product';
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

export type Asked = { readonly items: readonly unknown[]; readonly country: string; readonly businessModel: string };

type Item = { readonly product: CatalogueProduct; readonly sku: CatalogueSku; readonly line: OrderLine };
type Refusal = { readonly refusal: BusinessRefusal };

const LARGEST_COUNT = 10_000;
const refuse = (code: string, message = code): Refusal => ({ refusal: { code, message } });

/** Turns the asked items into one draft per store, or says why none may be placed. Changes nothing. */
export function draftOrders(supplier: Supplier, asked: Asked): Drafts {
  if (asked.items.length === 0) return refuse('PARM_ILLEGL', 'product_items is empty');
  const { shortStockCode } = supplier.settings();
  const found: Item[] = [];
  const wanted = new Map<CatalogueSku, number>();
  for (const raw of asked.items) {
    const item = findItem(supplier, asObject(raw, 'product_items'), asked);
    if ('refusal' in item) return item;
    found.push(item);
    const pieces = (wanted.get(item.sku) ?? 0) + item.line.quantity;
    wanted.set(item.sku, pieces);
    const isShort = pieces > deliverableStock(supplier, item.product, item.sku, asked.country);
    if (isShort) return refuse(shortStockCode, shortStockCode === 'INVENTORY_HOLD_ERROR' ? 'Inventory is not enough' : shortStockCode);
  }
  const stores = Map.groupBy(found, ({ product }) => product.storeId);
  return { drafts: [...stores.values()].map((group) => draftOf(freightFree(supplier, group), taxOn(supplier, asked.country))) };
}

/** The platform pays the freight of a store's goods from its threshold on. */
function freightFree(supplier: Supplier, group: readonly Item[]): readonly Item[] {
  const threshold = supplier.settings().freeShippingFromMinor;
  const goods = group.reduce((sum, { line }) => sum + line.unitMinor * line.quantity, 0);
  if (threshold === null || goods < threshold) return group;
  return group.map((item) => ({ ...item, line: { ...item.line, freightMinor: 0 } }));
}

/** What comes on top of the parts of an order and shows in none of them. */
function taxOn(supplier: Supplier, country: string): number {
  const { hiddenTaxBasisPoints, importChargesBasisPoints } = supplier.settings();
  return hiddenTaxBasisPoints + (country === 'US' ? importChargesBasisPoints : 0);
}

function draftOf(group: readonly Item[], hiddenTaxBasisPoints: number): OrderDraft {
  const lines = group.map((item) => item.line);
  const parts = lines.reduce((sum, line) => sum + line.unitMinor * line.quantity + line.freightMinor, 0);
  const hiddenTaxMinor = takeTenThousandths(parts, hiddenTaxBasisPoints);
  const product = (group[0] as Item).product;
  return { storeId: product.storeId, storeName: product.storeName, lines, hiddenTaxMinor, totalMinor: parts + hiddenTaxMinor };
}

function findItem(supplier: Supplier, raw: JsonObject, asked: Asked): Item | Refusal {
  const product = supplier.catalogue.product(textOf(raw['product_id']));
  if (product === undefined) return refuse('PRODUCT_NOT_EXIST');
  const unavailable = whyNotFor(product, asked.country);
  if (unavailable !== null) return refuse(unavailable);
  const sku = skuFor(supplier, product, textOf(raw['sku_attr']));
  if (sku === undefined) return refuse('SKU_NOT_EXIST');
  const count = textOf(raw['product_count']);
  if (!/^[1-9]\d{0,4}$/.test(count) || wireNumber(count) > LARGEST_COUNT) return refuse('PARM_ILLEGL', 'product_count is illegal');
  const { promotionLimit, limitStrategy } = supplier.settings();
  if (promotionLimit > 0 && wireNumber(count) > promotionLimit && limitStrategy === 'create_order_fail') return refuse('A001_ORDER_CANNOT_BE_PLACED');
  const service = serviceFor(product, asked.country, textOf(raw['logistics_service_name']));
  if (service === undefined) return refuse('DELIVERY_METHOD_NOT_EXIST');
  return { product, sku, line: lineOf(supplier, { product, sku, service, quantity: wireNumber(count) }, asked) };
}

/** Why a product of the catalogue cannot be ordered to this country, or null. */
function whyNotFor(product: CatalogueProduct, country: string): string | null {
  if (product.special === 'not-found') return 'ITEM_ID_NOT_FOUND';
  if (product.special === 'unavailable') return 'PRODUCT_HAS_BEEN_DELETED';
  if (product.special === 'offline') return 'PRODUCT_OFF_SHELF';
  return product.special === 'not-allowed' || product.undeliverableTo.includes(country) ? 'Item is not allowed to this country' : null;
}

/** A product with one SKU is ordered with an empty attribute string; every other needs the exact one. */
function skuFor(supplier: Supplier, product: CatalogueProduct, skuAttr: string): CatalogueSku | undefined {
  if (skuAttr === '') return product.skus.length === 1 ? product.skus[0] : undefined;
  return supplier.catalogue.skuByAttr(product, skuAttr);
}

/** Without a name the platform chooses; here always the cheapest. */
function serviceFor(product: CatalogueProduct, country: string, name: string): CatalogueFreight | undefined {
  const services = freightTo(product, country);
  if (name !== '') return services.find((known) => known.code === name);
  return [...services].sort((a, b) => freightFeeFor(a, country) - freightFeeFor(b, country))[0];
}

type Chosen = { readonly product: CatalogueProduct; readonly sku: CatalogueSku; readonly service: CatalogueFreight; readonly quantity: number };

function lineOf(supplier: Supplier, { product, sku, service, quantity }: Chosen, { country, businessModel }: Asked): OrderLine {
  const settings = supplier.settings();
  const isBeyond = settings.promotionLimit > 0 && quantity > settings.promotionLimit;
  const usual = isBeyond ? listPriceFor(product, sku, country, settings) : takeTenThousandths(priceFor(product, sku, country, settings), settings.personalBenefitBasisPoints);
  const price = businessModel === 'wholesale' ? wholesalePrice(product, usual, quantity) : usual;
  return {
    productId: product.productId,
    skuId: sku.skuId,
    skuAttr: sku.skuAttr,
    title: product.subject.en,
    skuText: sku.properties.map((property) => property.sellerName ?? property.valueName.en).join(', '),
    quantity,
    unitMinor: takeTenThousandths(price, settings.orderPriceFactorBasisPoints),
    freightMinor: freightFeeFor(service, country),
    freightCode: service.code,
    carrier: service.company.en,
    maxDays: service.maxDays,
  };
}
