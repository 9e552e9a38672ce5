/** States of a payment. Only COMPLETED is paid: PENDING waits for PayPal's review, CAPTURING means that PayPal was asked and the answer is not stored yet. */
export const PAYMENT_STATUSES = ['CREATED', 'CAPTURING', 'PENDING', 'COMPLETED', 'DECLINED', 'MISMATCH', 'EXPIRED', 'REFUNDED'] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

export const PAYMENT_START: PaymentStatus = 'CREATED'
export const PAYMENT_ENDS: readonly PaymentStatus[] = ['DECLINED', 'EXPIRED', 'REFUNDED', 'COMPLETED']

export const PAYMENT_MOVES: Record<PaymentStatus, readonly PaymentStatus[]> = {
  CREATED: ['CAPTURING', 'EXPIRED'],
  CAPTURING: ['COMPLETED', 'PENDING', 'CREATED', 'DECLINED', 'MISMATCH', 'EXPIRED'], // CREATED: refused, the shopper may try again
  PENDING: ['COMPLETED', 'DECLINED', 'MISMATCH'],
  COMPLETED: ['REFUNDED'],
  MISMATCH: ['REFUNDED'],
  DECLINED: ['MISMATCH'], // money that came although the payment had ended: booked, shown, given back
  EXPIRED: ['MISMATCH'],
  REFUNDED: [],
}
