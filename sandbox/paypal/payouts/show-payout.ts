import { payoutMoney } from '../money/amount';
import type { World } from '../open-world';
import type { ItemStatus, Json, PayoutBatch, PayoutItem } from '../records';

/** The short header: what the create call answers. */
export function showBatchHeader(batch: PayoutBatch): Json {
  return { payout_batch_id: batch.id, batch_status: batch.status, sender_batch_header: batch.header };
}

/** The full header of a batch; fees are zero until the batch is being processed. */
export function showWholeHeader(world: World, batch: PayoutBatch): Json {
  let amount = 0;
  let fees = 0;
  for (const id of batch.itemIds) {
    const item = world.items.get(id);
    amount += item?.amount.minor ?? 0;
    fees += item?.feeMinor ?? 0;
  }
  return {
    ...showBatchHeader(batch),
    time_created: world.clock.iso(batch.createdAtMs),
    ...(batch.completedAtMs === null ? {} : { time_completed: world.clock.iso(batch.completedAtMs) }),
    funding_source: 'BALANCE',
    amount: payoutMoney(amount, batch.currency),
    fees: payoutMoney(batch.status === 'PENDING' || batch.status === 'DENIED' ? 0 : fees, batch.currency),
  };
}

/** An item; `errors` is one object. */
export function showItem(world: World, item: PayoutItem, place: 'batch' | 'alone'): Json {
  const self = `${world.baseUrl}/v1/payments/payouts-item/${item.id}`;
  const batch = `${world.baseUrl}/v1/payments/payouts/${item.batchId}`;
  const charged = item.status === 'SUCCESS' || item.status === 'UNCLAIMED' || item.status === 'ONHOLD' || item.status === 'PENDING' || item.status === 'REFUNDED' || item.status === 'REVERSED';
  return {
    payout_item_id: item.id,
    ...(item.transactionId === null ? {} : { transaction_id: item.transactionId, activity_id: `0E${item.transactionId.slice(2)}` }),
    transaction_status: item.status,
    payout_item_fee: payoutMoney(charged ? item.feeMinor : 0, item.amount.currency),
    payout_batch_id: item.batchId,
    ...(place === 'alone' && item.senderBatchId !== null ? { sender_batch_id: item.senderBatchId } : {}),
    payout_item: item.request,
    ...(item.processedAtMs === null ? {} : { time_processed: world.clock.iso(item.processedAtMs) }),
    ...(item.error === null ? {} : { errors: { ...item.error, debug_id: item.id.toLowerCase(), information_link: `https://developer.paypal.com/docs/api/payments.payouts-batch/v1/#error-${item.error.name}`, details: [], links: [] } }),
    links:
      place === 'batch'
        ? [{ href: self, rel: 'item', method: 'GET', encType: 'application/json' }]
        : [
            { href: self, rel: 'self', method: 'GET', encType: 'application/json' },
            { href: batch, rel: 'batch', method: 'GET', encType: 'application/json' },
          ],
  };
}

/** PAYMENT.PAYOUTSBATCH.*: the header, no items. */
export function publishBatch(world: World, batch: PayoutBatch): void {
  if (batch.status === 'PENDING') return;
  world.outbox.publish({
    eventType: `PAYMENT.PAYOUTSBATCH.${batch.status}`,
    resourceType: 'payouts',
    resourceVersion: '1.0',
    summary: `Payouts batch ${batch.status.toLowerCase()}.`,
    resource: { batch_header: showWholeHeader(world, batch), links: [{ href: `${world.baseUrl}/v1/payments/payouts/${batch.id}`, rel: 'self', method: 'GET', encType: 'application/json' }] },
  });
}

const ITEM_EVENTS: Readonly<Partial<Record<ItemStatus, string>>> = {
  SUCCESS: 'SUCCEEDED',
  FAILED: 'FAILED',
  UNCLAIMED: 'UNCLAIMED',
  RETURNED: 'RETURNED',
  ONHOLD: 'HELD',
  BLOCKED: 'BLOCKED',
  REFUNDED: 'REFUNDED',
};

/** PAYMENT.PAYOUTS-ITEM.*: without the error object; the reason is read by GET (facts 4.5). */
export function publishItem(world: World, item: PayoutItem, word = ITEM_EVENTS[item.status]): void {
  if (word === undefined) return;
  const resource = showItem(world, { ...item, error: null }, 'alone');
  world.outbox.publish({ eventType: `PAYMENT.PAYOUTS-ITEM.${word}`, resourceType: 'payouts_item', resourceVersion: '1.0', summary: `A payout item has ${word.toLowerCase()}`, resource });
}
