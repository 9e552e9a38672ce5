/** What became of a sale's money (product.md 2.7). LOSS: flagged, never silently booked as profit. */
export const SALE_STATUSES = ['RECORDED', 'LOSS', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS', 'PAYOUT_FAILED', 'PAID_OUT', 'REVERSED'] as const
export type SaleStatus = (typeof SALE_STATUSES)[number]

export const SALE_START: readonly SaleStatus[] = ['RECORDED', 'LOSS']
export const SALE_ENDS: readonly SaleStatus[] = ['PAID_OUT', 'LOSS', 'REVERSED']

export const SALE_MOVES: Record<SaleStatus, readonly SaleStatus[]> = {
  RECORDED: ['PAID_OUT', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS', 'PAYOUT_FAILED', 'REVERSED'],
  PAYOUT_SKIPPED_INSUFFICIENT_FUNDS: ['RECORDED', 'PAID_OUT', 'PAYOUT_FAILED', 'REVERSED'],
  PAYOUT_FAILED: ['RECORDED', 'PAID_OUT', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS', 'REVERSED'],
  PAID_OUT: ['PAYOUT_FAILED', 'REVERSED'], // a payout may come back after it was paid
  LOSS: ['REVERSED'],
  REVERSED: [],
}
