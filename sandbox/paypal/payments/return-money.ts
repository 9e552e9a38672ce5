import { randomCode } from '../../foundation/random-code';
import type { Amount } from '../money/amount';
import { convertAt } from '../money/receive-payment';
import type { World } from '../open-world';
import { PAYER } from '../orders/show-order';
import type { Capture, Refund } from '../records';

export type Return = Pick<Refund, 'amount' | 'invoiceId' | 'customId' | 'note' | 'status'> & {
  /** T1107: the merchant's refund. T1106: PayPal takes the payment back after a dispute. */
  readonly code: 'T1107' | 'T1106';
  /** Where the money comes from: the balance, or what a dispute has put aside. */
  readonly from: 'available' | 'withheld';
};

/** What a refund costs in the currency that the payment arrived in. */
export function costOf(capture: Capture, amount: Amount): Amount {
  return capture.converted === null ? amount : convertAt(amount, capture.converted.rate);
}

/** Gives money of a capture back to the buyer and writes it down. The caller has checked that this much is left. */
export function returnMoney(world: World, capture: Capture, wish: Return): Refund {
  const nowMs = world.clock.nowMs();
  const { code, from, ...rest } = wish;
  capture.refundedMinor += rest.amount.minor;
  capture.status = capture.refundedMinor >= capture.amount.minor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  capture.updatedAtMs = nowMs;
  const refund: Refund = { ...rest, id: randomCode(17), captureId: capture.id, totalRefundedMinor: capture.refundedMinor, createdAtMs: nowMs, updatedAtMs: nowMs };
  world.refunds.put(refund.id, refund);
  capture.refundIds.push(refund.id);
  world.captures.put(capture.id, capture);
  if (rest.invoiceId !== null && world.invoices.get(rest.invoiceId) === undefined) world.invoices.put(rest.invoiceId, { usedBy: refund.id });
  const cost = costOf(capture, rest.amount);
  const line = {
    id: refund.id,
    code,
    currency: cost.currency,
    amountMinor: -cost.minor,
    referenceId: capture.id,
    referenceType: 'TXN' as const,
    invoiceId: refund.invoiceId ?? capture.invoiceId,
    customField: refund.customId ?? capture.customId,
    counterparty: { email: PAYER.email, name: `${PAYER.givenName} ${PAYER.surname}`, accountId: PAYER.id, country: world.options.get().payerCountry },
  };
  world.books.post(line, { [from]: -cost.minor });
  return refund;
}

/** A refund that was pending has failed: the money is back, and the capture has more left again. */
export function undoReturn(world: World, refund: Refund, status: 'FAILED' | 'CANCELLED'): void {
  const capture = world.captures.get(refund.captureId);
  refund.status = status;
  refund.updatedAtMs = world.clock.nowMs();
  world.refunds.put(refund.id, refund);
  if (capture === undefined) return;
  capture.refundedMinor -= refund.amount.minor;
  capture.status = capture.refundedMinor === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED';
  capture.updatedAtMs = world.clock.nowMs();
  world.captures.put(capture.id, capture);
  const cost = costOf(capture, refund.amount);
  world.books.post({ id: refund.id, code: 'T1900', currency: cost.currency, amountMinor: cost.minor, referenceId: capture.id, referenceType: 'TXN', invoiceId: refund.invoiceId });
}
