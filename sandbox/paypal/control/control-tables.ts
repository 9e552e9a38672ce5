import { markup, type Markup } from '../../foundation/render-page';
import { formatAmount } from '../money/format-amount';
import { textOf } from '../orders/field-checks';
import type { Capture } from '../records';
import { hidden } from './control-fields';
import { form, type Place } from './control-form';
import { newest } from './show-state';

function table(title: string, empty: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  const body = rows.length === 0 ? markup`<p class="muted">${empty}</p>` : markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
  return markup`<section class="card"><h2>${title}</h2>${body}</section>`;
}

/** The newest orders with what became of them. */
export function ordersPart({ world, words }: Place): Markup {
  const disputed = new Set([...world.disputes.values()].filter(({ status }) => status !== 'RESOLVED').map(({ captureId }) => captureId));
  const disputeButton = (capture: Capture | undefined): Markup | string => {
    const can = capture !== undefined && (capture.status === 'COMPLETED' || capture.status === 'PARTIALLY_REFUNDED') && !disputed.has(capture.id);
    return can ? form(words, 'dispute', hidden('captureId', capture.id), words.openDispute) : '–';
  };
  const rows = newest(world.orders.values(), world.orders.size).map((order) => {
    const capture = order.captureId === null ? undefined : world.captures.get(order.captureId);
    return markup`<tr><td><code>${order.id}</code></td><td>${order.status}</td><td class="n">${formatAmount(order.total, words.code)}</td><td>${capture === undefined ? '–' : capture.status}</td><td class="n">${capture === undefined || capture.feeMinor === null ? '–' : formatAmount({ minor: capture.feeMinor, currency: capture.amount.currency }, words.code)}</td><td class="n">${capture === undefined ? '–' : formatAmount({ minor: capture.refundedMinor, currency: capture.amount.currency }, words.code)}</td><td><code>${order.invoiceId ?? order.customId ?? ''}</code></td><td>${world.clock.iso(order.createdAtMs)}</td><td>${disputeButton(capture)}</td></tr>`;
  });
  return table(words.orders(String(world.orders.size)), words.noOrders, [words.order, words.status, words.amount, words.capture, words.fee, words.refunded, words.invoice, words.at, words.dispute], rows);
}

/** The newest disputes with what became of them. */
export function disputesPart({ world, words }: Place): Markup | null {
  if (world.disputes.size === 0) return null;
  const rows = newest(world.disputes.values(), world.disputes.size).map(
    (dispute) =>
      markup`<tr><td><code>${dispute.id}</code></td><td>${dispute.status}</td><td>${dispute.stage}</td><td class="n">${formatAmount(dispute.amount, words.code)}</td><td>${dispute.reason}</td><td><code>${dispute.captureId}</code></td><td>${dispute.outcome?.code ?? '–'}</td><td>${dispute.status === 'WAITING_FOR_SELLER_RESPONSE' ? world.clock.iso(dispute.sellerDueMs) : '–'}</td></tr>`,
  );
  return table(words.disputes(String(world.disputes.size)), '', [words.dispute, words.status, words.stage, words.amount, words.reason, words.capture, words.outcome, words.answerBy], rows);
}

export function payoutsPart({ world, words }: Place): Markup {
  const rows = newest(world.items.values(), world.items.size).map(
    (item) =>
      markup`<tr><td><code>${item.id}</code></td><td>${item.status}${item.error === null ? null : ` (${item.error.name})`}</td><td class="n">${formatAmount(item.amount, words.code)}</td><td class="n">${formatAmount({ minor: item.feeMinor, currency: item.amount.currency }, words.code)}</td><td>${textOf(item.request['receiver'])}</td><td><code>${item.senderBatchId ?? ''}</code></td><td>${world.batches.get(item.batchId)?.status ?? ''}</td><td><span class="actions-inline">${item.status === 'SUCCESS' ? [form(words, 'payout-item', markup`${hidden('itemId', item.id)}${hidden('status', 'REFUNDED')}`, words.sendBack), form(words, 'payout-item', markup`${hidden('itemId', item.id)}${hidden('status', 'REVERSED')}`, words.reverse)] : '–'}</span></td></tr>`,
  );
  return table(words.payouts(String(world.items.size)), words.noPayouts, [words.item, words.status, words.amount, words.fee, words.receiver, words.batch, words.batchStatus, words.change], rows);
}

export function deliveriesPart({ world, words }: Place): Markup {
  const rows = newest(world.deliveries.values(), world.deliveries.size).map((delivery) => {
    const event = world.events.get(delivery.eventId);
    return markup`<tr><td>${event?.eventType ?? ''}</td><td>${delivery.state}</td><td class="n">${delivery.attempts}</td><td>${delivery.last ?? '–'}</td><td>${delivery.state === 'pending' ? world.clock.iso(delivery.nextAtMs) : '–'}</td><td><code>${delivery.eventId}</code></td></tr>`;
  });
  return table(words.deliveries(String(world.deliveries.size)), words.noDeliveries, [words.event, words.status, words.attempts, words.last, words.next, words.eventId], rows);
}
