'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { setAccountStatus } from '@/lib/accounts/set-account-status'
import { action } from '@/lib/web/action'

/** Approves, disables or enables a reseller: { userId, status }. A disabled one is signed out at once and the shop closes. */
export const setResellerStatusAction = action('setResellerStatusAction', {
  access: 'admin',
  input: z.strictObject({ userId: z.string().regex(/^usr_[0-9a-z]{26}$/), status: z.enum(['ACTIVE', 'DISABLED']) }),
  run: async ({ input, user }) => {
    await setAccountStatus(user, input.userId, input.status)
    revalidatePath('/admin/resellers')
    return null
  },
})
