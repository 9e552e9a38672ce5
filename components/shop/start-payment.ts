'use client'
import { readIssues, toAddress } from './checkout-address'
import type { FieldErrors, FieldValues } from './checkout-address'
import { idempotencyKeyFor, keepPayment } from './payment-memory'
import type { CartLine } from './shapes'

export interface PaymentRequest {
  readonly shop: string
  readonly lines: readonly CartLine[]
  readonly values: FieldValues
  readonly locale: string
  readonly checkoutUrl: string
  /** Minor units the shopper saw; another total is shown first, never paid unseen. */
  readonly expectedMinor: string
}

export type PaymentStart =
  | { readonly kind: 'approve'; readonly url: string }
  | { readonly kind: 'price_changed'; readonly total: string }
  | { readonly kind: 'refused'; readonly code: string; readonly fields: FieldErrors }
  | { readonly kind: 'offline' }

interface Created {
  readonly paypalOrderId: string
  readonly approveUrl: string
  readonly total: { readonly minor: string; readonly display: string }
}

/** Makes the order and its PayPal order; nothing is charged by it. */
export async function startPayment(request: PaymentRequest): Promise<PaymentStart> {
  const body = JSON.stringify({
    shop: request.shop,
    items: request.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    email: request.values.email.trim(),
    shippingAddress: toAddress(request.values),
    locale: request.locale,
  })
  const response = await fetch('/api/paypal/create-order', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKeyFor(body) },
    body,
  }).catch(() => null)
  if (!response) return { kind: 'offline' }
  const answer: unknown = await response.json().catch(() => null)
  if (response.status === 201 && isCreated(answer)) {
    if (answer.total.minor !== request.expectedMinor) return { kind: 'price_changed', total: answer.total.display }
    keepPayment(answer.paypalOrderId, { checkoutUrl: request.checkoutUrl, approveUrl: answer.approveUrl, shop: request.shop })
    return { kind: 'approve', url: answer.approveUrl }
  }
  const { code, issues } = readProblem(answer)
  return { kind: 'refused', code, fields: readIssues(issues) }
}

export function readProblem(answer: unknown): { code: string; issues: { path: string; rule: string }[] } {
  if (typeof answer !== 'object' || answer === null) return { code: 'internal', issues: [] }
  const code = 'code' in answer && typeof answer.code === 'string' ? answer.code : 'internal'
  const issues = 'issues' in answer && Array.isArray(answer.issues) ? answer.issues.filter(isIssue) : []
  return { code, issues }
}

function isIssue(value: unknown): value is { path: string; rule: string } {
  return typeof value === 'object' && value !== null && 'path' in value && 'rule' in value && typeof value.path === 'string' && typeof value.rule === 'string'
}

function isCreated(value: unknown): value is Created {
  return typeof value === 'object' && value !== null && 'paypalOrderId' in value && 'approveUrl' in value && 'total' in value
}
