'use server'
import { z } from 'zod'
import { createCheckout } from '@/lib/cycle/checkout/create-checkout'
import { CartLinesSchema } from '@/lib/cycle/checkout/schema'
import { action } from '@/lib/web/action'
import { LOCALES } from '@/lib/web/i18n/locales'
import { ensureCheckoutSession } from './checkout-session'
import { priceLines } from './price-lines'

const ShopLines = z.strictObject({
  shop: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  lines: CartLinesSchema,
  locale: z.enum(LOCALES),
})

/** What a cart holds, with the names, pictures and prices of now. */
export const readCartAction = action('readCartAction', {
  access: 'anyone',
  input: ShopLines,
  run: ({ input }) => priceLines(input.shop, input.lines, input.locale),
})

/** Keeps the lines as a checkout of this browser and says where its page is. */
export const createCheckoutAction = action('createCheckoutAction', {
  access: 'anyone',
  input: ShopLines,
  run: async ({ input }) => {
    const { checkoutId } = await createCheckout({ ...input, sessionHash: await ensureCheckoutSession() })
    return { url: `/checkout/${checkoutId}` }
  },
})
