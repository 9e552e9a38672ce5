import { validateAddress, type AddressFields } from '../addresses/validate-address';
import { REFUSALS } from '../gateway/gateway-refusal';
import { draftOrders } from '../orders/draft-orders';
import { payFromBalance } from '../orders/order-life';
import { placeOrders } from '../orders/place-orders';
import { findPlacement, rememberPlacement } from '../orders/placements';
import type { BuyerState } from '../rows';
import type { Supplier } from '../supplier';
import { asObject, readJsonParameter, textOf, type JsonObject } from './read-json-parameter';
import { wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';

const ORDER = 'param_place_order_request4_open_api_d_t_o';
const EXTEND = 'ds_extend_request';
const AUTO_PAY_FAILED = 'OrderCreated, autoPay fail:APIPayFail';

const BUYER_REFUSALS: Record<BuyerState, string> = {
  blacklisted: 'BLACKLIST_BUYER_IN_LIST',
  disabled: 'USER_ACCOUNT_DISABLED',
  suspicious: 'A003_SUSPICIOUS_BUYER',
  invalid: 'A006_INVALID_ACCOUNT_INFO',
};

const refuse = ({ code, message }: BusinessRefusal) => ({ result: { error_msg: message, error_code: code, is_success: false } });
const accept = (orderIds: readonly string[], errorMessage?: string) => ({
  result: { is_success: true, order_list: { number: orderIds.map(wireNumber) }, ...(errorMessage === undefined ? {} : { error_msg: errorMessage }) },
});

/**
 * aliexpress.ds.order.create: one order per store, unpaid unless auto-pay is asked for and on. What a repeated out_order_id answers is a
 * switch, because nobody has published what the platform does.
 */
export const orderCreate: SupplierMethod = { name: 'aliexpress.ds.order.create', required: [ORDER], refuse, run: createOrders };

/** aliexpress.trade.buy.placeorder: the older method with the same payload and its own envelope. */
export const placeOrder: SupplierMethod = { ...orderCreate, name: 'aliexpress.trade.buy.placeorder' };

async function createOrders(supplier: Supplier, call: MethodCall): Promise<object> {
  // As the reference's own example does: success and an error code in one answer, and no order.
  if (call.fault?.kind === 'contradiction') return { result: { is_success: 'true', error_code: 'PARM_ILLEGL', error_msg: 'PARM_ILLEGL', order_list: {} } };
  const request = readJsonParameter(call.params, ORDER);
  const extend = call.params.has(EXTEND) ? readJsonParameter(call.params, EXTEND) : {};
  const outOrderId = textOf(request['out_order_id']);
  const known = findPlacement(supplier, call.buyer.userId, outOrderId);
  if (known !== null && supplier.settings().dedupe === 'repeated-error') return refuse({ code: 'REPEATED_ORDER_ERROR', message: 'repeated placed order' });
  if (known !== null) return accept(known.orderIds, unpaidNote(supplier, extend, known.orderIds));

  const address = readAddress(request);
  const items = readItems(request);
  const wrong = refusalOfCaller(supplier, call, extend) ?? validateAddress(address, { strictProvinces: supplier.settings().strictProvinces, nationalAddress: nationalAddressOf(extend) });
  if (wrong !== null) return refuse(wrong);
  const businessModel = textOf(partOf(extend, 'trade_extra_param')['business_model']);
  const drafted = draftOrders(supplier, { items, country: (address['country'] ?? '').toUpperCase(), businessModel });
  if ('refusal' in drafted) return refuse(drafted.refusal);

  const orders = placeOrders(supplier, { buyer: call.buyer, outOrderId, address, drafts: drafted.drafts });
  const orderIds = orders.map((order) => order.orderId);
  rememberPlacement(supplier, call.buyer.userId, outOrderId, orderIds);
  return accept(orderIds, await pay(supplier, extend, orderIds));
}

/** What speaks against the account, or against a coupon that it brings: the sandbox gives none out. */
function refusalOfCaller(supplier: Supplier, call: MethodCall, extend: JsonObject): BusinessRefusal | null {
  const state = supplier.settings().buyerStates[call.buyer.userId];
  if (state !== undefined) return { code: BUYER_REFUSALS[state], message: BUYER_REFUSALS[state] };
  return textOf(partOf(extend, 'promotion')['promotion_code']) === '' ? null : { code: 'A004_CANNOT_USER_COUPON', message: 'A004_CANNOT_USER_COUPON' };
}

/** The text that goes with orders that exist but could not be paid; undefined when all is paid or paying was not asked for. */
async function pay(supplier: Supplier, extend: JsonObject, orderIds: readonly string[]): Promise<string | undefined> {
  if (!wantsPayment(extend)) return undefined;
  const payable = supplier.settings().autoPay && ['', 'USD'].includes(textOf(partOf(extend, 'payment')['pay_currency']));
  if (!payable) return AUTO_PAY_FAILED;
  // Stored before the first debit: a crash in between must not lose an order that may have been paid.
  supplier.store.commit();
  const results = await Promise.all(orderIds.map((orderId) => payFromBalance(supplier, orderId)));
  return results.every((result) => result === 'paid') ? undefined : AUTO_PAY_FAILED;
}

/** A repeat never pays a second time; it only says when paying was asked for and an order still waits for it. */
function unpaidNote(supplier: Supplier, extend: JsonObject, orderIds: readonly string[]): string | undefined {
  const waits = orderIds.some((orderId) => supplier.orders.get(orderId)?.status === 'PLACE_ORDER_SUCCESS');
  return waits && wantsPayment(extend) ? AUTO_PAY_FAILED : undefined;
}

function partOf(extend: JsonObject, name: string): JsonObject {
  return extend[name] === undefined ? {} : asObject(extend[name], EXTEND);
}

function wantsPayment(extend: JsonObject): boolean {
  return textOf(partOf(extend, 'payment')['try_to_pay']) === 'true';
}

function nationalAddressOf(extend: JsonObject): string {
  return textOf(partOf(extend, 'trade_extra_param')['nat_addr']);
}

function readAddress(request: JsonObject): AddressFields {
  if (request['logistics_address'] === undefined) throw REFUSALS.missing('logistics_address');
  const fields = asObject(request['logistics_address'], ORDER);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value)] as const));
}

function readItems(request: JsonObject): readonly unknown[] {
  const items = request['product_items'];
  if (items === undefined) throw REFUSALS.missing('product_items');
  if (!Array.isArray(items)) throw REFUSALS.badMapping(ORDER);
  return items;
}
