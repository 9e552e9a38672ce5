'use client'
import { readProblem } from './start-payment'

export type Capture =
  | { readonly kind: 'done'; readonly orderUrl: string }
  | { readonly kind: 'waiting'; readonly isReview: boolean; readonly orderUrl: string | null }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'offline' }

/** Asks for the capture; repeating it changes nothing (contract.md). */
export async function captureOrder(paypalOrderId: string): Promise<Capture> {
  const response = await fetch('/api/paypal/capture-order', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paypalOrderId }),
  }).catch(() => null)
  if (!response || response.status >= 500) return { kind: 'offline' }
  const answer: unknown = await response.json().catch(() => null)
  if (response.status === 200 || response.status === 202) {
    const orderUrl = ownPath(answer)
    if (response.status === 200) return orderUrl ? { kind: 'done', orderUrl } : { kind: 'offline' }
    return { kind: 'waiting', isReview: isPending(answer), orderUrl }
  }
  return { kind: 'refused', code: readProblem(answer).code }
}

/** Only a path of ours is ever gone to. */
function ownPath(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('orderUrl' in answer) || typeof answer.orderUrl !== 'string') return null
  return /^\/orders\/[\w?=&-]+$/.test(answer.orderUrl) ? answer.orderUrl : null
}

function isPending(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'PENDING'
}
