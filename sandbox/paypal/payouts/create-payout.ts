import { json } from '../../foundation/answers';
import { randomCode } from '../../foundation/random-code';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import { textOf } from '../orders/field-checks';
import type { PayoutBatch, PayoutItem } from '../records';
import { NOTE_TRIGGERS } from './payout-triggers';
import { payoutFee } from './payout-fee';
import { scheduleBatch } from './progress-batch';
import { showBatchHeader } from './show-payout';
import { validatePayout, type ValidPayout } from './validate-payout';

const BATCH_ID_DAYS = 30;
const DAY_MS = 86_400_000;
const ID_SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * POST /v1/payments/payouts: 201, then the batch runs by itself. A sender_batch_id of the last 30 days is refused with a link to the batch that
 * has it; PayPal-Request-Id is accepted and, as in the real service, no protection (facts 4.2).
 */
export function createPayout(world: World, request: SandboxRequest): Answer {
  countCall(world);
  const { details, payout } = validatePayout(request.json());
  if (details.length > 0 || payout === null) answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid request - see details', details));
  if (request.query.get('sync_mode') === 'true') answerNow(oldError(403, 'SYNC_MODE_NOT_APPLICABLE', 'Sync mode is not available for this account'));
  const trigger = NOTE_TRIGGERS[textOf(payout.items[0]?.request['note'])];
  if (trigger !== undefined) answerNow(oldError(trigger.status, trigger.name, `Forced by the note: ${trigger.name}`));
  refuseUsedBatchId(world, payout.senderBatchId, request.fault?.kind !== 'no-link');
  const { holdings, payoutShortfall } = world.options.get();
  if (holdings !== null && !holdings.includes(payout.currency)) answerNow(oldError(422, 'NON_HOLDING_CURRENCY', 'Sender does not hold this currency.'));
  const needed = payout.items.reduce((total, item) => total + item.amount.minor + payoutFee(world.options.get(), item.amount), 0);
  const isShort = world.books.balance(payout.currency).available < needed;
  if (isShort && payoutShortfall === 'refuse') answerNow(oldError(422, 'INSUFFICIENT_FUNDS', 'Sender does not have sufficient funds. Please add funds and retry.'));

  const fate = isShort || request.fault?.kind === 'decline' ? 'deny' : request.fault?.kind === 'pending' ? 'hold' : null;
  const batch = openBatch(world, payout, isShort ? 0 : needed, fate);
  scheduleBatch(world, batch);
  return json(201, { batch_header: showBatchHeader(batch), links: [{ href: `${world.baseUrl}/v1/payments/payouts/${batch.id}`, rel: 'self', method: 'GET', encType: 'application/json' }] });
}

/** More calls than allowed in one minute are turned away (facts 1: 400). */
function countCall(world: World): void {
  const minute = Math.trunc(world.clock.nowMs() / 60_000);
  if (world.payoutCalls.minute !== minute) world.payoutCalls = { minute, count: 0 };
  world.payoutCalls.count += 1;
  if (world.payoutCalls.count > world.options.get().payoutCallsPerMinute) answerNow(oldError(429, 'RATE_LIMIT_VALIDATION', 'Too many requests. Blocked due to rate limiting.'));
}

/** With a link to the batch that has it; older answers had none (facts 4.2: the fault `no-link`). */
function refuseUsedBatchId(world: World, senderBatchId: string | null, hasLink: boolean): void {
  const used = senderBatchId === null ? undefined : world.senderBatches.get(senderBatchId);
  if (used === undefined || used.usedAtMs + BATCH_ID_DAYS * DAY_MS <= world.clock.nowMs()) return;
  const link = [{ href: `${world.baseUrl}/v1/payments/payouts/${used.batchId}`, rel: 'self', method: 'GET', encType: 'application/json' }];
  answerNow(oldError(400, 'USER_BUSINESS_ERROR', 'User business error.', [{ field: 'SENDER_BATCH_ID', location: 'body', issue: 'Batch with given sender_batch_id already exists', ...(hasLink ? { link } : {}) }]));
}

/** Takes the batch in and holds its money and fees until each item has ended; nothing is held where there is not enough. */
function openBatch(world: World, payout: ValidPayout, heldMinor: number, fate: PayoutBatch['fate']): PayoutBatch {
  const nowMs = world.clock.nowMs();
  const id = randomCode(13, ID_SIGNS);
  const items: PayoutItem[] = payout.items.map((item) => ({
    id: randomCode(13, ID_SIGNS),
    batchId: id,
    senderBatchId: payout.senderBatchId,
    request: item.request,
    amount: item.amount,
    feeMinor: payoutFee(world.options.get(), item.amount),
    heldMinor: heldMinor === 0 ? 0 : item.amount.minor + payoutFee(world.options.get(), item.amount),
    status: 'PENDING',
    transactionId: null,
    error: null,
    processedAtMs: null,
  }));
  for (const item of items) world.items.put(item.id, item);
  const batch: PayoutBatch = { id, header: payout.header, currency: payout.currency, itemIds: items.map((item) => item.id), createdAtMs: nowMs, completedAtMs: null, status: 'PENDING', fate };
  world.batches.put(id, batch);
  if (payout.senderBatchId !== null) world.senderBatches.put(payout.senderBatchId, { batchId: id, usedAtMs: nowMs });
  if (heldMinor > 0) world.books.post({ code: 'T1503', currency: payout.currency, amountMinor: -heldMinor, referenceId: id, referenceType: 'TXN' }, { available: -heldMinor, withheld: heldMinor });
  return batch;
}
