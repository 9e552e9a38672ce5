import { controlPath } from '@/sandbox/foundation/control-frame';
import { markup, type Markup } from '@/sandbox/foundation/render-page';
import { decimalText } from '../money/decimal-text';
import type { OrderRow, PushRow } from '../rows';
import type { Supplier } from '../supplier';
import type { OrderAction } from './act-on-order';
import type { Words } from './words';

const LATEST = 50;
/** Push messages on the overview; an order's page has all of its own. */
const FEW = 12;
const latestOf = <T>(rows: Iterable<T>): T[] => [...rows].slice(-LATEST).reverse();

/** The latest orders with what can be done to each by hand. */
export function ordersCard(supplier: Supplier, words: Words): Markup {
  const orders = latestOf(supplier.orders.values());
  const rows = orders.map(
    (order) => markup`<tr><td><a href="${controlPath(`/_control/orders/${order.orderId}`, words)}"><code>${order.orderId}</code></a></td><td>${stateText(order, words)}</td>
<td><form method="post" style="display:flex;gap:6px">${actionsFor(order).filter(isQuick).map((action) => actionButton(order, action, words))}</form></td>
<td>${order.lines.map((line) => `${line.quantity} × ${shorten(line.title)}`).join(', ')}</td><td>${order.country}</td><td class="n">$${decimalText(order.totalMinor)}</td><td><code>${shorten(order.outOrderId)}</code></td></tr>`,
  );
  const head = markup`<tr><th>${words.order}</th><th>${words.state}</th><th>${words.actions}</th><th>${words.items}</th><th>${words.to}</th><th class="n">${words.amount}</th><th>${words.reference}</th></tr>`;
  const note = supplier.orders.size > LATEST ? markup` <span class="muted small">${words.latest}</span>` : '';
  return markup`<section class="card"><h2>${words.orders} <span class="muted">${supplier.orders.size}</span>${note}</h2>${
    orders.length === 0 ? markup`<p class="muted">${words.noOrders}</p>` : markup`<div class="scroll"><table><thead>${head}</thead><tbody>${rows}</tbody></table></div>`
  }</section>`;
}

/** What needs no further word is a button in the list; the rest is on the order's own page. */
const isQuick = (action: OrderAction) => ['pay', 'ship', 'deliver', 'cancel', 'release'].includes(action);

/** What the order's state allows to be done by hand. */
export function actionsFor(order: OrderRow): OrderAction[] {
  const unrefunded: OrderAction[] = order.paidAtMs !== null && order.refundedMinor < order.totalMinor ? ['refund'] : [];
  if (order.status === 'FINISH') return unrefunded;
  if (order.resumeStatus !== null) return ['release', 'cancel-by-supplier', ...unrefunded];
  if (order.status === 'PLACE_ORDER_SUCCESS' || order.status === 'PAYMENT_PROCESSING') return ['pay', 'cancel', 'hold'];
  if (order.status === 'WAIT_SELLER_SEND_GOODS') return ['ship', 'deliver', 'cancel', 'cancel-by-supplier', 'hold', ...unrefunded];
  return ['ship', 'deliver', 'cancel-by-supplier', 'hold', ...unrefunded].filter((action) => action !== 'ship' || order.status === 'SELLER_PART_SEND_GOODS') as OrderAction[];
}

export function actionButton(order: OrderRow, action: OrderAction, words: Words): Markup {
  const labels: Record<OrderAction, string> = {
    pay: words.pay, ship: words.shipNow, deliver: words.deliver, cancel: words.cancel, 'cancel-by-supplier': words.cancelSupplier,
    hold: words.hold, release: words.release, refund: words.refund,
  };
  return markup`<button class="slim" formaction="/_control/orders/${order.orderId}/${action}?lang=${words.code}">${labels[action]}</button>`;
}

/** The state in plain words. */
export function stateText(order: OrderRow, words: Words): Markup {
  if (order.endReason !== null) return markup`<span class="bad">${order.endReason === 'PAY_TIMEOUT' ? words.lapsed : words.cancelled}</span>`;
  if (order.deliveredAtMs !== null) return markup`<span class="good">${words.delivered}</span>`;
  if (order.status === 'IN_CANCEL') return markup`<span class="warn">${words.cancelling}</span>`;
  if (order.resumeStatus !== null) return markup`<span class="warn">${words.held}</span> <code>${order.status}</code>`;
  if (order.status === 'PAYMENT_PROCESSING') return markup`<span class="warn">${words.processing}</span>`;
  if (order.shippedAtMs !== null) return markup`${words.shipped}`;
  if (order.partShippedAtMs !== null) return markup`${words.partShipped}`;
  return order.paidAtMs === null ? markup`<span class="warn">${words.unpaid}</span>` : markup`<span class="good">${words.paid}</span>`;
}

function shorten(text: string): string {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}

/** Who is connected, until when. Tokens by their last characters only. */
export function tokensCard({ tokens, buyers, clock }: Supplier, words: Words): Markup {
  const rows = latestOf(tokens.values()).map((row) => {
    const over = row.expiresAtMs <= clock.nowMs();
    const account = buyers.find((buyer) => buyer.userId === row.userId)?.login ?? row.userId;
    return markup`<tr><td>${account}</td><td>${row.kind}</td><td><code>…${row.token.slice(-6)}</code></td><td${over ? markup` class="bad"` : ''}>${clock.iso(row.expiresAtMs).replace('T', ' ').replace('Z', '')}${over ? ` · ${words.expired}` : ''}</td></tr>`;
  });
  const body = markup`<div class="scroll"><table><thead><tr><th>${words.account}</th><th>${words.kind}</th><th>${words.token}</th><th>${words.ends}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return markup`<section class="card"><h2>${words.tokens}</h2>${rows.length === 0 ? markup`<p class="muted">${words.noTokens}</p>` : body}</section>`;
}

/** What was pushed to the subscriber, and what it answered. */
export function pushesCard(supplier: Supplier, words: Words): Markup {
  return markup`<section class="card"><h2>${words.pushes}</h2>${pushRows(supplier, latestOf(supplier.pushes.values()).slice(0, FEW), words)}</section>`;
}

/** Push messages as a table, each with a button to send it again. */
export function pushRows({ clock }: Supplier, rows: readonly PushRow[], words: Words): Markup {
  if (rows.length === 0) return markup`<p class="muted">${words.noPushes}</p>`;
  const line = (row: PushRow) => markup`<tr><td><code>${row.orderId}</code></td><td>${row.orderStatus}</td><td>${clock.iso(row.atMs).replace('T', ' ').replace('Z', '')}</td><td class="n">${row.attempts}</td><td class="${row.result === '200' ? 'good' : row.result === 'waiting' ? '' : 'bad'}">${resultText(row, words)}</td>
<td><form method="post" action="${controlPath(`/_control/pushes/${row.id}/repeat`, words)}"><button class="slim" aria-label="${words.repeat}: ${row.orderStatus}, ${row.orderId}">${words.repeat}</button></form></td></tr>`;
  return markup`<div class="scroll"><table><thead><tr><th>${words.order}</th><th>${words.state}</th><th>${words.sent}</th><th class="n">${words.attempts}</th><th>${words.answer}</th><th></th></tr></thead><tbody>${rows.map(line)}</tbody></table></div>`;
}

function resultText({ result }: PushRow, words: Words): string {
  return { 'no answer': words.noAnswer, waiting: words.waiting, lost: words.lost }[result] ?? result;
}
