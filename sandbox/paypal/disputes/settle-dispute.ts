import { valueOf } from '../money/amount';
import type { World } from '../open-world';
import { returnMoney } from '../payments/return-money';
import { publishRefund } from '../payments/show-refund';
import { answerDue, endDispute, releaseHold } from './open-dispute';
import type { Dispute } from './records';
import { publishDispute } from './show-dispute';

/** Arms the day on which the merchant has to have answered; also for every open dispute at start. */
export function scheduleDispute(world: World, dispute: Dispute): void {
  if (dispute.status !== 'WAITING_FOR_SELLER_RESPONSE') return;
  const dueMs = dispute.sellerDueMs;
  world.clock.at(dueMs, () => {
    if (dispute.status === 'WAITING_FOR_SELLER_RESPONSE' && dispute.sellerDueMs === dueMs) settleForBuyer(world, dispute);
  });
}

/** The buyer wins: the money that was put aside goes back to the buyer. */
export function settleForBuyer(world: World, dispute: Dispute): void {
  const capture = world.captures.get(dispute.captureId);
  if (capture === undefined) return;
  const refund = returnMoney(world, capture, { amount: dispute.amount, invoiceId: null, customId: null, note: null, status: 'COMPLETED', code: 'T1106', from: 'withheld' });
  world.effects.record({ effect: 'capture-reversed', key: null, id: refund.id, amount: valueOf(dispute.amount), currency: dispute.amount.currency, facts: { captureId: capture.id, disputeId: dispute.id } });
  publishRefund(world, refund, 'PAYMENT.CAPTURE.REVERSED');
  endDispute(world, dispute, { code: 'RESOLVED_BUYER_FAVOUR', refunded: dispute.amount });
}

/** The merchant wins, or the buyer takes the case back: the money is available again. */
export function settleForSeller(world: World, dispute: Dispute, code: 'RESOLVED_SELLER_FAVOUR' | 'CANCELED_BY_BUYER'): void {
  releaseHold(world, dispute);
  endDispute(world, dispute, { code, refunded: null });
}

/** Somebody else has to act now; the merchant's time begins anew where it is the merchant. */
export function moveDispute(world: World, dispute: Dispute, next: { readonly status: Dispute['status']; readonly stage?: Dispute['stage'] }): void {
  dispute.status = next.status;
  dispute.stage = next.stage ?? dispute.stage;
  dispute.updatedAtMs = world.clock.nowMs();
  if (next.status === 'WAITING_FOR_SELLER_RESPONSE') dispute.sellerDueMs = answerDue(dispute.stage, dispute.updatedAtMs);
  world.disputes.put(dispute.id, dispute);
  scheduleDispute(world, dispute);
  publishDispute(world, dispute, 'UPDATED');
}
