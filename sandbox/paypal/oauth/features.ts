import type { Options } from '../settings/options';

const URI = 'https://uri.paypal.com';
const PAYMENT = `${URI}/services/payments/payment`;
const REFUND = `${URI}/services/payments/refund`;
const PAYOUTS = `${URI}/payments/payouts`;
const BALANCES = `${URI}/services/reporting/balances/read`;
const SEARCH = `${URI}/services/reporting/search/read`;
const WEBHOOKS = `${URI}/services/applications/webhooks`;
const READ_DISPUTES = `${URI}/services/disputes/read-seller`;
const UPDATE_DISPUTES = `${URI}/services/disputes/update-seller`;

/** The scopes of a token issued now, by the features that are switched on. */
export function grantedScopes(options: Options): string[] {
  return [
    PAYMENT,
    REFUND,
    WEBHOOKS,
    ...(options.payouts ? [PAYOUTS] : []),
    ...(options.transactionSearch ? [BALANCES, SEARCH] : []),
    ...(options.disputes ? [READ_DISPUTES, UPDATE_DISPUTES] : []),
  ];
}

const BY_GROUP: Readonly<Record<string, string>> = { orders: PAYMENT, captures: PAYMENT, refunds: PAYMENT, payouts: PAYOUTS, 'payouts-item': PAYOUTS, balances: BALANCES, transactions: SEARCH, webhooks: WEBHOOKS };

/** The scope that a call needs (facts 1). */
export function neededScope(call: string): string {
  if (call === 'captures.refund') return REFUND;
  if (call === 'disputes.list' || call === 'disputes.get') return READ_DISPUTES;
  return BY_GROUP[call.split('.')[0] ?? ''] ?? UPDATE_DISPUTES;
}
