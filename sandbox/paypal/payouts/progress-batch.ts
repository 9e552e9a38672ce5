import type { World } from '../open-world';
import { textOf } from '../orders/field-checks';
import type { PayoutBatch, PayoutItem } from '../records';
import { itemFate, type ItemFate } from './payout-triggers';
import { settleItem } from './settle-item';
import { publishBatch } from './show-payout';

const PROCESSING_AFTER_MS = 300;
const HOLD_MS = 86_400_000;
const UNCLAIMED_MS = 30 * 86_400_000;

/** Arms the next step of a batch and of its items on the sandbox's clock; also used for everything unfinished at start. */
export function scheduleBatch(world: World, batch: PayoutBatch): void {
  if (batch.status === 'PENDING') world.clock.at(batch.createdAtMs + PROCESSING_AFTER_MS, () => { beginBatch(world, batch); });
  else if (batch.status === 'PROCESSING') world.clock.at(doneAt(world, batch), () => { finishBatch(world, batch); });
  for (const item of itemsOf(world, batch)) scheduleItem(world, item);
}

function scheduleItem(world: World, item: PayoutItem): void {
  if (item.processedAtMs === null) return;
  if (item.status === 'ONHOLD') world.clock.at(item.processedAtMs + HOLD_MS, () => { releaseHold(world, item); });
  if (item.status === 'UNCLAIMED') world.clock.at(item.processedAtMs + UNCLAIMED_MS, () => { returnItem(world, item); });
}

function itemsOf(world: World, batch: PayoutBatch): PayoutItem[] {
  return batch.itemIds.map((id) => world.items.get(id)).filter((item) => item !== undefined);
}

const doneAt = (world: World, batch: PayoutBatch) => batch.createdAtMs + 200 + world.options.get().payoutSeconds * 1_000;

function beginBatch(world: World, batch: PayoutBatch): void {
  if (batch.status !== 'PENDING') return;
  if (batch.fate === 'deny') {
    denyBatch(world, batch);
    return;
  }
  batch.status = 'PROCESSING';
  world.batches.put(batch.id, batch);
  publishBatch(world, batch);
  world.clock.at(doneAt(world, batch), () => { finishBatch(world, batch); });
}

/** No item is paid; what was held is available again. */
function denyBatch(world: World, batch: PayoutBatch): void {
  batch.status = 'DENIED';
  batch.completedAtMs = world.clock.nowMs();
  world.batches.put(batch.id, batch);
  for (const item of itemsOf(world, batch)) settleItem(world, item, 'FAILED', { name: 'INSUFFICIENT_FUNDS', message: 'Sender does not have sufficient funds' });
  publishBatch(world, batch);
}

function finishBatch(world: World, batch: PayoutBatch): void {
  if (batch.status !== 'PROCESSING') return;
  const seen = new Set<string>();
  for (const item of itemsOf(world, batch)) {
    if (item.status !== 'PENDING') continue;
    const fate = fateOf(world, batch, item, seen);
    settleItem(world, item, fate.status, fate.error);
    scheduleItem(world, item);
  }
  batch.status = 'SUCCESS';
  batch.completedAtMs = world.clock.nowMs();
  world.batches.put(batch.id, batch);
  publishBatch(world, batch);
}

/** A sender_item_id counts once inside a batch; in another batch it is no protection (facts 4.2). */
function fateOf(world: World, batch: PayoutBatch, item: PayoutItem, seen: Set<string>): ItemFate {
  const senderItemId = textOf(item.request['sender_item_id']);
  if (senderItemId !== '' && seen.has(senderItemId)) return { status: 'FAILED', error: { name: 'DUPLICATE_ITEM', message: 'A transaction with this sender_item_id exists in the batch' } };
  seen.add(senderItemId);
  if (batch.fate === 'hold') return { status: 'ONHOLD', error: { name: 'REGULATORY_PENDING', message: 'The payment is pending a review' } };
  return itemFate(textOf(item.request['receiver']), item.amount.minor, { email: world.settings.merchantEmail, id: world.settings.merchantId });
}

function releaseHold(world: World, item: PayoutItem): void {
  if (item.status === 'ONHOLD') settleItem(world, item, 'SUCCESS', null);
}

/** Nobody claimed it for 30 days: the money comes back. */
function returnItem(world: World, item: PayoutItem): void {
  if (item.status === 'UNCLAIMED') settleItem(world, item, 'RETURNED', item.error);
}
