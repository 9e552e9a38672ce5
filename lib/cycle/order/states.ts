/** The nine states of an order (product.md 2.4) and the moves that are permitted. FAILED means stopped, not ended. */
export const ORDER_STATUSES = ['CREATED', 'PAID', 'PURCHASING', 'PURCHASED', 'SHIPPED', 'DELIVERED', 'FAILED', 'CANCELLED', 'REFUNDED'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const ORDER_START: OrderStatus = 'CREATED'
export const ORDER_ENDS: readonly OrderStatus[] = ['DELIVERED', 'CANCELLED', 'REFUNDED']

export const ORDER_MOVES: Record<OrderStatus, readonly OrderStatus[]> = {
  CREATED: ['PAID', 'CANCELLED', 'FAILED'], // FAILED: the money that came is not the money that was asked
  PAID: ['PURCHASING', 'FAILED', 'REFUNDED'],
  PURCHASING: ['PURCHASED', 'FAILED'],
  FAILED: ['PURCHASING', 'FAILED', 'REFUNDED'],
  PURCHASED: ['SHIPPED', 'DELIVERED', 'FAILED', 'REFUNDED'],
  SHIPPED: ['DELIVERED', 'REFUNDED'],
  DELIVERED: ['REFUNDED'],
  CANCELLED: [],
  REFUNDED: [],
}

/** What happens to a stopped order by itself: tried again after some time, or a person decides. */
export type FailurePolicy = { readonly retryAfterSeconds: number } | 'person'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Every reason for which a paid order can stop, and whether its cause can pass. */
export const FAILURE_POLICY = {
  FAILED_INSUFFICIENT_FUNDS: { retryAfterSeconds: MINUTE },
  BALANCE_UNKNOWN: { retryAfterSeconds: MINUTE },
  PAYMENT_DISPUTED: { retryAfterSeconds: 6 * HOUR }, // the end of the case lets it go on at once
  DAILY_ORDER_LIMIT: { retryAfterSeconds: HOUR },
  DAILY_SPEND_LIMIT: { retryAfterSeconds: HOUR },
  WORKING_CAPITAL_CEILING: { retryAfterSeconds: MINUTE },
  NOT_CONNECTED: { retryAfterSeconds: 5 * MINUTE },
  RECONNECT_NEEDED: { retryAfterSeconds: 5 * MINUTE },
  SUPPLIER_UNAVAILABLE: { retryAfterSeconds: 2 * MINUTE },
  OUT_OF_STOCK: { retryAfterSeconds: HOUR },
  NOT_DELIVERABLE: { retryAfterSeconds: HOUR }, // one "no" is not reliable (facts/aliexpress.md 4.4)
  VARIANT_GONE: 'person',
  DELIVERY_TOO_SLOW: 'person',
  LOSS_GUARD: 'person',
  ADDRESS_REFUSED: 'person',
  ACCOUNT_BLOCKED: 'person',
  SUPPLIER_REFUSED: 'person',
  SUPPLIER_CANCELLED: 'person',
  PURCHASE_UNKNOWN: 'person',
  PAYMENT_MISMATCH: 'person',
} as const satisfies Record<string, FailurePolicy>

export type FailureReason = keyof typeof FAILURE_POLICY

export function isFailureReason(text: string | null): text is FailureReason {
  return text !== null && text in FAILURE_POLICY
}
