import { markup, type Markup } from '../../foundation/render-page';
import { formatAmount } from '../money/format-amount';
import { textOf } from '../orders/field-checks';
import type { Capture, PayoutItem } from '../records';
import { hidden } from './control-fields';
import { form, type Place } from './control-form';

const SHOWN = 20;

/** Everything that waits for somebody's decision, each with its buttons: captures, refunds, payout items, disputes. */
export function waitingPart(place: Place): Markup | null {
  const rows = [...captureRows(place), ...refundRows(place), ...itemRows(place), ...disputeRows(place)];
  return rows.length === 0 ? null : markup`<section class="card"><h2>${place.words.pending}</h2>${rows}</section>`;
}

function row(text: Markup, buttons: readonly Markup[]): Markup {
  return markup`<div class="notice"><p>${text}</p><div class="actions-inline">${buttons}</div></div>`;
}

function captureRows({ world, words }: Place): Markup[] {
  const pending = [...world.captures.values()].filter(({ status }) => status === 'PENDING').slice(-SHOWN);
  const verdict = (capture: Capture, value: string, label: string) => form(words, 'review', markup`${hidden('captureId', capture.id)}${hidden('verdict', value)}`, label);
  return pending.map((capture) => row(markup`${formatAmount(capture.amount, words.code)} · <code>${capture.id}</code> · <code>${capture.reason}</code>`, [verdict(capture, 'complete', words.complete), verdict(capture, 'deny', words.deny)]));
}

function refundRows({ world, words }: Place): Markup[] {
  const pending = [...world.refunds.values()].filter(({ status }) => status === 'PENDING').slice(-SHOWN);
  const verdict = (refundId: string, value: string, label: string) => form(words, 'refund', markup`${hidden('refundId', refundId)}${hidden('verdict', value)}`, label);
  return pending.map((refund) => row(markup`${words.refund} ${formatAmount(refund.amount, words.code)} · <code>${refund.id}</code>`, [verdict(refund.id, 'complete', words.complete), verdict(refund.id, 'fail', words.fail)]));
}

function itemRows({ world, words }: Place): Markup[] {
  const waiting = [...world.items.values()].filter(({ status }) => status === 'ONHOLD' || status === 'UNCLAIMED').slice(-SHOWN);
  const move = (item: PayoutItem, status: string, label: string) => form(words, 'payout-item', markup`${hidden('itemId', item.id)}${hidden('status', status)}`, label);
  return waiting.map((item) =>
    row(
      markup`${words.item} ${formatAmount(item.amount, words.code)} · ${textOf(item.request['receiver'])} · ${item.status}`,
      item.status === 'ONHOLD' ? [move(item, 'SUCCESS', words.release), move(item, 'BLOCKED', words.block)] : [move(item, 'SUCCESS', words.claim), move(item, 'RETURNED', words.giveBack)],
    ),
  );
}

function disputeRows({ world, words }: Place): Markup[] {
  const open = [...world.disputes.values()].filter(({ status }) => status !== 'RESOLVED').slice(-SHOWN);
  const decide = (disputeId: string, verdict: string, label: string) => form(words, 'dispute-decide', markup`${hidden('disputeId', disputeId)}${hidden('verdict', verdict)}`, label);
  return open.map((dispute) =>
    row(
      markup`${words.dispute} ${formatAmount(dispute.amount, words.code)} · <code>${dispute.id}</code> · <code>${dispute.reason}</code> · ${dispute.stage} · <code>${dispute.status}</code>`,
      [
        decide(dispute.id, 'buyer', words.forBuyer),
        decide(dispute.id, 'seller', words.forSeller),
        decide(dispute.id, 'cancel', words.takeBack),
        ...(dispute.stage === 'INQUIRY' ? [decide(dispute.id, 'escalate', words.escalate)] : []),
      ],
    ),
  );
}
