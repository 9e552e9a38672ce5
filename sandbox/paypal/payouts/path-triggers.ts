import { json } from '../../foundation/answers';
import type { Answer } from '../../foundation/sandbox-error';
import { oldError } from '../answers/errors';
import type { World } from '../open-world';
import type { BatchStatus, PayoutBatch, PayoutItem } from '../records';
import { fateByName } from './payout-triggers';
import { showItem, showWholeHeader } from './show-payout';

/*
 * Ids in the path that bring about an answer, as PayPal's own sandbox has them (facts 4.4). The numbers of the errors of an item read by itself
 * are not documented one by one: they are taken here in the order of the batch's.
 */
const BATCH_STATES: Readonly<Record<string, BatchStatus>> = { POSPYO002: 'SUCCESS', ERRPYOB001: 'SUCCESS', ERRPYOB002: 'PENDING', ERRPYOB003: 'PROCESSING', ERRPYOB004: 'DENIED' };
const ITEM_ERRORS = [
  'RECEIVER_ACCOUNT_LOCKED', 'RECEIVER_COUNTRY_NOT_ALLOWED', 'RECEIVER_UNCONFIRMED', 'RECEIVER_UNREGISTERED', 'RECEIVER_YOUTH_ACCOUNT', 'RECEIVER_REFUSED', 'RECEIVING_LIMIT_EXCEEDED',
  'REGULATORY_BLOCKED', 'REGULATORY_PENDING', 'RISK_DECLINE', 'SELF_PAY_NOT_ALLOWED', 'TRANSACTION_LIMIT_EXCEEDED', 'UNDEFINED',
] as const;
const CALL_ERRORS: Readonly<Record<string, readonly [status: number, name: string]>> = {
  ERRPYO032: [404, 'INVALID_RESOURCE_ID'], ERRPYO033: [500, 'INTERNAL_ERROR'], ERRPYO056: [404, 'INVALID_RESOURCE_ID'], ERRPYO057: [500, 'INTERNAL_ERROR'],
};
const CANCEL_ERRORS: Readonly<Record<string, string>> = { ERRPYO004: 'BATCH_NOT_COMPLETED', ERRPYO007: 'ITEM_ALREADY_CANCELLED', ERRPYO008: 'ITEM_CANCELLATION_FAILED', ERRPYO009: 'ITEM_INCORRECT_STATUS' };

function numbered(first: number, names: readonly string[]): [string, string][] {
  return names.map((name, index) => [`ERRPYO${String(first + index).padStart(3, '0')}`, name]);
}

const IN_BATCH = new Map([['ERRPYO015', 'CLOSED_MARKET'], ['ERRPYO018', 'DUPLICATE_ITEM'], ['ERRPYO034', 'INVALID_EMAIL'], ['ERRPYO060', 'RECEIVER_ACCOUNT_LIMITATION'], ...numbered(19, ITEM_ERRORS)] as [string, string][]);
const ALONE = new Map([...numbered(41, ['CLOSED_MARKET', 'DUPLICATE_ITEM', ...ITEM_ERRORS]), ['ERRPYO058', 'INVALID_EMAIL'], ['ERRPYO059', 'ZERO_AMOUNT'], ['ERRPYO061', 'RECEIVER_ACCOUNT_LIMITATION']] as [string, string][]);

/** What GET of a batch answers for an id of the list; null for any other. */
export function batchByPath(world: World, id: string): Answer | null {
  const refused = refusedByPath(id);
  const status = BATCH_STATES[id];
  const error = IN_BATCH.get(id);
  if (refused !== null || (status === undefined && error === undefined)) return refused;
  const batch = sampleBatch(world, id, status ?? 'SUCCESS');
  const item = sampleItem(world, id, error ?? null, batch.status);
  return json(200, {
    total_items: 1,
    total_pages: 1,
    batch_header: { ...showWholeHeader(world, batch), amount: { currency: 'USD', value: '1.00' }, fees: { currency: 'USD', value: '0.25' } },
    items: [showItem(world, item, 'batch')],
    links: [{ href: `${world.baseUrl}/v1/payments/payouts/${id}`, rel: 'self', method: 'GET', encType: 'application/json' }],
  });
}

/** What GET of an item answers for an id of the list; null for any other. */
export function itemByPath(world: World, id: string): Answer | null {
  const error = ALONE.get(id);
  if (id !== 'POSPOI001' && error === undefined) return refusedByPath(id);
  return json(200, showItem(world, sampleItem(world, id, error ?? null, 'SUCCESS'), 'alone'));
}

/** What the cancel call answers for an id of the list; null for any other. */
export function canceledByPath(world: World, id: string): Answer | null {
  if (id === 'POSPOI002') return json(200, showItem(world, { ...sampleItem(world, id, null, 'SUCCESS'), status: 'RETURNED' }, 'alone'));
  const name = CANCEL_ERRORS[id];
  return name === undefined ? null : oldError(400, name, `Forced by the id: ${name}`);
}

function refusedByPath(id: string): Answer | null {
  const found = CALL_ERRORS[id];
  return found === undefined ? null : oldError(found[0], found[1], `Forced by the id: ${found[1]}`);
}

function sampleBatch(world: World, id: string, status: BatchStatus): PayoutBatch {
  const nowMs = world.clock.nowMs();
  return { id, header: { sender_batch_id: `sample_${id}` }, currency: 'USD', itemIds: [], createdAtMs: nowMs, completedAtMs: status === 'SUCCESS' || status === 'DENIED' ? nowMs : null, status, fate: null };
}

function sampleItem(world: World, batchId: string, error: string | null, batchStatus: BatchStatus): PayoutItem {
  const fate = error === null ? { status: batchStatus === 'SUCCESS' ? ('SUCCESS' as const) : batchStatus === 'DENIED' ? ('FAILED' as const) : ('PENDING' as const), error: null } : fateByName(error);
  return {
    id: 'SAMPLE2TEM345', batchId, senderBatchId: `sample_${batchId}`, request: { recipient_type: 'EMAIL', amount: { currency: 'USD', value: '1.00' }, receiver: 'receiver@example.com', sender_item_id: 'sample_1' },
    amount: { minor: 100, currency: 'USD' }, feeMinor: 25, heldMinor: 0, status: fate.status, transactionId: fate.status === 'SUCCESS' ? '5TX12345SAMPLE678' : null, error: fate.error, processedAtMs: world.clock.nowMs(),
  };
}
