import { randomCode } from '../../foundation/random-code';
import { valueOf, type Amount } from '../money/amount';
import type { World } from '../open-world';
import { costOf } from '../payments/return-money';
import type { Capture } from '../records';
import type { Dispute } from './records';
import { publishDispute } from './show-dispute';

const DAY_MS = 86_400_000;
/** Days in which the merchant has to answer, by stage. No answer: the buyer wins (facts 7). */
const DAYS_TO_ANSWER = { INQUIRY: 20, CHARGEBACK: 10, PRE_ARBITRATION: 10, ARBITRATION: 10 } as const;
const OPEN_DAYS = 180;

export type Complaint = { readonly capture: Capture; readonly reason: Dispute['reason']; readonly stage: Dispute['stage']; readonly amount: Amount; readonly note: string };

/** The dispute of a capture that has not ended, or null. */
export function openDisputeOf(world: World, captureId: string): Dispute | null {
  for (const dispute of world.disputes.values()) if (dispute.captureId === captureId && dispute.status !== 'RESOLVED') return dispute;
  return null;
}

/** A buyer can complain of a payment that arrived, for 180 days, once at a time, over no more than is left of it. */
export function canComplain(world: World, { capture, amount }: Pick<Complaint, 'capture' | 'amount'>): boolean {
  const arrived = capture.status === 'COMPLETED' || capture.status === 'PARTIALLY_REFUNDED';
  return arrived && amount.minor <= capture.amount.minor - capture.refundedMinor && capture.createdAtMs + OPEN_DAYS * DAY_MS > world.clock.nowMs() && openDisputeOf(world, capture.id) === null;
}

/** The buyer opens a case: its money is put aside and the merchant has to answer. */
export function openDispute(world: World, { capture, reason, stage, amount, note }: Complaint): Dispute {
  const nowMs = world.clock.nowMs();
  const held = costOf(capture, amount);
  const dispute: Dispute = {
    id: `PP-R-${randomCode(3)}-${randomCode(9, '0123456789')}`,
    captureId: capture.id,
    reason,
    amount,
    held,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    sellerDueMs: answerDue(stage, nowMs),
    status: 'WAITING_FOR_SELLER_RESPONSE',
    stage,
    outcome: null,
    messages: [{ posted_by: 'BUYER', time_posted: new Date(nowMs).toISOString(), content: note }],
    evidences: [],
  };
  world.disputes.put(dispute.id, dispute);
  world.books.post({ code: 'T1110', currency: held.currency, amountMinor: -held.minor, referenceId: capture.id, referenceType: 'TXN', invoiceId: capture.invoiceId, customField: capture.customId }, { available: -held.minor, withheld: held.minor });
  world.effects.record({ effect: 'dispute', key: null, id: dispute.id, amount: valueOf(amount), currency: amount.currency, facts: { captureId: capture.id, reason, stage } });
  publishDispute(world, dispute, 'CREATED');
  return dispute;
}

export function answerDue(stage: Dispute['stage'], nowMs: number): number {
  return nowMs + DAYS_TO_ANSWER[stage] * DAY_MS;
}

/** What was put aside is available again. */
export function releaseHold(world: World, dispute: Dispute): void {
  const { held } = dispute;
  world.books.post({ code: 'T1111', currency: held.currency, amountMinor: held.minor, referenceId: dispute.captureId, referenceType: 'TXN' }, { available: held.minor, withheld: -held.minor });
}

/** The merchant has refunded in full: the case is over. */
export function closeDisputeByRefund(world: World, dispute: Dispute): void {
  releaseHold(world, dispute);
  endDispute(world, dispute, { code: 'RESOLVED_BUYER_FAVOUR', refunded: dispute.amount });
}

/** The case is over. The money has been dealt with by the caller. */
export function endDispute(world: World, dispute: Dispute, outcome: NonNullable<Dispute['outcome']>): void {
  dispute.status = 'RESOLVED';
  dispute.outcome = outcome;
  dispute.updatedAtMs = world.clock.nowMs();
  world.disputes.put(dispute.id, dispute);
  publishDispute(world, dispute, 'RESOLVED');
}
