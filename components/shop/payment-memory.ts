'use client'
import { EMPTY_FIELDS, FIELDS } from './checkout-address'
import type { FieldValues } from './checkout-address'

// What this tab must still know when the shopper comes back from PayPal: where the checkout is, where to approve again, what was typed.
const FORM_KEY = 'checkout-form'
const KEY_KEY = 'checkout-key'
const LAST_KEY = 'payment-last'

export interface PendingPayment {
  readonly checkoutUrl: string
  readonly approveUrl: string
  readonly shop: string
}

export function keepPayment(paypalOrderId: string, payment: PendingPayment): void {
  sessionStorage.setItem(`payment:${paypalOrderId}`, JSON.stringify(payment))
  sessionStorage.setItem(LAST_KEY, paypalOrderId)
}

/** The payment that PayPal names, or the last one of this tab (PayPal's cancel link may name none). */
export function recallPayment(paypalOrderId: string | null): PendingPayment | null {
  const id = paypalOrderId ?? sessionStorage.getItem(LAST_KEY)
  const value = id ? readJson(sessionStorage, `payment:${id}`) : null
  if (!isRecord(value)) return null
  const { checkoutUrl, approveUrl, shop } = value
  if (typeof checkoutUrl !== 'string' || typeof approveUrl !== 'string' || typeof shop !== 'string') return null
  return { checkoutUrl, approveUrl, shop }
}

export function keepForm(values: FieldValues): void {
  sessionStorage.setItem(FORM_KEY, JSON.stringify(values))
}

export function recallForm(): FieldValues {
  const value = readJson(sessionStorage, FORM_KEY)
  if (!isRecord(value)) return EMPTY_FIELDS
  const known = FIELDS.map((name) => [name, typeof value[name] === 'string' ? value[name] : ''])
  return { ...EMPTY_FIELDS, ...Object.fromEntries(known) }
}

/** One key per content: a repeat of the same order is the same order, a changed address is a new one. */
export function idempotencyKeyFor(body: string): string {
  const kept = readJson(sessionStorage, KEY_KEY)
  if (isRecord(kept) && kept['body'] === body && typeof kept['key'] === 'string') return kept['key']
  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  sessionStorage.setItem(KEY_KEY, JSON.stringify({ body, key }))
  return key
}

/** After the payment: the next order starts afresh, and an address does not stay in the tab. */
export function forgetPayment(): void {
  sessionStorage.removeItem(FORM_KEY)
  forgetKey()
  sessionStorage.removeItem(LAST_KEY)
}

/** The next order is a new one even where its content is the same. */
export function forgetKey(): void {
  sessionStorage.removeItem(KEY_KEY)
}

function readJson(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
