'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { disconnect } from '@/lib/accounts/disconnect'
import { saveOwnAppKeys } from '@/lib/accounts/save-own-app-keys'
import { setConnectionPayer } from '@/lib/accounts/set-connection-payer'
import { action } from '../action'

const PAGE = '/reseller/api-settings'
const Visible = z.string().trim().min(4).max(128).regex(/^[\x21-\x7e]+$/)

/** Ends the AliExpress connection. Input: {}. */
export const disconnectAction = action('disconnectAction', {
  access: 'reseller',
  input: z.strictObject({}),
  run: async ({ user }) => {
    await disconnect(user.id)
    revalidatePath(PAGE)
    return null
  },
})

/** The reseller's own AliExpress app: { app: { appKey, appSecret } }, or { app: null } for the platform's. The connection has to be made again. */
export const saveOwnAppKeysAction = action('saveOwnAppKeysAction', {
  access: 'reseller',
  input: z.strictObject({ app: z.strictObject({ appKey: Visible, appSecret: Visible }).nullable() }),
  run: async ({ input, user }) => {
    await saveOwnAppKeys(user.id, input.app)
    revalidatePath(PAGE)
    return null
  },
})

/** Who pays AliExpress and from where: { paidBy: 'platform' | 'reseller', fundedFrom: 'paypal_balance' | 'other' }. */
export const setConnectionPayerAction = action('setConnectionPayerAction', {
  access: 'reseller',
  input: z.strictObject({ paidBy: z.enum(['platform', 'reseller']), fundedFrom: z.enum(['paypal_balance', 'other']) }),
  run: async ({ input, user }) => {
    await setConnectionPayer(user, user.id, input)
    revalidatePath(PAGE)
    return null
  },
})
