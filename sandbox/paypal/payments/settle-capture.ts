import { valueOf } from '../money/amount';
import type { NewMovement } from '../money/create-books';
import { receivePayment } from '../money/receive-payment';
import type { World } from '../open-world';
import { PAYER } from '../orders/show-order';
import type { Capture } from '../records';
import { publishCapture } from './show-capture';

const PAYMENT = 'T0006';

function lineOf(world: World, capture: Capture): NewMovement {
  return {
    id: capture.id,
    code: PAYMENT,
    currency: capture.amount.currency,
    amountMinor: capture.amount.minor,
    initiatedAtMs: capture.createdAtMs,
    referenceId: capture.orderId,
    referenceType: 'ODR',
    invoiceId: capture.invoiceId,
    customField: capture.customId,
    counterparty: { email: PAYER.email, name: `${PAYER.givenName} ${PAYER.surname}`, accountId: PAYER.id, country: world.options.get().payerCountry },
  };
}

/** The money of a completed capture reaches the balance, less the fee; converted where the merchant does not hold the currency. */
export function creditCapture(world: World, capture: Capture, key: string | null): void {
  const { feeMinor, converted } = receivePayment(world.options.get(), capture.amount);
  const { currency } = capture.amount;
  capture.feeMinor = feeMinor;
  capture.converted = converted;
  world.captures.put(capture.id, capture);
  world.books.endNotes(capture.id);
  const line = lineOf(world, capture);
  if (converted === null) world.books.post({ ...line, feeMinor: -feeMinor });
  else world.books.post({ ...line, currency: converted.amount.currency, amountMinor: converted.amount.minor + converted.feeMinor, feeMinor: -converted.feeMinor });
  world.effects.record({ effect: 'capture', key, id: capture.id, amount: valueOf(capture.amount), currency, facts: { orderId: capture.orderId, fee: valueOf({ minor: feeMinor, currency }) } });
}

/** A capture that has brought no money (yet) stands in the statement as pending or denied. */
export function noteCapture(world: World, capture: Capture): void {
  if (capture.status === 'PENDING') world.books.note(lineOf(world, capture), 'P');
  if (capture.status === 'DECLINED') world.books.note(lineOf(world, capture), 'D');
}

/** Ends PayPal's review of a pending capture. False where the capture is not pending. */
export function settlePendingCapture(world: World, captureId: string, verdict: 'complete' | 'deny'): boolean {
  const capture = world.captures.get(captureId);
  if (capture === undefined || capture.status !== 'PENDING') return false;
  capture.status = verdict === 'complete' ? 'COMPLETED' : 'DECLINED';
  capture.reason = null;
  capture.updatedAtMs = world.clock.nowMs();
  world.captures.put(capture.id, capture);
  if (verdict === 'complete') creditCapture(world, capture, null);
  else {
    world.books.endNotes(capture.id);
    noteCapture(world, capture);
    if (capture.invoiceId !== null) world.invoices.remove(capture.invoiceId);
  }
  publishCapture(world, capture, verdict === 'deny' ? 'PAYMENT.CAPTURE.DENIED' : undefined);
  return true;
}
