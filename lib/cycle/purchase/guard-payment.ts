import { nowMs } from '../../foundation/clock'
import { isAppError } from '../../foundation/errors'
import { getPaypalCapture } from '../../providers/paypal/get-capture'
import type { Stop } from './recheck-supplier'
import type { Fulfillment } from './store'

/** Money that came longer ago may have been taken back without a word having reached us: a lost webhook, looks that failed. */
const ASK_AGAIN_AFTER_MS = 5 * 60_000
const STILL_HERE = new Set(['COMPLETED', 'PARTIALLY_REFUNDED'])

/**
 * An order that is bought late (it was stopped, or everything stood still) is bought only after PayPal was asked whether its money is still here. The
 * usual order, bought within seconds of its capture, costs no call. Null: it is here.
 */
export async function guardPayment({ captureId, capturedAt }: Fulfillment): Promise<Stop | null> {
  if (captureId === null || (capturedAt !== null && nowMs() - capturedAt.getTime() < ASK_AGAIN_AFTER_MS)) return null
  try {
    const capture = await getPaypalCapture(captureId)
    if (capture && STILL_HERE.has(capture.status)) return null
    return { reason: 'PAYMENT_DISPUTED', facts: { captureId, atPaypal: capture?.status ?? 'NOT_FOUND' } }
  } catch (error) {
    if (isAppError(error)) return { reason: 'BALANCE_UNKNOWN', facts: { captureId, code: error.code } }
    throw error
  }
}
