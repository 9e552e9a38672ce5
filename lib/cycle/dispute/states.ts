/**
 * States of a case at PayPal. NEEDS_ANSWER waits for us until its due date; SETTLING is decided for the shopper, and the money that goes back was not seen
 * yet. WON: nothing goes back. LOST: PayPal took the payment, or a part of it, back. REFUNDED: our own refund ended it. A case that was won can be opened again.
 */
export const DISPUTE_STATUSES = ['OPEN', 'NEEDS_ANSWER', 'BUYER_ANSWERS', 'UNDER_REVIEW', 'SETTLING', 'WON', 'LOST', 'REFUNDED'] as const
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]

export const DISPUTE_START: readonly DisputeStatus[] = ['OPEN', 'NEEDS_ANSWER', 'BUYER_ANSWERS', 'UNDER_REVIEW', 'SETTLING', 'WON']
export const DISPUTE_ENDS: readonly DisputeStatus[] = ['WON', 'LOST', 'REFUNDED']

const OPEN_MOVES: readonly DisputeStatus[] = ['OPEN', 'NEEDS_ANSWER', 'BUYER_ANSWERS', 'UNDER_REVIEW', 'SETTLING', 'WON']
export const DISPUTE_MOVES: Record<DisputeStatus, readonly DisputeStatus[]> = {
  OPEN: OPEN_MOVES,
  NEEDS_ANSWER: OPEN_MOVES,
  BUYER_ANSWERS: OPEN_MOVES,
  UNDER_REVIEW: OPEN_MOVES,
  SETTLING: ['LOST', 'REFUNDED', 'WON'],
  WON: OPEN_MOVES,
  LOST: [],
  REFUNDED: [],
}

/** States of one answer of ours: done, refused or unknown, like every effect. */
export const ANSWER_STATUSES = ['PREPARED', 'SENT', 'UNKNOWN', 'DONE', 'REFUSED'] as const
export type AnswerStatus = (typeof ANSWER_STATUSES)[number]

export const ANSWER_START: AnswerStatus = 'PREPARED'
export const ANSWER_ENDS: readonly AnswerStatus[] = ['DONE', 'REFUSED']
export const ANSWER_MOVES: Record<AnswerStatus, readonly AnswerStatus[]> = {
  PREPARED: ['SENT'],
  SENT: ['DONE', 'REFUSED', 'UNKNOWN', 'PREPARED'],
  UNKNOWN: ['SENT', 'DONE', 'REFUSED'],
  DONE: [],
  REFUSED: [],
}

const OF_PAYPAL: Readonly<Record<string, DisputeStatus>> = { WAITING_FOR_SELLER_RESPONSE: 'NEEDS_ANSWER', WAITING_FOR_BUYER_RESPONSE: 'BUYER_ANSWERS', UNDER_REVIEW: 'UNDER_REVIEW' }
/** Outcomes after which the seller keeps the money (RESOLVED_WITH_PAYOUT: PayPal pays the shopper out of its own pocket). */
const FOR_SELLER = new Set(['RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'CANCELED_BY_BUYER', 'DENIED'])

/** Our state for PayPal's words. An ended case whose outcome is none that we know for the seller's is taken for the shopper's until its money says so. */
export function stateOfDispute(dispute: { readonly status: string; readonly outcome: string | null }): DisputeStatus {
  if (dispute.status !== 'RESOLVED') return OF_PAYPAL[dispute.status] ?? 'OPEN'
  return FOR_SELLER.has(dispute.outcome ?? '') ? 'WON' : 'SETTLING'
}
