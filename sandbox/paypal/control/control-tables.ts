import { markup, type Markup } from '../../foundation/render-page';
import { formatAmount } from '../money/format-amount';
import { textOf } from '../orders/field-checks';
import { form, type Place } from './control-form';
import { newest } from './show-state';

function table(title: string, empty: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  const body = rows.length === 0 ? markup`<p class="muted">${empty}</p>` : markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
  return markup`<section class="card"><h2>${title}</h2>${body}</section>`;
}

/** Captures under review and refunds on their way, each with its buttons. */
export function reviewsPart({ world, words }: Place): Markup | null {
  const captures = [...world.captures.values()].filter(({ status }) => status === 'PENDING').slice(-20);
  const refunds = [...world.refunds.values()].filter(({ status }) => status === 'PENDING').slice(-20);
  if (captures.length + refunds.length === 0) return null;
  const verdict = (captureId: string, value: string, button: string) => form(words, 'review', markup`<input type="hidden" name="captureId" value="${captureId}"><input type="hidden" name="verdict" value="${value}">`, button);
  return markup`<section class="card"><h2>${words.pending}</h2>
${captures.map((capture) => markup`<div class="row"><span>${formatAmount(capture.amount, words.code)} · <code>${capture.id}</code> · ${capture.reason}</span><span class="actions-inline">${verdict(capture.id, 'complete', words.complete)}${verdict(capture.id, 'deny', words.deny)}</span></div>`)}
${refunds.map((refund) => markup`<div class="row"><span>${words.refund} ${formatAmount(refund.amount, words.code)} · <code>${refund.id}</code></span>${form(words, 'refund', markup`<input type="hidden" name="refundId" value="${refund.id}">`, words.complete)}</div>`)}</section>`;
}

/** The newest orders with what became of them. */
export function ordersPart({ world, words }: Place): Markup {
  const rows = newest(world.orders.values(), world.orders.size).map((order) => {
    const capture = order.captureId === null ? undefined : world.captures.get(order.captureId);
    return markup`<tr><td><code>${order.id}</code></td><td>${order.status}</td><td class="n">${formatAmount(order.total, words.code)}</td><td>${capture === undefined ? '–' : capture.status}</td><td class="n">${capture === undefined || capture.feeMinor === null ? '–' : formatAmount({ minor: capture.feeMinor, currency: capture.amount.currency }, words.code)}</td><td class="n">${capture === undefined ? '–' : formatAmount({ minor: capture.refundedMinor, currency: capture.amount.currency }, words.code)}</td><td><code>${order.invoiceId ?? order.customId ?? ''}</code></td><td>${world.clock.iso(order.createdAtMs)}</td></tr>`;
  });
  return table(words.orders(String(world.orders.size)), words.noOrders, [words.order, words.status, words.amount, words.capture, words.fee, words.refunded, words.invoice, words.at], rows);
}

export function payoutsPart({ world, words }: Place): Markup {
  const rows = newest(world.items.values(), world.items.size).map(
    (item) =>
      markup`<tr><td><code>${item.id}</code></td><td>${item.status}${item.error === null ? null : ` (${item.error.name})`}</td><td class="n">${formatAmount(item.amount, words.code)}</td><td class="n">${formatAmount({ minor: item.feeMinor, currency: item.amount.currency }, words.code)}</td><td>${textOf(item.request['receiver'])}</td><td><code>${item.senderBatchId ?? ''}</code></td><td>${world.batches.get(item.batchId)?.status ?? ''}</td></tr>`,
  );
  return table(words.payouts(String(world.items.size)), words.noPayouts, [words.item, words.status, words.amount, words.fee, words.receiver, words.batch, words.batchStatus], rows);
}

export function deliveriesPart({ world, words }: Place): Markup {
  const rows = newest(world.deliveries.values(), world.deliveries.size).map((delivery) => {
    const event = world.events.get(delivery.eventId);
    return markup`<tr><td>${event?.eventType ?? ''}</td><td>${delivery.state}</td><td class="n">${delivery.attempts}</td><td>${delivery.last ?? '–'}</td><td>${delivery.state === 'pending' ? world.clock.iso(delivery.nextAtMs) : '–'}</td><td><code>${delivery.eventId}</code></td></tr>`;
  });
  return table(words.deliveries(String(world.deliveries.size)), words.noDeliveries, [words.event, words.status, words.attempts, words.last, words.next, words.eventId], rows);
}
