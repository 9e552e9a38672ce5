import { REFUSALS } from '../gateway/gateway-refusal';
import { convertFromUsd, supplierCurrency } from '../money/convert-from-usd';
import { decimalText } from '../money/decimal-text';
import { formatPrice } from '../money/format-price';
import { freightFeeFor, freightTo } from '../money/price-for';
import { deliverableStock } from '../orders/stock';
import { readJsonParameter, textOf } from './read-json-parameter';
import { languageOf, wireNumber, type BusinessRefusal, type SupplierMethod } from './method';

const DAY_MS = 86_400_000;
const FREIGHT_CODES: Record<string, number> = { DELIVERY_INFO_EMPTY: 501, DELIVERY_NOT_AVAILABLE_TO_YOUR_ADDRESS: 505, DELIVERY_SERVICE_EXCEPTION: 506 };

const refuse = ({ code, message }: BusinessRefusal) => ({
  result: { msg: message, code: /^\d+$/.test(code) ? wireNumber(code) : (FREIGHT_CODES[code] ?? 506), success: false },
});
const refuseAs = (message: string) => refuse({ code: message, message });

/** aliexpress.ds.freight.query: the delivery services for one SKU to one country. Takes the SKU's id, not its attribute string. */
export const freightQuery: SupplierMethod = {
  name: 'aliexpress.ds.freight.query',
  required: ['queryDeliveryReq'],
  refuse,
  run(supplier, call) {
    const request = readJsonParameter(call.params, 'queryDeliveryReq');
    const asked = (name: string) => textOf(request[name]);
    for (const name of ['quantity', 'shipToCountry', 'productId', 'selectedSkuId', 'language', 'locale', 'currency']) {
      if (asked(name) === '') throw REFUSALS.missing(name);
    }
    const product = supplier.catalogue.product(asked('productId'));
    const sku = product === undefined ? undefined : supplier.catalogue.skuById(product, asked('selectedSkuId'));
    if (product === undefined || sku === undefined) return refuseAs('DELIVERY_INFO_EMPTY');
    const country = asked('shipToCountry').toUpperCase();
    const services = freightTo(product, country);
    const left = deliverableStock(supplier, product, sku, country);
    if (services.length === 0 || !/^\d+$/.test(asked('quantity')) || wireNumber(asked('quantity')) > left) return refuseAs('DELIVERY_NOT_AVAILABLE_TO_YOUR_ADDRESS');

    const currency = supplierCurrency(asked('currency'));
    const language = languageOf(asked('language'));
    const threshold = supplier.settings().freeShippingFromMinor;
    const options = services.map((service) => {
      const fee = convertFromUsd(freightFeeFor(service, country), currency);
      return {
        code: service.code,
        shipping_fee_currency: currency,
        // Major units in spite of its name. The platform may leave the fee out where delivery is free.
        ...(fee === 0 ? {} : { shipping_fee_cent: decimalText(fee), shipping_fee_format: formatPrice(fee, currency, language) }),
        free_shipping: fee === 0,
        free_shipping_threshold: formatPrice(convertFromUsd(threshold ?? 0, currency), currency, language),
        min_delivery_days: service.minDays,
        max_delivery_days: service.maxDays,
        guaranteed_delivery_days: '60',
        delivery_date_desc: dateRange(call.nowMs, service.minDays, service.maxDays, language),
        company: service.company[language],
        ship_from_country: product.shipsFrom,
        tracking: service.tracked !== false,
        available_stock: String(left),
        // Free by the platform: at once when free anyway, else from the threshold on.
        mayHavePFS: fee === 0 || threshold !== null,
      };
    });
    return { result: { msg: 'Call succeeds', code: 200, success: true, delivery_options: { delivery_option_d_t_o: options } } };
  },
};

function dateRange(nowMs: number, minDays: number, maxDays: number, language: string): string {
  const format = (days: number) => new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(nowMs + days * DAY_MS);
  return `${format(minDays)} - ${format(maxDays)}`;
}
