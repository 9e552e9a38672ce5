import { AppError } from '@/lib/foundation/errors'
import { ALIEXPRESS_DEADLINE_MS, callMethod, type AliexpressAnswer, type AliexpressCredentials } from './client'
import { readError } from './classify'

const TRIES = 3
const PAUSE_MS = 1_200 // "this ban will last 1 seconds" (facts/aliexpress.md 5.2)
const LEAST_TIME_MS = 3_000

/**
 * A read on /sync, its body unwrapped. A call limit is waited out and tried again inside one deadline. Throws provider_unavailable or
 * provider_refused (facts.code ACCESS_TOKEN_EXPIRED for a dead token).
 */
export async function readMethod(method: string, credentials: AliexpressCredentials, params: Record<string, string>): Promise<unknown> {
  const answer = await readAnswer(method, credentials, params)
  if (answer.kind === 'body') return answer.body
  throw readError(answer, method)
}

/** The same with error answers given back, for calls in which one of them means something. */
export async function readAnswer(method: string, credentials: AliexpressCredentials, params: Record<string, string>): Promise<AliexpressAnswer> {
  const endsAt = performance.now() + ALIEXPRESS_DEADLINE_MS
  for (let attempt = 1; ; attempt++) {
    const left = Math.trunc(endsAt - performance.now())
    const answer = await callMethod(method, credentials, params, { deadlineMs: left })
    const isLimited = (answer.kind === 'error' && answer.code === 'ApiCallLimit') || answer.httpStatus === 429
    if (!isLimited || attempt === TRIES) return answer
    const pause = PAUSE_MS * attempt + Math.random() * 300
    if (left - pause < LEAST_TIME_MS) return answer
    await new Promise<void>((resolve) => setTimeout(resolve, pause))
  }
}

/** For a body that cannot be what the method answers. */
export function unreadable(method: string): AppError {
  return new AppError('provider_unavailable', `AliExpress ${method} answered something that cannot be read`)
}
