import { randomCode } from '../../foundation/random-code';
import { valueOf } from '../money/amount';
import type { World } from '../open-world';
import { textOf } from '../orders/field-checks';
import type { ItemStatus, PayoutBatch, PayoutItem } from '../records';
import { itemFate } from './payout-triggers';
import { publishBatch, publishItem } from './show-payout';

const PROCESSING_AFTER_MS = 300;
const DONE_AFTER_MS = 1_200;
const HOLD_MS = 86_400_000;
const UNCLAIMED_MS = 30 * 86_400_000;

/** Arms the next step of a batch and of its items on the sandbox's clock; also used for everything unfinished at start. */
export function scheduleBatch(world: World, batch: PayoutBatch): void {
  if (batch.status === 'PENDING') world.clock.at(batch.createdAtMs + PROCESSING_AFTER_MS, () => { beginBatch(world, batch); });
  else if (batch.status === 'PROCESSING') world.clock.at(batch.createdAtMs + DONE_AFTER_MS, () => { finishBatch(world, batch); });
  for (const item of itemsOf(world, batch)) scheduleItem(world, item);
}

function scheduleItem(world: World, item: PayoutItem): void {
  if (item.processedAtMs === null) return;
  if (item.status === 'ONHOLD') world.clock.at(item.processedAtMs + HOLD_MS, () => { releaseHold(world, item); });
  if (item.status === 'UNCLAIMED') world.clock.at(item.processedAtMs + UNCLAIMED_MS, () => { returnItem(world, item); });
}

export function itemsOf(world: World, batch: PayoutBatch): PayoutItem[] {
  return batch.itemIds.map((id) => world.items.get(id)).filter((item) => item !== undefined);
}

function beginBatch(world: World, batch: PayoutBatch): void {
  if (batch.status !== 'PENDING') return;
  if (batch.fate === 'deny') {
    denyBatch(world, batch);
    return;
  }
  batch.status = 'PROCESSING';
  world.batches.put(batch.id, batch);
  publishBatch(world, batch);
  world.clock.at(batch.createdAtMs + DONE_AFTER_MS, () => { finishBatch(world, batch); });
}

function denyBatch(world: World, batch: PayoutBatch): void {
  batch.status = 'DENIED';
  batch.completedAtMs = world.clock.nowMs();
  world.batches.put(batch.id, batch);
  for (const item of itemsOf(world, batch)) settleItem(world, item, 'DENIED', { name: 'INSUFFICIENT_FUNDS', message: 'Sender does not have sufficient funds' });
  publishBatch(world, batch);
}

function finishBatch(world: World, batch: PayoutBatch): void {
  if (batch.status !== 'PROCESSING') return;
  const merchant = { email: world.settings.merchantEmail, id: world.settings.merchantId };
  for (const item of itemsOf(world, batch)) {
    if (item.status !== 'PENDING') continue;
    const fate = batch.fate === 'hold' ? { status: 'ONHOLD' as const, error: { name: 'REGULATORY_PENDING', message: 'The payment is pending a review' } } : itemFate(textOf(item.request['receiver']), item.amount.minor, merchant);
    settleItem(world, item, fate.status, fate.error);
    scheduleItem(world, item);
  }
  batch.status = 'SUCCESS';
  batch.completedAtMs = world.clock.nowMs();
  world.batches.put(batch.id, batch);
  publishBatch(world, batch);
}

/** Moves an item to its next state and the held money with it. */
export function settleItem(world: World, item: PayoutItem, status: ItemStatus, error: PayoutItem['error']): void {
  const held = item.amount.minor + item.feeMinor;
  item.status = status;
  item.error = error;
  item.processedAtMs = world.clock.nowMs();
  const executed = status === 'SUCCESS' || status === 'UNCLAIMED';
  if (executed) item.transactionId ??= randomCode(17);
  world.items.put(item.id, item);
  if (status === 'SUCCESS') world.books.move(item.amount.currency, { withheld: -held });
  else if (status === 'FAILED' || status === 'BLOCKED' || status === 'DENIED' || status === 'RETURNED') world.books.move(item.amount.currency, { available: held, withheld: -held });
  if (status === 'SUCCESS' || status === 'RETURNED') {
    world.effects.record({
      effect: status === 'SUCCESS' ? 'payout-item' : 'payout-returned',
      key: item.senderBatchId,
      id: item.id,
      amount: valueOf(item.amount),
      currency: item.amount.currency,
      facts: { receiver: textOf(item.request['receiver']), senderItemId: textOf(item.request['sender_item_id']), batchId: item.batchId, fee: valueOf({ minor: item.feeMinor, currency: item.amount.currency }) },
    });
  }
  publishItem(world, item);
}

function releaseHold(world: World, item: PayoutItem): void {
  if (item.status === 'ONHOLD') settleItem(world, item, 'SUCCESS', null);
}

/** Nobody claimed it for 30 days: the money comes back. */
function returnItem(world: World, item: PayoutItem): void {
  if (item.status === 'UNCLAIMED') settleItem(world, item, 'RETURNED', item.error);
}
