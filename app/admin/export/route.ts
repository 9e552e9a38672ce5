import { z } from 'zod'
import { utcDay } from '@/lib/foundation/clock'
import { EXPORT_LISTS, exportList } from '@/lib/reports/admin/export-list'
import { toCsv } from '@/lib/reports/orders-export'
import { handler } from '@/lib/web/handler'

export const GET = handler({
  access: 'admin',
  query: z.object({ list: z.enum(EXPORT_LISTS), format: z.enum(['csv', 'json']).default('csv'), show: z.string().max(20).optional(), q: z.string().max(100).optional(), days: z.string().max(3).optional() }),
  run: async ({ query }) => {
    const { rows, columns } = await exportList(query.list, { show: query.show, words: query.q, days: query.days })
    const isCsv = query.format === 'csv'
    return new Response(isCsv ? toCsv(rows, columns) : `${JSON.stringify({ [query.list]: rows }, null, 2)}\n`, {
      headers: { 'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/json', 'content-disposition': `attachment; filename="${query.list}-${utcDay()}.${query.format}"`, 'cache-control': 'private, no-store' },
    })
  },
})
