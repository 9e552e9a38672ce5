import type { CatalogueProduct, CatalogueSku, SkuProperty } from '../catalogue/product';
import { usSiteId } from '../catalogue-index';
import { convertFromUsd, supplierCurrency, takeTenThousandths, type SupplierCurrency } from '../money/convert-from-usd';
import { decimalText } from '../money/decimal-text';
import { isEurope, listPriceFor, priceFor } from '../money/price-for';
import { TIERS, tierPrice, type Tier } from '../money/wholesale';
import { stockIn } from '../orders/stock';
import type { Supplier } from '../supplier';
import { languageOf, wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';

type View = {
  readonly supplier: Supplier;
  readonly product: CatalogueProduct;
  readonly country: string;
  readonly currency: SupplierCurrency;
  readonly language: 'en' | 'es';
  readonly origin: string;
  /** remove_personal_benefit: the price without the promotions of this account. */
  readonly isPlain: boolean;
  readonly extra: (sku: CatalogueSku) => object;
};

const refuse = ({ code, message }: BusinessRefusal) => ({ rsp_code: /^\d+$/.test(code) ? wireNumber(code) : 404, rsp_msg: message });

/** aliexpress.ds.product.get: the product as it can be bought from one country. */
export const productGet: SupplierMethod = {
  name: 'aliexpress.ds.product.get',
  required: ['product_id', 'ship_to_country'],
  refuse,
  run: (supplier, call) => answerProduct(supplier, call),
};

/** The answer of product.get and its twin for bulk buyers; `extra` are further fields of each SKU. */
export function answerProduct(supplier: Supplier, call: MethodCall, extra: (sku: CatalogueSku) => object = () => ({})): object {
  const country = (call.params.get('ship_to_country') ?? '').toUpperCase();
  const product = supplier.catalogue.product(call.params.get('product_id') ?? '');
  const refusal = refusalFor(product, country);
  if (refusal !== null || product === undefined) return refuse(refusal ?? NOT_FOUND);
  return { result: describeProduct({ ...viewFor(supplier, call, product, country), extra }), rsp_code: 200, rsp_msg: 'Call succeeds' };
}

const NOT_FOUND = { code: '605', message: 'ITEM_ID_NOT_FOUND' };

/** Why product.get has nothing to show, or null. */
export function refusalFor(product: CatalogueProduct | undefined, country: string): BusinessRefusal | null {
  if (product === undefined || product.special === 'not-found') return NOT_FOUND;
  if (product.special === 'unavailable') return { code: '604', message: 'Product is unavailable' };
  if (product.special === 'not-allowed' || product.undeliverableTo.includes(country)) return { code: '602', message: 'Item is not allowed to this country' };
  return null;
}

function viewFor(supplier: Supplier, call: MethodCall, product: CatalogueProduct, country: string): Omit<View, 'extra'> {
  const currency = supplierCurrency(call.params.get('target_currency'));
  return { supplier, product, country, currency, language: languageOf(call.params.get('target_language')), origin: call.origin, isPlain: call.params.get('remove_personal_benefit') === 'true' };
}

function describeProduct(view: View): object {
  const { product, country, language } = view;
  return {
    ae_item_sku_info_dtos: { ae_item_sku_info_d_t_o: product.skus.map((sku) => describeSku(view, sku)) },
    ae_multimedia_info_dto: { image_urls: product.pictures.map((file) => pictureUrl(view.origin, file)).join(';') },
    package_info_dto: {
      package_width: product.packageCm.width,
      package_height: product.packageCm.height,
      package_length: product.packageCm.length,
      gross_weight: kilograms(product.weightGrams),
      package_type: false,
      product_unit: 100000015,
    },
    logistics_info_dto: { delivery_time: Math.min(...product.freight.map((freight) => freight.maxDays), 60), ship_to_country: country },
    product_id_converter_result: {
      main_product_id: wireNumber(product.productId),
      sub_product_id: `{"US":${usSiteId(product.productId)}}`,
    },
    ae_item_base_info_dto: describeBase(view),
    manufacturer_info: MANUFACTURER,
    has_whole_sale: product.special === 'wholesale',
    ae_item_properties: {
      ae_item_property: [
        ...(product.attributes ?? []).map((attribute, index) => ({
          attr_name_id: 200000100 + index,
          attr_value_id: -1,
          attr_name: attribute.name[language],
          attr_value: attribute.value[language],
        })),
        { attr_name_id: -1, attr_name: 'Choice', attr_value: 'yes' },
      ],
    },
    ae_store_info: {
      store_id: wireNumber(product.storeId),
      shipping_speed_rating: '4.7',
      communication_rating: '4.6',
      store_name: product.storeName,
      store_country_code: product.shipsFrom,
      item_as_described_rating: '4.6',
    },
  };
}

const MANUFACTURER = {
  name: 'Sandbox Manufacturing Co., Ltd.',
  address: '1 Example Road, Test District, Shenzhen, Guangdong, China',
  phone: '75500000000',
  country_name: 'China',
  email: 'manufacturer@example.test',
  phone_prefix: '86',
};

function describeBase({ product, language, origin }: View): object {
  return {
    mobile_detail: '{"version":"2.0.0","moduleList":[]}',
    subject: product.subject[language],
    evaluation_count: String(product.evaluationCount),
    sales_count: salesText(product.salesCount),
    product_status_type: product.special === 'offline' ? 'offline' : 'onSelling',
    avg_evaluation_rating: product.rating,
    separated_listing: false,
    // The seller's own currency, not the one asked for: the platform does it so.
    currency_code: 'CNY',
    sl_product: false,
    owner_member_seq_long: wireNumber(product.storeId),
    category_sequence: String(product.categoryId),
    gmt_create: '2025-03-11 02:15:44',
    gmt_modified: '2026-01-08 21:40:09',
    category_id: product.categoryId,
    product_id: wireNumber(product.productId),
    detail: product.detailHtml[language].replaceAll(/(["'(])\/pictures\//g, `$1${origin}/pictures/`),
  };
}

function describeSku(view: View, sku: CatalogueSku): object {
  const { supplier, product, country, currency } = view;
  const settings = supplier.settings();
  const usual = priceFor(product, sku, country, settings);
  const price = convertFromUsd(view.isPlain ? usual : takeTenThousandths(usual, settings.personalBenefitBasisPoints), currency);
  return {
    sku_attr: sku.skuAttr,
    offer_sale_price: decimalText(price),
    sku_id: sku.skuId,
    price_include_tax: isEurope(country),
    currency_code: currency,
    sku_price: decimalText(convertFromUsd(listPriceFor(product, sku, country, settings), currency)),
    offer_bulk_sale_price: decimalText(price),
    sku_available_stock: stockIn(supplier, sku, country),
    id: sku.skuAttr,
    ...(product.special === 'wholesale' ? { wholesale_price_tiers: tiers(price) } : {}),
    ...(country === 'US' ? importCharges(price, currency, settings.importChargesBasisPoints) : {}),
    ...(settings.promotionLimit === 0 ? {} : { buy_amount_limit_set_by_promotion: String(settings.promotionLimit), limit_strategy: settings.limitStrategy }),
    ...view.extra(sku),
    ...(sku.properties.length === 0
      ? {}
      : { ae_sku_property_dtos: { ae_sku_property_d_t_o: sku.properties.map((property) => describeProperty(view, property)) } }),
  };
}

function describeProperty({ language, origin }: View, property: SkuProperty): object {
  return {
    sku_property_value: property.valueName[language],
    ...(property.picture === undefined ? {} : { sku_image: pictureUrl(origin, property.picture) }),
    sku_property_name: property.propertyName[language],
    ...(property.sellerName === undefined ? {} : { property_value_definition_name: property.sellerName }),
    property_value_id: property.valueId,
    sku_property_id: property.propertyId,
  };
}

/** Since April 2025: empty = the price includes them, filled = they come on top. */
function importCharges(price: number, currency: string, basisPoints: number): object {
  if (basisPoints === 0) return { estimated_import_charges: '', tax_amount: '', tax_currency_code: '' };
  const charges = decimalText(takeTenThousandths(price, basisPoints));
  return { estimated_import_charges: charges, tax_amount: charges, tax_currency_code: currency };
}

function tiers(price: number): object {
  const tier = (each: Tier) => ({ min_quantity: String(each.minQuantity), discount: String(each.percentOff), wholesale_price: decimalText(tierPrice(price, each)) });
  return { wholesale_price_tier: TIERS.map(tier) };
}

function kilograms(grams: number): string {
  const digits = String(grams).padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

/** "5000+" for thousands, the plain number below. */
export function salesText(count: number): string {
  return count < 1_000 ? String(count) : `${count - (count % 1_000)}+`;
}

/** Where this program serves a picture of the catalogue. */
export function pictureUrl(origin: string, file: string): string {
  return `${origin}/pictures/${encodeURIComponent(file)}`;
}
