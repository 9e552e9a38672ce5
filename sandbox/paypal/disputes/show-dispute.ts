import { money } from '../money/amount';
import type { World } from '../open-world';
import { PAYER } from '../orders/show-order';
import type { Json } from '../records';
import type { Dispute } from './records';

const STATES: Readonly<Record<Dispute['status'], string>> = {
  OPEN: 'OPEN_INQUIRIES',
  WAITING_FOR_BUYER_RESPONSE: 'REQUIRED_OTHER_PARTY_ACTION',
  WAITING_FOR_SELLER_RESPONSE: 'REQUIRED_ACTION',
  UNDER_REVIEW: 'UNDER_PAYPAL_REVIEW',
  RESOLVED: 'RESOLVED',
};

/** The word by which the list can be asked for disputes like this. */
export function stateOf(dispute: Dispute): string {
  return STATES[dispute.status];
}

/** A dispute in a list. */
export function showDisputeShort(world: World, dispute: Dispute): Json {
  return {
    dispute_id: dispute.id,
    create_time: iso(dispute.createdAtMs),
    update_time: iso(dispute.updatedAtMs),
    reason: dispute.reason,
    status: dispute.status,
    dispute_state: stateOf(dispute),
    dispute_amount: money(dispute.amount.minor, dispute.amount.currency),
    dispute_life_cycle_stage: dispute.stage,
    dispute_channel: 'INTERNAL',
    ...(dispute.status === 'WAITING_FOR_SELLER_RESPONSE' ? { seller_response_due_date: iso(dispute.sellerDueMs) } : {}),
    links: [{ href: addressOf(world, dispute), rel: 'self', method: 'GET' }],
  };
}

/** Milliseconds are always there, as in PayPal's own samples of this API. */
function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

function addressOf(world: World, dispute: Dispute): string {
  return `${world.baseUrl}/v1/customer/disputes/${dispute.id}`;
}

/** A dispute read by itself, and in webhooks. The links say what can be done now. */
export function showDispute(world: World, dispute: Dispute): Json {
  const { dispute_state: _state, links: _links, ...short } = showDisputeShort(world, dispute);
  return {
    ...short,
    disputed_transactions: [showTransaction(world, dispute)],
    ...(dispute.messages.length === 0 ? {} : { messages: dispute.messages }),
    ...(dispute.evidences.length === 0 ? {} : { evidences: dispute.evidences }),
    ...(dispute.outcome === null
      ? {}
      : { dispute_outcome: { outcome_code: dispute.outcome.code, ...(dispute.outcome.refunded === null ? {} : { amount_refunded: money(dispute.outcome.refunded.minor, dispute.outcome.refunded.currency) }) } }),
    links: linksOf(world, dispute),
  };
}

function showTransaction(world: World, dispute: Dispute): Json {
  const capture = world.captures.get(dispute.captureId);
  return {
    buyer_transaction_id: `B${dispute.captureId.slice(1)}`,
    seller_transaction_id: dispute.captureId,
    ...(capture === undefined
      ? {}
      : {
          create_time: iso(capture.createdAtMs),
          transaction_status: capture.status,
          gross_amount: money(capture.amount.minor, capture.amount.currency),
          ...(capture.invoiceId === null ? {} : { invoice_number: capture.invoiceId }),
          ...(capture.customId === null ? {} : { custom: capture.customId }),
        }),
    buyer: { email: PAYER.email, name: `${PAYER.givenName} ${PAYER.surname}` },
    seller: { email: world.settings.merchantEmail, merchant_id: world.settings.merchantId, name: world.settings.merchantName },
  };
}

function linksOf(world: World, dispute: Dispute): Json[] {
  const self = addressOf(world, dispute);
  const actions = dispute.status === 'WAITING_FOR_SELLER_RESPONSE' ? ['accept-claim', 'provide-evidence'] : dispute.status === 'UNDER_REVIEW' ? ['accept-claim', 'adjudicate', 'require-evidence'] : [];
  return [{ href: self, rel: 'self', method: 'GET' }, ...actions.map((rel) => ({ href: `${self}/${rel}`, rel, method: 'POST' }))];
}

/** CUSTOMER.DISPUTE.*: the resource is the whole dispute. */
export function publishDispute(world: World, dispute: Dispute, what: 'CREATED' | 'UPDATED' | 'RESOLVED'): void {
  world.outbox.publish({
    eventType: `CUSTOMER.DISPUTE.${what}`,
    resourceType: 'dispute',
    resourceVersion: '1.0',
    summary: what === 'CREATED' ? 'A new dispute opened with Case # ' + dispute.id : `Case # ${dispute.id} was ${what.toLowerCase()}`,
    resource: showDispute(world, dispute),
  });
}
