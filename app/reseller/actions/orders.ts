'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { answerDispute } from '@/lib/cycle/dispute/answers/answer-dispute'
import { buyByDecision } from '@/lib/cycle/purchase/buy-by-decision'
import { decideOwnPurchase } from '@/lib/cycle/purchase/decide-own-purchase'
import { openPartRefund } from '@/lib/cycle/refund/part/open-part-refund'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { action } from '@/lib/web/action'

const orderId = z.string().regex(/^ord_[0-9a-z]{26}$/)

/** Lets a waiting or stopped order go through the guards now: { orderId, acceptLoss }. Answers where it stands afterwards. */
export const buyNowAction = action('buyNowAction', {
  access: 'reseller',
  input: z.strictObject({ orderId, acceptLoss: z.boolean() }),
  run: async ({ input, user }) => {
    const bought = await buyByDecision({ orderId: input.orderId, ownerId: user.id, acceptLoss: input.acceptLoss })
    revalidatePath(`/reseller/orders/${input.orderId}`)
    return bought
  },
})

/** Gives the whole payment back: { orderId }. The refund goes out in a job. */
export const refundOrderAction = action('refundOrderAction', {
  access: 'reseller',
  input: z.strictObject({ orderId }),
  run: async ({ input, user }) => {
    await openRefund({ orderId: input.orderId, ownerId: user.id, requestedBy: user.id, reason: 'by_reseller' })
    revalidatePath(`/reseller/orders/${input.orderId}`)
    return null
  },
})

/** Gives back what was paid for a part that AliExpress called off: { orderId, supplierOrderId }. The refund goes out in a job. */
export const refundPartAction = action('refundPartAction', {
  access: 'reseller',
  input: z.strictObject({ orderId, supplierOrderId: z.string().regex(/^\d{6,24}$/) }),
  run: async ({ input, user }) => {
    await openPartRefund({ supplierOrderId: input.supplierOrderId, ownerId: user.id, requestedBy: user.id })
    revalidatePath(`/reseller/orders/${input.orderId}`)
    return null
  },
})

/** Answers a case at PayPal: { disputeId, kind: ACCEPT | EVIDENCE, note }. A job tells PayPal. */
export const answerCaseAction = action('answerCaseAction', {
  access: 'reseller',
  input: z.strictObject({ disputeId: z.string().regex(/^dsp_[0-9a-z]{26}$/), kind: z.enum(['ACCEPT', 'EVIDENCE']), note: z.string().trim().max(2000) }),
  run: async ({ input, user }) => {
    await answerDispute(user, { ...input, ownerId: user.id })
    revalidatePath('/reseller/orders', 'layout')
    return null
  },
})

/** What was found at AliExpress for a purchase in doubt: { orderId, supplierOrderIds }, all of them, or none for "was not bought". */
export const decidePurchaseAction = action('decidePurchaseAction', {
  access: 'reseller',
  input: z.strictObject({ orderId, supplierOrderIds: z.array(z.string().regex(/^\d{6,24}$/)).max(20) }),
  run: async ({ input, user }) => {
    await decideOwnPurchase({ orderId: input.orderId, ownerId: user.id, supplierOrderIds: input.supplierOrderIds })
    revalidatePath(`/reseller/orders/${input.orderId}`)
    return null
  },
})
