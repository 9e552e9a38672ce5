import { now } from '../../foundation/clock'
import { getPaypalRefund } from '../../providers/paypal/get-refund'
import { recordReversal } from './reversals/record-reversal'
import { findKnownReturns } from './reversals/store'
import { findPaymentOfCapture } from './store'

/**
 * A webhook says that PayPal took a payment back: the movement is read there, and booked where it is over, of a payment of ours, and no refund that we made.
 * What cannot be read so is found in PayPal's statement (lib/worker/reconcile). Returns false where it is about no payment of ours.
 */
export async function followReversal(transactionId: string): Promise<boolean> {
  const seen = await getPaypalRefund(transactionId)
  const payment = seen?.captureId ? await findPaymentOfCapture([seen.captureId]) : null
  if (!seen || !payment) return false
  const known = await findKnownReturns(payment.paymentId)
  const isOurs = known.has(seen.id) || known.has(seen.invoiceId ?? '')
  if (seen.status === 'COMPLETED' && seen.amount && !isOurs) await recordReversal(payment, { transactionId: seen.id, amount: seen.amount, at: seen.createdAt ?? now() })
  return true
}
