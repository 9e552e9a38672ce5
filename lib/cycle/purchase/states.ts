/**
 * States of a purchase at the supplier. SENT: the request left and no answer is stored yet. UNKNOWN: it may exist there; settled by asking.
 * Created and paid are two facts: ORDERED has ids, AWAITING_PAYMENT was seen unpaid, PAID has its real amount.
 */
export const PURCHASE_STATUSES = ['PREPARED', 'SENT', 'UNKNOWN', 'REFUSED', 'ORDERED', 'AWAITING_PAYMENT', 'PAID', 'CANCELLED'] as const
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number]

export const PURCHASE_START: PurchaseStatus = 'PREPARED'
export const PURCHASE_ENDS: readonly PurchaseStatus[] = ['PAID', 'CANCELLED', 'REFUSED']

export const PURCHASE_MOVES: Record<PurchaseStatus, readonly PurchaseStatus[]> = {
  PREPARED: ['SENT', 'REFUSED'], // REFUSED: given up before it was sent
  SENT: ['ORDERED', 'REFUSED', 'UNKNOWN', 'PREPARED'], // PREPARED: certainly no byte left
  UNKNOWN: ['ORDERED', 'REFUSED', 'SENT'], // SENT: the same request once more, only where deduplication is proved
  REFUSED: ['PREPARED'],
  ORDERED: ['AWAITING_PAYMENT', 'PAID', 'CANCELLED'],
  AWAITING_PAYMENT: ['PAID', 'CANCELLED'],
  PAID: ['CANCELLED'],
  CANCELLED: [],
}
