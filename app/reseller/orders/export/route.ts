import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import { utcDay } from '@/lib/foundation/clock'
import { ORDER_BUCKETS } from '@/lib/reports/order-bucket'
import { exportOrders, toCsv } from '@/lib/reports/orders-export'
import { handler } from '@/lib/web/handler'

const COLUMNS = ['order', 'created', 'status', 'money', 'goods', 'reason', 'shopper', 'country', 'items', 'currency', 'paid', 'supplierCost', 'supplierCostState', 'profit', 'profitState', 'captureId', 'aliexpressOrderId'] as const

export const GET = handler({
  access: 'reseller',
  query: z.object({ format: z.enum(['csv', 'json']).default('csv'), show: z.enum(ORDER_BUCKETS).optional(), q: z.string().max(100).optional() }),
  run: async ({ query, user }) => {
    if (!user) throw new AppError('unauthenticated', 'no session')
    const orders = await exportOrders(user.id, { bucket: query.show, words: query.q })
    const isCsv = query.format === 'csv'
    return new Response(isCsv ? toCsv(orders, COLUMNS) : `${JSON.stringify({ orders }, null, 2)}\n`, {
      headers: { 'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/json', 'content-disposition': `attachment; filename="orders-${utcDay()}.${query.format}"`, 'cache-control': 'private, no-store' },
    })
  },
})
