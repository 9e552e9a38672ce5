import { receivePaypalEvent } from '@/lib/inbox/receive-paypal-event'
import { handler, received } from '@/lib/web/handler'
import { readBody } from '@/lib/web/read-json-body'

const MAX_BYTES = 1_000_000

/** PayPal's webhook: 200 once it is stored (also again), 400 forged, 413 too large, 5xx where PayPal shall send again (contract.md). */
export const POST = handler({
  access: 'sender',
  body: 'none',
  run: async ({ request }) => {
    const rawBody = await readBody(request, MAX_BYTES)
    await receivePaypalEvent({ headers: request.headers, rawBody })
    return received()
  },
})
