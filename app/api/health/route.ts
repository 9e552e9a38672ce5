import { readHealth } from '@/lib/reports/read-health'
import { answer, handler } from '@/lib/web/handler'

export const GET = handler({
  access: 'public',
  run: async () => {
    const health = await readHealth()
    return answer(health, { status: health.status === 'ok' ? 200 : 503 })
  },
})
