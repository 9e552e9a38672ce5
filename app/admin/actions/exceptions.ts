'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { decideException } from '@/lib/cycle/order/exceptions/decide-exception'
import { payAgain } from '@/lib/cycle/payout/pay-again'
import { recordSupplierRefund } from '@/lib/cycle/purchase/called-off/record-refund'
import { now } from '@/lib/foundation/clock'
import { AppError } from '@/lib/foundation/errors'
import { action } from '@/lib/web/action'

/** A person has looked into it: { exceptionId, note }. */
export const closeExceptionAction = action('closeExceptionAction', {
  access: 'admin',
  input: z.strictObject({ exceptionId: z.string().regex(/^exc_[0-9a-z]{26}$/), note: z.string().trim().min(3).max(500) }),
  run: async ({ input, user }) => {
    await decideException(user, input.exceptionId, input.note)
    revalidatePath('/admin/exceptions')
    return null
  },
})

/** Pays a payout again that came back or was not made: { payoutId }. PayPal is asked first. */
export const payAgainAction = action('payAgainAction', {
  access: 'admin',
  input: z.strictObject({ payoutId: z.string().regex(/^po_[0-9a-z]{26}$/) }),
  run: async ({ input, user }) => {
    await payAgain(user, input.payoutId)
    revalidatePath('/admin/exceptions')
    revalidatePath('/admin/payouts')
    return null
  },
})

/** The supplier's money is back, as a person saw on a statement: { purchaseId, reference }; of a part `<purchase>:<supplier order>`. */
export const supplierPaidBackAction = action('supplierPaidBackAction', {
  access: 'admin',
  input: z.strictObject({ purchaseId: z.string().regex(/^pur_[0-9a-z]{26}(:\d{6,24})?$/), reference: z.string().trim().min(3).max(100) }),
  run: async ({ input, user }) => {
    const isBooked = await recordSupplierRefund(input.purchaseId, { reference: input.reference, at: now(), actor: user.id })
    if (!isBooked) throw new AppError('wrong_state', 'nothing is awaited for this purchase')
    revalidatePath('/admin/exceptions')
    return null
  },
})
