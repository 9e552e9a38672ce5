import type { ItemStatus } from '../records';

/** `items[0].note` on create -> error of the whole call, as PayPal's sandbox has it (facts 4.4). Case matters. */
export const NOTE_TRIGGERS: Readonly<Record<string, { readonly status: number; readonly name: string }>> = {
  ERRPYO001: { status: 403, name: 'SENDER_RESTRICTED' },
  ERRPYO002: { status: 403, name: 'SENDER_EMAIL_UNCONFIRMED' },
  ERRPYO003: { status: 403, name: 'AUTHORIZATION_ERROR' },
  ERRPYO005: { status: 422, name: 'INSUFFICIENT_FUNDS' },
  ERRPYO006: { status: 500, name: 'INTERNAL_ERROR' },
  ERRPYO010: { status: 400, name: 'VALIDATION_ERROR' },
  ERRPYO011: { status: 403, name: 'REQUIRED_SCOPE_MISSING' },
  ERRPYO012: { status: 403, name: 'SENDER_LOCKED' },
  ERRPYO014: { status: 400, name: 'USER_BUSINESS_ERROR' },
  ERRPYO035: { status: 429, name: 'RATE_LIMIT_VALIDATION_FAILURES' },
  ERRPYO036: { status: 504, name: 'REQUEST_TIMEOUT_EXCEEDED' },
  ERRPYO037: { status: 403, name: 'SYNC_MODE_NOT_APPLICABLE' },
  ERRPYO038: { status: 422, name: 'NON_HOLDING_CURRENCY' },
  ERRPYO039: { status: 409, name: 'PREVIOUS_REQUEST_IN_PROGRESS' },
  ERRPYO040: { status: 403, name: 'CIP_NOT_VERIFIED' },
};

export type ItemFate = { readonly status: ItemStatus; readonly error: { readonly name: string; readonly message: string } | null };

/** What an e-mail address brings about by how it begins. The first that fits counts. */
const RECEIVERS: readonly (readonly [start: string, status: ItemStatus, name: string, message: string])[] = [
  ['unclaimed', 'UNCLAIMED', 'RECEIVER_UNREGISTERED', 'Receiver is unregistered'],
  ['unconfirmed', 'UNCLAIMED', 'RECEIVER_UNCONFIRMED', 'Receiver has not confirmed this e-mail address'],
  ['locked', 'FAILED', 'RECEIVER_ACCOUNT_LOCKED', "Receiver's account is locked or inactive"],
  ['limited', 'FAILED', 'RECEIVER_ACCOUNT_LIMITATION', "Receiver's account is limited"],
  ['invalid', 'FAILED', 'RECEIVER_ACCOUNT_INVALID', "Receiver's account is invalid"],
  ['refused', 'FAILED', 'RECEIVER_REFUSED', 'Receiver refused the payment'],
  ['country', 'FAILED', 'RECEIVER_COUNTRY_NOT_ALLOWED', "Receiver's country cannot receive payouts"],
  ['closed', 'FAILED', 'CLOSED_MARKET', 'The market is closed and the transaction is between two different countries'],
  ['risk', 'FAILED', 'RISK_DECLINE', 'The transaction was declined due to risk'],
  ['receivinglimit', 'FAILED', 'RECEIVING_LIMIT_EXCEEDED', 'The receiver has reached a receiving limit'],
  ['blocked', 'BLOCKED', 'REGULATORY_BLOCKED', 'PayPal is obliged to block this payment'],
  ['onhold', 'ONHOLD', 'REGULATORY_PENDING', 'The payment is pending a review'],
  ['youth', 'FAILED', 'RECEIVER_YOUTH_ACCOUNT', 'Receiver has a youth account'],
  ['undefined', 'FAILED', 'UNDEFINED', 'The reason is not known'],
  ['wrongemail', 'FAILED', 'INVALID_EMAIL', 'The e-mail address is not valid'],
  ['restricted', 'FAILED', 'ACCOUNT_RESTRICTED', "Sender's account is restricted"],
  ['negative', 'FAILED', 'NEGATIVE_BALANCE', "Sender's balance is negative"],
  ['unverified', 'FAILED', 'UNVERIFIED_RECIPIENT_NOT_SUPPORTED', 'Receiver is not verified'],
  ['internal', 'FAILED', 'INTERNAL_ERROR', 'An internal error; send the item again in a new batch'],
  ['nofunds', 'FAILED', 'INSUFFICIENT_FUNDS', 'Sender does not have sufficient funds'],
];

const ITEM_LIMIT_MINOR = 2_000_000;
const DONE: ItemFate = { status: 'SUCCESS', error: null };

/** How an item ends: by its receiver, its amount, or well. */
export function itemFate(receiver: string, amountMinor: number, merchant: { email: string; id: string }): ItemFate {
  const text = receiver.toLowerCase();
  if (text === merchant.email.toLowerCase() || receiver === merchant.id) return fail('SELF_PAY_NOT_ALLOWED', 'The sender cannot pay itself');
  if (amountMinor > ITEM_LIMIT_MINOR) return fail('TRANSACTION_LIMIT_EXCEEDED', 'The amount is over the limit of one payout');
  const found = RECEIVERS.find(([start]) => text.startsWith(start));
  if (found === undefined) return DONE;
  const [, status, name, message] = found;
  return { status, error: { name, message } };
}

/** The fate that goes with an error of an item. */
export function fateByName(name: string): ItemFate {
  const found = RECEIVERS.find(([, , error]) => error === name);
  return found === undefined ? fail(name, name.replaceAll('_', ' ').toLowerCase()) : { status: found[1], error: { name, message: found[3] } };
}

function fail(name: string, message: string): ItemFate {
  return { status: 'FAILED', error: { name, message } };
}
