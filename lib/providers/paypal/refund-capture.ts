import { equalMoney, toDecimal, type Money } from '@/lib/foundation/money'
import type { Outcome } from '@/lib/foundation/outcome'
import { isPaypalId } from './client'
import { refuseId, sendEffect } from './effect'
import { REFUND_REFUSALS } from './refusals'
import { reshapeRefund, type PaypalRefund } from './reshape'
import { RefundBody } from './schema'

export interface RefundPaypalCaptureInput {
  readonly captureId: string
  readonly amount: Money
  /** Derived from the refund row; PayPal keeps it 45 days. */
  readonly requestId: string
  readonly invoiceId: string
  readonly noteToPayer: string
}

/**
 * Gives money back. `done` may be PENDING (eCheck); it is over the amount asked, of this capture and under this invoice id as far as PayPal names them, else
 * unknown. DUPLICATE_INVOICE_ID is unknown, not refused: an earlier try of the same refund may have been
 * carried out; getPaypalOrder lists the refunds. CAPTURE_FULLY_REFUNDED is refused: read the capture before concluding anything from it.
 */
export async function refundPaypalCapture(input: RefundPaypalCaptureInput): Promise<Outcome<PaypalRefund>> {
  if (!isPaypalId(input.captureId)) return refuseId(input.requestId)
  return sendEffect(
    {
      method: 'POST',
      path: `/v2/payments/captures/${input.captureId}/refund`,
      requestId: input.requestId,
      body: {
        amount: { currency_code: input.amount.currency, value: toDecimal(input.amount) },
        invoice_id: input.invoiceId,
        ...(input.noteToPayer ? { note_to_payer: [...input.noteToPayer].slice(0, 255).join('') } : {}), // an empty one is refused
      },
    },
    REFUND_REFUSALS,
    (body) => {
      const refund = RefundBody.safeParse(body).data
      const made = refund && { captureId: input.captureId, ...reshapeRefund(refund) }
      return made && isAsked(made, input) ? made : null
    },
  )
}

const isAsked = (made: PaypalRefund, input: RefundPaypalCaptureInput) =>
  made.captureId === input.captureId && (made.amount === null || equalMoney(made.amount, input.amount)) &&
  (made.invoiceId === undefined || made.invoiceId === input.invoiceId)
