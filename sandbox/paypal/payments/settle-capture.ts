import { feeOf, valueOf } from '../money/amount';
import type { World } from '../open-world';
import type { Capture } from '../records';
import { publishCapture } from './show-capture';

/** The money of a completed capture reaches the balance, less the fee. */
export function creditCapture(world: World, capture: Capture, key: string | null): void {
  const { minor, currency } = capture.amount;
  capture.feeMinor = feeOf(minor, world.settings.feeBasisPoints, world.settings.feeFixedMinor);
  world.captures.put(capture.id, capture);
  world.books.move(currency, { available: minor - capture.feeMinor });
  world.effects.record({ effect: 'capture', key, id: capture.id, amount: valueOf(capture.amount), currency, facts: { orderId: capture.orderId, fee: valueOf({ minor: capture.feeMinor, currency }) } });
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
  else if (capture.invoiceId !== null) world.invoices.remove(capture.invoiceId);
  publishCapture(world, capture);
  return true;
}
