/**
 * States of one payout (one per sale and beneficiary). ACCEPTED: PayPal took the batch; that is not paid. PAID, UNCLAIMED and ONHOLD: the money
 * has left our balance. UNKNOWN counts as paid until it is proved not to be (INV-16). REVERSED: paid, and come back later. WITHHELD: all of it was set
 * off against what the beneficiary owes. CANCELLED: its sale was reversed before anything left.
 */
export const PAYOUT_STATUSES = ['PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'PAID', 'UNCLAIMED', 'ONHOLD', 'RETURNED', 'FAILED', 'BLOCKED', 'REVERSED', 'WITHHELD', 'CANCELLED'] as const
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number]

export const PAYOUT_START: PayoutStatus = 'PENDING'
export const PAYOUT_ENDS: readonly PayoutStatus[] = ['PAID', 'WITHHELD', 'CANCELLED']

export const PAYOUT_MOVES: Record<PayoutStatus, readonly PayoutStatus[]> = {
  PENDING: ['SENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'FAILED', 'WITHHELD', 'CANCELLED'],
  SKIPPED_INSUFFICIENT_FUNDS: ['PENDING', 'CANCELLED'],
  SENDING: ['ACCEPTED', 'UNKNOWN', 'FAILED', 'SKIPPED_INSUFFICIENT_FUNDS', 'PENDING'],
  UNKNOWN: ['SENDING'], // the same batch id again: PayPal completes it once within 30 days
  ACCEPTED: ['PAID', 'UNCLAIMED', 'ONHOLD', 'RETURNED', 'FAILED', 'BLOCKED', 'SKIPPED_INSUFFICIENT_FUNDS'],
  UNCLAIMED: ['PAID', 'RETURNED', 'FAILED', 'ONHOLD', 'BLOCKED'],
  ONHOLD: ['PAID', 'RETURNED', 'BLOCKED', 'FAILED', 'UNCLAIMED'],
  PAID: ['REVERSED'],
  RETURNED: ['PENDING', 'CANCELLED'],
  FAILED: ['PENDING', 'CANCELLED'],
  BLOCKED: ['PENDING', 'CANCELLED'],
  REVERSED: ['PENDING', 'CANCELLED'],
  WITHHELD: [],
  CANCELLED: [],
}

/** The money has left our PayPal balance. */
export const HAS_LEFT: ReadonlySet<PayoutStatus> = new Set<PayoutStatus>(['PAID', 'UNCLAIMED', 'ONHOLD'])

/** Reasons with which a payout fails before it is sent; they pass by themselves when an address is given. */
export const NO_RECEIVER = { ADMIN: 'NO_ADMIN_PAYPAL_EMAIL', RESELLER: 'NO_PAYPAL_PAYOUT_EMAIL' } as const
