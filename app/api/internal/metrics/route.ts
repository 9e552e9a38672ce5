import { readMetrics } from '@/lib/reports/read-metrics'
import { handler } from '@/lib/web/handler'

export const GET = handler({
  access: 'internal',
  run: async () => new Response(await readMetrics(), { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' } }),
})
