import { randomCode } from '../../foundation/random-code';
import { valueOf } from '../money/amount';
import type { NewMovement } from '../money/create-books';
import type { World } from '../open-world';
import { textOf } from '../orders/field-checks';
import type { ItemStatus, PayoutItem } from '../records';
import { publishItem } from './show-payout';

const MASS_PAYMENT = 'T0001';
const FEE = 'T0104';
const RELEASE = 'T1105';
const REVERSAL = 'T1114';
const REFUND = 'T1115';

const EFFECTS: Readonly<Partial<Record<ItemStatus, string>>> = { SUCCESS: 'payout-item', RETURNED: 'payout-returned', REFUNDED: 'payout-refunded', REVERSED: 'payout-reversed' };

/** Moves an item to its next state and the money with it, and tells the webhooks. `word` is the event where it does not follow from the status. */
export function settleItem(world: World, item: PayoutItem, status: ItemStatus, error: PayoutItem['error'], word?: string): void {
  item.status = status;
  item.error = error;
  item.processedAtMs = world.clock.nowMs();
  if (status === 'SUCCESS' || status === 'UNCLAIMED') item.transactionId ??= randomCode(17);
  moveMoney(world, item);
  world.items.put(item.id, item);
  const effect = EFFECTS[status];
  if (effect !== undefined) record(world, item, effect);
  publishItem(world, item, word);
}

function moveMoney(world: World, item: PayoutItem): void {
  const { amount, feeMinor, status } = item;
  const line = lineOf(item);
  if (status === 'UNCLAIMED') world.books.note({ ...line, amountMinor: -amount.minor, feeMinor: -feeMinor }, 'P');
  else if (status !== 'ONHOLD') world.books.endNotes(line.id ?? '');
  if (status === 'SUCCESS' || status === 'FAILED' || status === 'BLOCKED' || status === 'RETURNED') release(world, item);
  if (status === 'SUCCESS') {
    world.books.post({ ...line, amountMinor: -amount.minor });
    if (feeMinor > 0) world.books.post({ code: FEE, currency: amount.currency, amountMinor: -feeMinor, referenceId: item.transactionId, referenceType: 'TXN' });
  }
  if (status === 'REFUNDED' || status === 'REVERSED') world.books.post({ code: status === 'REFUNDED' ? REFUND : REVERSAL, currency: amount.currency, amountMinor: amount.minor, referenceId: item.transactionId, referenceType: 'TXN', customField: line.customField ?? null });
}

function lineOf(item: PayoutItem): NewMovement {
  const senderItemId = textOf(item.request['sender_item_id']);
  return {
    id: item.transactionId ?? item.id,
    code: MASS_PAYMENT,
    currency: item.amount.currency,
    amountMinor: 0,
    referenceId: item.batchId,
    referenceType: 'TXN',
    customField: senderItemId === '' ? null : senderItemId,
    counterparty: { email: textOf(item.request['receiver']), name: textOf(item.request['receiver']) },
  };
}

/** What was held for the item is available again. */
function release(world: World, item: PayoutItem): void {
  if (item.heldMinor === 0) return;
  world.books.post({ code: RELEASE, currency: item.amount.currency, amountMinor: item.heldMinor, referenceId: item.batchId, referenceType: 'TXN' }, { available: item.heldMinor, withheld: -item.heldMinor });
  item.heldMinor = 0;
}

function record(world: World, item: PayoutItem, effect: string): void {
  const { currency } = item.amount;
  world.effects.record({
    effect,
    key: item.senderBatchId,
    id: item.id,
    amount: valueOf(item.amount),
    currency,
    facts: { receiver: textOf(item.request['receiver']), senderItemId: textOf(item.request['sender_item_id']), batchId: item.batchId, fee: valueOf({ minor: item.feeMinor, currency }) },
  });
}
