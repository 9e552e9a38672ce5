import type { PlacementRow } from '../rows';
import type { Supplier } from '../supplier';

const KEPT_MS = 24 * 3_600_000;

const keyOf = (buyerId: string, outOrderId: string) => `${buyerId} ${outOrderId}`;

/** The orders that this out_order_id already made in the last 24 hours; null for a new one, an empty one, or with the switch off. */
export function findPlacement(supplier: Supplier, buyerId: string, outOrderId: string): PlacementRow | null {
  if (outOrderId === '' || supplier.settings().dedupe === 'off') return null;
  const row = supplier.placements.get(keyOf(buyerId, outOrderId));
  return row === undefined || supplier.clock.nowMs() - row.atMs > KEPT_MS ? null : row;
}

/** Remembers what an out_order_id made. */
export function rememberPlacement(supplier: Supplier, buyerId: string, outOrderId: string, orderIds: readonly string[]): void {
  if (outOrderId === '') return;
  const key = keyOf(buyerId, outOrderId);
  supplier.placements.put(key, { key, atMs: supplier.clock.nowMs(), orderIds });
}
