import { decimalText } from '../money/decimal-text';
import { freightFeeFor, freightTo } from '../money/price-for';
import { deliverableStock } from '../orders/stock';
import { REFUSALS } from '../gateway/gateway-refusal';
import type { Supplier } from '../supplier';
import { readJsonParameter, textOf } from './read-json-parameter';
import { wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';

const refuse = ({ message }: BusinessRefusal) => ({ result: { success: false, error_desc: message } });

/** aliexpress.logistics.buyer.freight.calculate: the older freight call. Here `cent` really is cents, and everything is in US dollars. */
export const freightCalculate: SupplierMethod = {
  name: 'aliexpress.logistics.buyer.freight.calculate',
  required: ['param_aeop_freight_calculate_for_buyer_d_t_o'],
  refuse,
  run: (supplier, call) => calculate(supplier, call, 'param_aeop_freight_calculate_for_buyer_d_t_o'),
};

/** aliexpress.logistics.buyer.freight.get: its twin under the name of the parameter of old. */
export const freightGet: SupplierMethod = {
  name: 'aliexpress.logistics.buyer.freight.get',
  required: ['aeopFreightCalculateForBuyerDTO'],
  refuse,
  run: (supplier, call) => calculate(supplier, call, 'aeopFreightCalculateForBuyerDTO'),
};

function calculate(supplier: Supplier, call: MethodCall, parameter: string): object {
  const request = readJsonParameter(call.params, parameter);
  const asked = (name: string) => textOf(request[name]);
  for (const name of ['country_code', 'product_id', 'product_num', 'send_goods_country_code']) {
    if (asked(name) === '') throw REFUSALS.missing(name);
  }
  const product = supplier.catalogue.product(asked('product_id'));
  const sku = product === undefined ? undefined : asked('sku_id') === '' ? product.skus[0] : supplier.catalogue.skuById(product, asked('sku_id'));
  if (product === undefined || sku === undefined) return refuse({ code: '', message: 'The product does not exist' });
  const country = asked('country_code').toUpperCase();
  const isEnough = /^[1-9]\d*$/.test(asked('product_num')) && wireNumber(asked('product_num')) <= deliverableStock(supplier, product, sku, country);
  const services = product.shipsFrom === asked('send_goods_country_code').toUpperCase() && isEnough ? freightTo(product, country) : [];
  if (services.length === 0) return refuse({ code: '', message: 'No logistics service is available for this destination' });
  const list = services.map((service) => {
    const cent = freightFeeFor(service, country);
    return {
      service_name: service.code,
      estimated_delivery_time: `${service.minDays}-${service.maxDays}`,
      tracking_available: String(service.tracked !== false),
      error_code: 0,
      freight: { amount: decimalText(cent), cent, currency_code: 'USD' },
    };
  });
  return { result: { success: true, aeop_freight_calculate_result_for_buyer_d_t_o_list: { aeop_freight_calculate_result_for_buyer_dto: list } } };
}
