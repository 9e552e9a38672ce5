import { z } from 'zod'
import { ALIEXPRESS_API } from '@/lib/accounts/credential-schema'
import { startConnection } from '@/lib/accounts/start-connection'
import { AppError } from '@/lib/foundation/errors'
import { handler } from '@/lib/web/handler'
import { sessionHashOfRequest } from '@/lib/web/session'

export const GET = handler({
  access: 'reseller',
  params: z.object({ api: z.string() }),
  run: async ({ request, params, user }) => {
    if (params.api !== ALIEXPRESS_API) throw new AppError('not_found', 'no such marketplace')
    const sessionHash = await sessionHashOfRequest(request)
    if (!user || !sessionHash) throw new AppError('unauthenticated', 'no session')
    return { url: await startConnection({ userId: user.id, sessionHash }) }
  },
})
