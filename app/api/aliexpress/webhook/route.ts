import { receiveAliexpressEvent } from '@/lib/inbox/receive-aliexpress-event'
import { handler, received } from '@/lib/web/handler'
import { readBody } from '@/lib/web/read-json-body'

const MAX_BYTES = 1_000_000

/** AliExpress's push messages: 200 once stored (also again), 400 forged, 413 too large, 5xx where it could not be stored (contract.md). */
export const POST = handler({
  access: 'sender',
  body: 'none',
  run: async ({ request }) => {
    const rawBody = await readBody(request, MAX_BYTES)
    await receiveAliexpressEvent({ authorization: request.headers.get('authorization'), rawBody })
    return received()
  },
})

/** AliExpress probes the address before it sends anything. */
export const GET = handler({ access: 'anyone', run: () => Promise.resolve({ status: 'ok' }) })
