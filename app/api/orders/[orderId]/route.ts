import { z } from 'zod'
import { viewOrder } from '@/lib/cycle/order/view-order'
import { handler } from '@/lib/web/handler'
import { hashCheckoutToken, readCheckoutSession } from '@/lib/web/checkout-session'

/** The order for its shopper (session or ?key= from the mail), its reseller and the admin; for anyone else it does not exist. */
export const GET = handler({
  access: 'anyone',
  params: z.object({ orderId: z.string().max(40) }),
  query: z.looseObject({ key: z.string().max(64).optional() }),
  run: async ({ request, params, query, user, locale }) => {
    const token = readCheckoutSession(request)
    return viewOrder(params.orderId, { user, sessionHash: token ? hashCheckoutToken(token) : null, key: query.key ?? null }, locale)
  },
})
