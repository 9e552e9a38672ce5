'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { changePassword } from '@/lib/accounts/change-password'
import { registerUser } from '@/lib/accounts/register-user'
import { NewPassword, Registration } from '@/lib/accounts/schema'
import { throttle } from '@/lib/accounts/throttle'
import { action } from '../action'
import { clientAddress } from '../client-address'

/** A new reseller: { email, name, password, shopName?, locale? }. Then sign in with next-auth's `signIn('credentials', …)` unless PENDING. */
export const registerAction = action('registerAction', {
  access: 'anyone',
  input: Registration,
  run: async ({ input, locale }) => {
    await throttle('register', input.email, clientAddress((await headers()).get('x-forwarded-for')))
    const { status, shop } = await registerUser({ ...input, locale: input.locale ?? locale })
    return { status, shopSlug: shop?.slug ?? null }
  },
})

/** The own password; every session ends, sign in again. */
export const changePasswordAction = action('changePasswordAction', {
  access: 'signed-in',
  input: z.strictObject({ currentPassword: z.string().max(1_000), newPassword: NewPassword }),
  run: async ({ input, user }) => {
    await changePassword(user.id, input.currentPassword, input.newPassword)
    return null
  },
})
