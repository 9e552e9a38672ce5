/** What was asked and answered, kept with the effect so that a person can follow it at the third party. */
export interface Evidence {
  readonly requestKey?: string
  readonly httpStatus?: number
  /** PayPal's debug id or AliExpress's request id. */
  readonly debugId?: string
  readonly code?: string
  readonly message?: string
}

/**
 * The three outcomes of an effect at a third party (architecture.md section 2, rule 3).
 * `unknown` is never treated as a failure: it is settled by asking. `refused` speaks of this one request: where an earlier try under the same
 * key was unknown, a refusal of the repeat (NOT_SENT too) does not settle that one.
 */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T; readonly evidence: Evidence }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly evidence: Evidence }
  | { readonly kind: 'unknown'; readonly reason: string; readonly evidence: Evidence }

/**
 * The one refusal that says nothing about the request itself: it was certainly not carried out (the connection was refused, no access token
 * could be had, or the door turned it away: 401 twice, 429, call limit). Repeat it later with the SAME key. `evidence.code` has the cause.
 */
export const NOT_SENT = 'NOT_SENT'
