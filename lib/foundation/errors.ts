/**
 * Every error the product throws on purpose: a code from one closed table, a text for the log, and facts without secrets.
 * The table is the only place where a code becomes an HTTP status (RFC 9457 documents are made from it in lib/web).
 */
export const ERROR_STATUS = {
  // the request
  invalid_input: 400,
  malformed_json: 400,
  invalid_state: 400,
  invalid_signature: 400,
  unauthenticated: 401,
  not_your_checkout: 401,
  forbidden: 403,
  bad_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  // conflicts with what is already so
  wrong_state: 409,
  already_running: 409,
  email_taken: 409,
  idempotency_key_in_use: 409,
  price_changed: 409,
  idempotency_key_reused: 422,
  // the shop and the checkout
  shop_not_open: 422,
  variant_not_available: 422,
  country_not_served: 422,
  country_needs_ids: 422,
  cart_empty: 422,
  mixed_shops: 422,
  supplier_orders_incomplete: 422,
  order_not_approved: 422,
  payment_declined: 422,
  payment_mismatch: 422,
  payment_expired: 422,
  payment_not_open: 409,
  // accounts and connections
  wrong_credentials: 401,
  account_disabled: 403,
  account_pending: 403,
  weak_password: 422,
  not_connected: 409,
  reconnect_needed: 409,
  connection_refused: 422,
  // products
  product_not_found: 404,
  product_not_importable: 422,
  product_without_price: 422,
  product_not_publishable: 422,
  price_too_low: 422,
  // money
  amount_invalid: 400,
  currency_mismatch: 500,
  ledger_unbalanced: 500,
  refund_not_possible: 409,
  payout_not_possible: 409,
  // faults
  provider_refused: 502,
  provider_unavailable: 503,
  payment_unavailable: 503,
  database_unavailable: 503,
  queue_unavailable: 503,
  secret_unreadable: 500,
  configuration: 500,
  internal: 500,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** An expected error. `message` is for the log; people read the text of `code` in their own language. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: Facts
  constructor(code: ErrorCode, message: string, facts: Facts = {}, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.facts = facts
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError
}

/** HTTP status of any error; what we did not foresee is a 500. */
export function statusOf(error: unknown): number {
  return isAppError(error) ? ERROR_STATUS[error.code] : 500
}
