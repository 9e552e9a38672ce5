import { redirect } from '@/sandbox/foundation/answers';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import { decimalText } from '../money/decimal-text';
import { placeOrders } from '../orders/place-orders';
import { checkoutOf, countPress, draftCheckout, priceChangeOf, type CheckoutRow } from './checkouts';
import { reasonText, refusal, type AccountVisit } from './confirm-page';
import { keepPayment, payAll } from './payments';
import { addressesOf } from './saved-addresses';

/**
 * POST /p/trade/place: the last button. Every press makes an order, also the second one of the same page: the real site does not stop it, and
 * the journal shows it as `website-order` with the number of the press. `doubleClickGuard` refuses the second.
 */
export async function placeFromSite(visit: AccountVisit): Promise<Answer> {
  const { supplier, request, buyer, words, site } = visit;
  const form = request.form();
  const known = checkoutOf(supplier, form.get('token') ?? '');
  if (known === undefined || known.buyerId !== buyer.userId) return refusal(visit, words.queryFailed, words.queryWhy);
  if (site.doubleClickGuard && known.presses > 0) return refusal(visit, words.alreadyPlaced, words.backToOrders);
  const checkout = countPress(supplier, known);
  const address = addressesOf(supplier, buyer).find((each) => each.id === checkout.addressId);
  if (address === undefined || visit.fault?.kind === 'address-refused') return refusal(visit, words.addressRefused, words.queryWhy);
  const code = stopCode(visit);
  const drafted = code === null ? draftCheckout(supplier, { ...checkout, basisPoints: priceChangeOf(visit, checkout.basisPoints), country: address.fields['country'] ?? '' }) : { code };
  if ('code' in drafted) return refusal(visit, reasonText(visit, drafted.code), words.queryWhy);
  const orders = placeOrders(supplier, { buyer, outOrderId: '', address: address.fields, drafts: [drafted.draft] });
  record(visit, checkout, orders.map((order) => order.orderId));
  const payment = keepPayment(supplier, { orderIds: orders.map((order) => order.orderId), method: form.get('payment') === 'balance' ? 'balance' : 'card' });
  if (site.payButton !== 'pay-now') return redirect(`/p/second-payment/index.html?pmntId=${payment.id}`);
  // On disk before money moves, as for orders over the API.
  supplier.store.commit();
  await payAll(supplier, payment);
  return redirect(`/p/second-payment/pay-result.html?pmntId=${payment.id}`);
}

function stopCode({ fault }: AccountVisit): string | null {
  const codes: Record<string, string> = { 'no-shipping': 'DELIVERY_METHOD_NOT_EXIST', 'sold-out': 'INVENTORY_HOLD_ERROR', 'sku-gone': 'SKU_NOT_EXIST' };
  return codes[fault?.kind ?? ''] ?? null;
}

function record({ supplier }: AccountVisit, checkout: CheckoutRow, orderIds: readonly string[]): void {
  for (const orderId of orderIds) {
    const order = supplier.orders.get(orderId);
    supplier.effects.record({ effect: 'website-order', key: checkout.token, id: orderId, amount: order === undefined ? null : decimalText(order.totalMinor), currency: 'USD', facts: { press: String(checkout.presses), buyerId: checkout.buyerId } });
  }
}
