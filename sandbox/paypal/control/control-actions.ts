import { asRecord, refuseControl, shortText, wholeNumber } from '../../foundation/add-control-routes';
import { approveOrder, OUTCOMES } from '../approval/approve-order';
import { isSupportedCurrency, parseValue, valueOf, type Amount } from '../money/amount';
import type { World } from '../open-world';
import { findOrder } from '../orders/find-order';
import { settlePendingCapture } from '../payments/settle-capture';
import { endRefund } from '../payments/get-refund';
import { PENDING_REASONS } from '../payments/pending-reasons';
import type { Debit } from '../records';
import { WEBHOOK_MODES } from '../webhooks/records';

/** What the control page and its JSON can do. Each takes a JSON object and answers one; what does not fit is refused with 400. */
export type ControlAction = (world: World, body: unknown) => Record<string, unknown>;

function readAmount(body: Record<string, unknown>, least: number): Amount {
  const currency = body['currency'] ?? 'USD';
  const { value } = body;
  if (typeof currency !== 'string' || !isSupportedCurrency(currency)) refuseControl('currency must be one that PayPal supports');
  const parsed = typeof value === 'string' ? parseValue(value, currency) : { issue: 'missing' };
  if (!('minor' in parsed) || parsed.minor < least) refuseControl('value must be a decimal text such as "12.50"');
  return { minor: parsed.minor, currency };
}

function showBalance(world: World, currency: string): Record<string, unknown> {
  const { available, withheld } = world.books.balance(currency);
  return { currency, available: valueOf({ minor: available, currency }), withheld: valueOf({ minor: withheld, currency }) };
}

/** POST balance { currency, value }: the available balance becomes this. */
export const setBalance: ControlAction = (world, body) => {
  const amount = readAmount(asRecord(body), 0);
  const change = amount.minor - world.books.balance(amount.currency).available;
  world.books.post({ code: change < 0 ? 'T0400' : 'T0300', currency: amount.currency, amountMinor: change });
  return showBalance(world, amount.currency);
};

function moveByReference(world: World, body: unknown, sign: 1 | -1): Record<string, unknown> {
  const fields = asRecord(body);
  const amount = readAmount(fields, 1);
  const reference = shortText(fields['reference'], 'reference');
  const slot = `${sign === 1 ? 'credit' : 'debit'} ${reference}`;
  const known = world.debits.get(slot);
  if (known !== undefined && (known.amount.minor !== amount.minor || known.amount.currency !== amount.currency)) refuseControl('this reference stands for another amount', 409);
  if (known === undefined) {
    if (sign === -1 && world.books.balance(amount.currency).available < amount.minor) refuseControl('INSUFFICIENT_FUNDS', 422);
    const debit: Debit = { reference, amount, note: typeof fields['note'] === 'string' ? fields['note'].slice(0, 200) : '', atMs: world.clock.nowMs() };
    world.debits.put(slot, debit);
    world.books.post({ code: sign === 1 ? 'T1107' : 'T0003', currency: amount.currency, amountMinor: sign * amount.minor, customField: reference.slice(0, 127), counterparty: { email: 'payments@supplier.example.com', name: 'Supplier' } });
    world.effects.record({ effect: sign === 1 ? 'credit' : 'debit', key: reference, id: slot, amount: valueOf(amount), currency: amount.currency, facts: { note: debit.note } });
  }
  return { reference, value: valueOf(amount), currency: amount.currency, repeated: known !== undefined, balance: showBalance(world, amount.currency) };
}

/** POST debit { currency, value, reference, note }: another sandbox takes money from the merchant's balance, once per reference. 422 when it is not there. */
export const debitBalance: ControlAction = (world, body) => moveByReference(world, body, -1);

/** POST credit: the way back of a debit (a cancelled purchase), once per reference. */
export const creditBalance: ControlAction = (world, body) => moveByReference(world, body, 1);

/** POST approve { orderId, outcome?, reason? }: what the shopper would do on the approval page; `reason` is why a reviewed capture is pending. */
export const approveFromControl: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const order = findOrder(world, shortText(fields['orderId'], 'orderId'));
  const outcome = OUTCOMES.find((known) => known === (fields['outcome'] ?? 'pay'));
  if (outcome === undefined) refuseControl(`outcome must be one of ${OUTCOMES.join(', ')}`);
  const reason = fields['reason'] === undefined ? null : (PENDING_REASONS.find((known) => known === fields['reason']) ?? refuseControl(`reason must be one of ${PENDING_REASONS.join(', ')}`));
  if (order === null) refuseControl('no such order', 404);
  if (!approveOrder(world, order, outcome, reason)) refuseControl('the order is already captured', 409);
  return { orderId: order.id, status: order.status, outcome };
};

/** POST review { captureId, verdict: 'complete' | 'deny' }: PayPal's review of a pending capture ends. */
export const endReview: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const captureId = shortText(fields['captureId'], 'captureId');
  const { verdict } = fields;
  if (verdict !== 'complete' && verdict !== 'deny') refuseControl('verdict must be complete or deny');
  if (!settlePendingCapture(world, captureId, verdict)) refuseControl('no such pending capture', 404);
  return { captureId, status: world.captures.get(captureId)?.status };
};

/** POST refund { refundId, verdict? }: a pending refund goes through (`complete`, the default), fails (`fail`) or is cancelled (`cancel`). */
export const endPendingRefund: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const refundId = shortText(fields['refundId'], 'refundId');
  const verdict = fields['verdict'] ?? 'complete';
  if (verdict !== 'complete' && verdict !== 'fail' && verdict !== 'cancel') refuseControl('verdict must be complete, fail or cancel');
  if (!endRefund(world, refundId, verdict)) refuseControl('no such pending refund', 404);
  return { refundId, status: world.refunds.get(refundId)?.status };
};

/** POST tokens/revoke: every token issued so far is dead. */
export const revokeTokens: ControlAction = (world) => {
  const tokens = [...world.tokens.entries()];
  for (const [token] of tokens) world.tokens.remove(token);
  return { revoked: tokens.length };
};

/** POST webhooks/mode { mode, delayMs? } */
export const setWebhookMode: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const mode = WEBHOOK_MODES.find((known) => known === fields['mode']);
  if (mode === undefined) refuseControl(`mode must be one of ${WEBHOOK_MODES.join(', ')}`);
  world.outbox.setMode({ mode, delayMs: wholeNumber(fields['delayMs'], 'delayMs', { min: 0, max: 604_800_000, fallback: 5_000 }) });
  return { ...world.outbox.mode() };
};
