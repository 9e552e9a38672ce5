import { finishConnection, type ConnectionResult } from '../accounts/finish-connection'
import { AppError, isAppError } from '../foundation/errors'
import { env } from '../foundation/env'
import type { Call } from './handler'
import { errorCodeOf } from './error-code-of'
import { logProblem } from './problem'
import { readQuery } from './read-query'
import { sessionHashOfRequest } from './session'

const MAX_LENGTH = 2_000

function toSettings(result: ConnectionResult): Response {
  const target = new URL('/reseller/api-settings', env().nextauthUrl)
  target.searchParams.set('connection', result.result)
  if (result.result === 'failed') target.searchParams.set('code', result.code)
  return new Response(null, { status: 303, headers: { location: target.href, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' } })
}

/**
 * The return from AliExpress (contract.md): 303 to the API settings with the result. A return that does not belong to this session is
 * shown there too when a person's browser brings it, and is a plain 400 for everything else.
 */
export async function connectionCallback({ request, user }: Call<undefined, undefined, undefined>): Promise<Response> {
  const isPage = (request.headers.get('accept') ?? '').includes('text/html')
  try {
    const query = readQuery(request.url)
    if (Object.values(query).some((value) => value.length > MAX_LENGTH)) throw new AppError('invalid_input', 'a parameter is too long')
    const sessionHash = await sessionHashOfRequest(request)
    const person = user && sessionHash ? { userId: user.id, sessionHash } : null
    return toSettings(await finishConnection({ state: query.state, code: query.code, error: query.error }, person))
  } catch (error) {
    const code = errorCodeOf(error)
    if (!isPage && isAppError(error)) throw error
    logProblem(error, code, 'aliexpress callback')
    return toSettings({ result: 'failed', code })
  }
}
