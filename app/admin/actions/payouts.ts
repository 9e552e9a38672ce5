'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { letPayoutsGo } from '@/lib/cycle/payout/let-payouts-go'
import { action } from '@/lib/web/action'

/** Lets the named payouts go: { payoutIds }, exactly those that the preview showed. Answers how many were let go. */
export const confirmPayoutsAction = action('confirmPayoutsAction', {
  access: 'admin',
  input: z.strictObject({ payoutIds: z.array(z.string().regex(/^po_[0-9a-z]{26}$/)).min(1).max(500) }),
  run: async ({ input, user }) => {
    const confirmed = await letPayoutsGo(user, input.payoutIds)
    revalidatePath('/admin/payouts')
    return { confirmed }
  },
})
