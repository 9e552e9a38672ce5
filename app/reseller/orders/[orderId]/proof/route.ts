import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import { orderProof } from '@/lib/reports/order-proof'
import { handler } from '@/lib/web/handler'

export const GET = handler({
  access: 'reseller',
  params: z.object({ orderId: z.string().max(40) }),
  run: async ({ params, user }) => {
    const proof = user && (await orderProof(user.id, params.orderId))
    if (!proof) throw new AppError('not_found', 'no such order of this reseller')
    return new Response(`${JSON.stringify(proof, null, 2)}\n`, {
      headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="profit-proof-${params.orderId}.json"`, 'cache-control': 'private, no-store' },
    })
  },
})
