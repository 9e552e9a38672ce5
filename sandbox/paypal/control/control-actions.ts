import { asRecord, refuseControl, shortText, wholeNumber } from '../../foundation/add-control-routes';
import { approveOrder, OUTCOMES } from '../approval/approve-order';
import { isSupportedCurrency, parseValue, valueOf, type Amount } from '../money/amount';
import type { World } from '../open-world';
import { findOrder } from '../orders/find-order';
import { settlePendingCapture } from '../payments/settle-capture';
import { completeRefund } from '../payments/get-refund';
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
  world.books.setAvailable(amount.currency, amount.minor);
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
    world.books.move(amount.currency, { available: sign * amount.minor });
    world.effects.record({ effect: sign === 1 ? 'credit' : 'debit', key: reference, id: slot, amount: valueOf(amount), currency: amount.currency, facts: { note: debit.note } });
  }
  return { reference, value: valueOf(amount), currency: amount.currency, repeated: known !== undefined, balance: showBalance(world, amount.currency) };
}

/** POST debit { currency, value, reference, note }: another sandbox takes money from the merchant's balance, once per reference. 422 when it is not there. */
export const debitBalance: ControlAction = (world, body) => moveByReference(world, body, -1);

/** POST credit: the way back of a debit (a cancelled purchase), once per reference. */
export const creditBalance: ControlAction = (world, body) => moveByReference(world, body, 1);

/** POST approve { orderId, outcome? }: what the shopper would do on the approval page. */
export const approveFromControl: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const order = findOrder(world, shortText(fields['orderId'], 'orderId'));
  const outcome = OUTCOMES.find((known) => known === (fields['outcome'] ?? 'pay'));
  if (outcome === undefined) refuseControl(`outcome must be one of ${OUTCOMES.join(', ')}`);
  if (order === null) refuseControl('no such order', 404);
  if (!approveOrder(world, order, outcome)) refuseControl('the order is already captured', 409);
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

/** POST refund { refundId }: a pending refund goes through. */
export const endRefund: ControlAction = (world, body) => {
  const refundId = shortText(asRecord(body)['refundId'], 'refundId');
  if (!completeRefund(world, refundId)) refuseControl('no such pending refund', 404);
  return { refundId, status: 'COMPLETED' };
};

/** POST webhooks/mode { mode, delayMs? } */
export const setWebhookMode: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const mode = WEBHOOK_MODES.find((known) => known === fields['mode']);
  if (mode === undefined) refuseControl(`mode must be one of ${WEBHOOK_MODES.join(', ')}`);
  world.outbox.setMode({ mode, delayMs: wholeNumber(fields['delayMs'], 'delayMs', { min: 0, max: 604_800_000, fallback: 5_000 }) });
  return { ...world.outbox.mode() };
};
