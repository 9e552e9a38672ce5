/** States of a refund. UNKNOWN is settled by asking, then by repeating under the same key (PayPal keeps it 45 days). */
export const REFUND_STATUSES = ['PREPARED', 'SENT', 'UNKNOWN', 'PENDING', 'COMPLETED', 'FAILED'] as const
export type RefundStatus = (typeof REFUND_STATUSES)[number]

export const REFUND_START: RefundStatus = 'PREPARED'
export const REFUND_ENDS: readonly RefundStatus[] = ['COMPLETED', 'FAILED']

export const REFUND_MOVES: Record<RefundStatus, readonly RefundStatus[]> = {
  PREPARED: ['SENT'],
  SENT: ['COMPLETED', 'PENDING', 'UNKNOWN', 'FAILED', 'PREPARED'],
  UNKNOWN: ['SENT', 'COMPLETED', 'PENDING', 'FAILED'],
  PENDING: ['COMPLETED', 'FAILED'],
  COMPLETED: [],
  FAILED: [],
}
