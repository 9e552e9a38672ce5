import { isAppError } from '@/lib/foundation/errors'
import { log } from '@/lib/foundation/log'
import type { Outcome } from '@/lib/foundation/outcome'
import { isPaypalId } from './client'
import { classify, refuseId, sendForEffect } from './effect'
import { getPaypalOrder } from './get-order'
import { CAPTURE_ORDER_REFUSALS } from './refusals'
import { reshapeOrder, type PaypalCapture } from './reshape'
import { OrderBody } from './schema'

export type CapturedOrder = PaypalCapture & { readonly orderId: string }

/**
 * Takes the approved money. `done` carries the capture whatever its status: only COMPLETED is paid, PENDING waits, DECLINED took nothing.
 * The caller compares amount, currency and payee. `refused` carries PayPal's code; ORDER_ALREADY_CAPTURED means: read the order and adopt its
 * capture. After a decline and a new approval the next try needs a new requestId (facts/paypal.md 2.3).
 */
export async function capturePaypalOrder(input: { paypalOrderId: string; requestId: string }): Promise<Outcome<CapturedOrder>> {
  const { paypalOrderId, requestId } = input
  if (!isPaypalId(paypalOrderId)) return refuseId(requestId)
  const sent = await sendForEffect({ method: 'POST', path: `/v2/checkout/orders/${paypalOrderId}/capture`, requestId, body: {} })
  if ('kind' in sent) return sent
  const outcome = classify(sent, CAPTURE_ORDER_REFUSALS, (body) => readCaptured(body, paypalOrderId))
  if (outcome.kind !== 'unknown' || sent.status < 200 || sent.status >= 300) return outcome
  // A success without a capture in it (the short form has none): the order itself may tell.
  const capture = await readCaptureOf(paypalOrderId)
  return capture ? { kind: 'done', value: capture, evidence: outcome.evidence } : outcome
}

function readCaptured(body: unknown, paypalOrderId: string): CapturedOrder | null {
  const order = OrderBody.safeParse(body).data
  if (!order || order.id !== paypalOrderId) return null
  return pickCapture(reshapeOrder(order).captures, paypalOrderId)
}

async function readCaptureOf(paypalOrderId: string): Promise<CapturedOrder | null> {
  try {
    return pickCapture((await getPaypalOrder(paypalOrderId))?.captures ?? [], paypalOrderId)
  } catch (error) {
    log.warn({ paypalOrderId, code: isAppError(error) ? error.code : 'unexpected' }, 'the order could not be read after a capture without a result')
    return null
  }
}

const RANK = ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'PENDING', 'OTHER', 'DECLINED', 'FAILED']

/** The capture that counts: one that holds money before one that waits, before one that failed. */
export function pickCapture(captures: readonly PaypalCapture[], orderId: string): CapturedOrder | null {
  const best = [...captures].sort((a, b) => RANK.indexOf(a.status) - RANK.indexOf(b.status))[0]
  return best ? { ...best, orderId } : null
}
