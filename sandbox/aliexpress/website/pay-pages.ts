import { redirect } from '@/sandbox/foundation/answers';
import { markup } from '@/sandbox/foundation/render-page';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import { decimalText } from '../money/decimal-text';
import { orderNow } from '../orders/order-rows';
import { refusal, type AccountVisit } from './confirm-page';
import { keepPayment, payAll, paymentOf, resultOf, type PaymentRow } from './payments';
import { sitePage } from './site-frame';

/** The payment of the address, when it is this buyer's; a payment page may also be opened for an order. */
function ownPayment({ supplier, request, buyer }: AccountVisit): PaymentRow | null {
  const orderId = request.query.get('orderIds') ?? '';
  const payment = orderId === '' ? paymentOf(supplier, request.query.get('pmntId') ?? '') : supplier.orders.get(orderId)?.paidAtMs === null ? keepPayment(supplier, { orderIds: [orderId], method: 'card' }) : undefined;
  return payment?.orderIds.every((id) => supplier.orders.get(id)?.buyerId === buyer.userId) === true ? payment : null;
}

/** GET /p/second-payment/index.html: what is to be paid, for orders that were made unpaid. */
export function showPayment(visit: AccountVisit): Answer {
  const { supplier, words } = visit;
  const payment = ownPayment(visit);
  if (payment === null) return refusal(visit, words.queryFailed, words.backToOrders);
  const total = payment.orderIds.reduce((sum, orderId) => sum + orderNow(supplier, orderId).totalMinor, 0);
  const body = markup`<h1>${words.payOrder}</h1><form method="post" action="/p/second-payment/pay?pmntId=${payment.id}" class="card"><div class="row total"><span>${words.amount}</span><span>US $${decimalText(total)}</span></div>
<fieldset><label class="choice"><input type="radio" name="payment" value="card"${payment.method === 'card' ? markup` checked` : null}>${words.card}</label><label class="choice"><input type="radio" name="payment" value="balance"${payment.method === 'balance' ? markup` checked` : null}>${words.balance}</label></fieldset><button class="primary wide">${words.payNow}</button></form>`;
  return sitePage(visit, { title: words.payOrder, body, wide: false });
}

/** POST /p/second-payment/pay */
export async function payFromSite(visit: AccountVisit): Promise<Answer> {
  const payment = ownPayment(visit);
  if (payment === null) return refusal(visit, visit.words.queryFailed, visit.words.backToOrders);
  const method = visit.request.form().get('payment') === 'balance' ? 'balance' : 'card';
  await payAll(visit.supplier, { ...payment, method });
  return redirect(`/p/second-payment/pay-result.html?pmntId=${payment.id}`);
}

/** GET /p/second-payment/pay-result.html: how it went, without the order's number. */
export function showResult(visit: AccountVisit): Answer {
  const { supplier, words } = visit;
  const payment = ownPayment(visit);
  if (payment === null) return refusal(visit, words.queryFailed, words.backToOrders);
  const result = resultOf(supplier, payment);
  const title = { paid: words.paySuccess, refused: words.payFailed, unknown: words.payUnknown }[result];
  const body = markup`<h1>${title}</h1><div class="card pay-result">${result === 'refused' ? markup`<p>${words.payFailedWhy}</p>` : null}<p><a href="/p/order/index.html" target="_blank" rel="noopener">${words.checkOrder}</a></p><p><a href="/">${words.home}</a></p></div>`;
  return sitePage(visit, { title, body, wide: false });
}
