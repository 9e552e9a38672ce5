import { z } from 'zod'
import { ERROR_STATUS, isAppError, type ErrorCode } from '../foundation/errors'
import { log } from '../foundation/log'
import { errorCodeOf } from './error-code-of'
import { problemText } from './problem-texts'
import type { Locale } from './i18n/locales'

const MAX_ISSUES = 20
const RETRY_AFTER_SECONDS = 5

/** An RFC 9457 problem document, in the person's language; `issues` names the fields of an invalid input. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail?: string
  readonly instance: string
  readonly issues?: readonly { readonly path: string; readonly rule: string }[]
}

/** Where the input was wrong and by which rule; never the value itself. */
export function issuesOf(error: unknown): Problem['issues'] {
  const named = isAppError(error) ? error.facts.field : undefined
  if (isAppError(error) && typeof named === 'string') return [{ path: named, rule: String(error.facts.rule ?? error.code) }]
  const source = error instanceof z.ZodError ? error : error instanceof Error && error.cause instanceof z.ZodError ? error.cause : null
  return source?.issues.slice(0, MAX_ISSUES).map((issue) => ({ path: issue.path.map(String).join('.'), rule: issue.code }))
}

function retryAfter(error: unknown, status: number): string | null {
  const wanted = isAppError(error) ? error.facts.retryAfterSeconds : undefined
  if (typeof wanted === 'number') return String(wanted)
  return status === 429 || status === 503 ? String(RETRY_AFTER_SECONDS) : null
}

/** Faults of ours are logged with their stack, refusals as one line. */
export function logProblem(error: unknown, code: ErrorCode, where: string): void {
  const facts = isAppError(error) ? error.facts : {}
  if (ERROR_STATUS[code] >= 500) log.error({ err: error, code, where, facts }, 'a request failed')
  else log.info({ code, where, facts, reason: error instanceof Error ? error.message.slice(0, 300) : undefined }, 'a request was refused')
}

/** The answer to a request that failed: never a stack, never a third party's text. */
export function problemResponse(error: unknown, instance: string, locale: Locale): Response {
  const code = errorCodeOf(error)
  const status = ERROR_STATUS[code]
  const issues = issuesOf(error)
  const problem: Problem = { type: `urn:ivan-reseller:problem:${code}`, ...problemText(code, locale), status, code, instance, ...(issues ? { issues } : {}) }
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'private, no-store', 'content-language': locale })
  const wait = retryAfter(error, status)
  if (wait !== null) headers.set('retry-after', wait)
  return new Response(JSON.stringify(problem), { status, headers })
}
