import { z } from 'zod'
import { captureOwnPayment, type CaptureResult } from '@/lib/cycle/payment/capture-payment'
import type { PaymentRow } from '@/lib/cycle/payment/store'
import { AppError } from '@/lib/foundation/errors'
import { answer, handler } from '@/lib/web/handler'
import { hashCheckoutToken, readCheckoutSession } from '@/lib/web/checkout-session'

const CaptureOrderSchema = z.strictObject({ paypalOrderId: z.string().regex(/^[A-Z0-9]{1,36}$/) })

function answerOf(payment: PaymentRow, result: CaptureResult): Response {
  const body = { orderId: payment.orderId, orderUrl: `/orders/${payment.orderId}` }
  switch (result.kind) {
    case 'paid':
      return answer({ ...body, status: 'PAID' })
    case 'mismatch':
      return answer({ ...body, status: 'ON_HOLD' })
    case 'pending':
      return answer({ ...body, status: 'PENDING' }, { status: 202 })
    case 'confirming':
      return answer({ ...body, status: 'CONFIRMING' }, { status: 202 })
    case 'declined':
      throw new AppError('payment_declined', 'PayPal declined the payment', { orderId: payment.orderId })
    case 'refused':
      throw refusal(payment, result.code)
  }
}

function refusal(payment: PaymentRow, code: string): AppError {
  const facts = { orderId: payment.orderId, reason: code }
  if (code === 'ORDER_NOT_APPROVED') return new AppError('order_not_approved', 'the shopper has not approved the payment', facts)
  if (code === 'EXPIRED' || code === 'RESOURCE_NOT_FOUND' || code === 'INVALID_RESOURCE_ID') return new AppError('payment_expired', 'the PayPal order is over', facts)
  if (code === 'NOT_SENT') return new AppError('payment_unavailable', 'PayPal could not be reached; nothing was charged', facts)
  return new AppError('payment_declined', 'PayPal refused the payment', facts)
}

/** Only the browser session (or the signed-in shopper) that made the checkout may capture it: anyone else gets 401 (contract.md). */
export const POST = handler({
  access: 'anyone',
  input: CaptureOrderSchema,
  run: async ({ request, input, user }) => {
    const token = readCheckoutSession(request)
    const own = await captureOwnPayment(input.paypalOrderId, { sessionHash: token === null ? null : hashCheckoutToken(token), userId: user?.id ?? null })
    if (!own) throw new AppError('not_your_checkout', 'this browser did not make the checkout')
    return answerOf(own.payment, own.result)
  },
})
