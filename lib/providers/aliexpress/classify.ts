import { AppError } from '@/lib/foundation/errors'
import { HttpCallError } from '@/lib/foundation/http-call'
import { NOT_SENT, type Evidence, type Outcome } from '@/lib/foundation/outcome'
import type { AliexpressAnswer } from './client'

/** Refusal code of every call with a dead token: refresh it, else the reseller reconnects. */
export const ACCESS_TOKEN_EXPIRED = 'ACCESS_TOKEN_EXPIRED'

// Gateway codes issued before dispatch: nothing can have happened (facts/aliexpress.md 5.2). Everything else is unknown.
const REFUSED = new Set([
  'IncompleteSignature', 'InvalidAppkey', 'InvalidAppKey', 'IllegalTimestamp', 'UnsupportedParamMapping', 'MissingParameter', 'InvalidApiPath',
  'InsufficientPermission', 'AppWhiteIpLimit',
])
const DEAD_TOKEN = new Set(['IllegalAccessToken', '27'])
const LIMITED = new Set(['ApiCallLimit', 'AppCallLimit', '7'])

export type NotDone = Exclude<Outcome<never>, { kind: 'done' }>

/** The evidence of an answer. */
export function evidenceOf(answer: AliexpressAnswer, requestKey?: string): Evidence {
  const isError = answer.kind === 'error'
  return {
    httpStatus: answer.httpStatus,
    ...(requestKey === undefined ? {} : { requestKey }),
    ...(answer.kind !== 'broken' && answer.requestId ? { debugId: answer.requestId } : {}),
    ...(isError ? { code: answer.subCode ? `${answer.code} ${answer.subCode}` : answer.code, message: answer.message } : {}),
  }
}

/**
 * Class of an effect's error answer. `also`: codes of that call which are definite as well. AliExpress says everything that it has to say in a 200
 * (facts/aliexpress.md 5.2), its call limit too: another status comes from something in between that may have passed the request on before it gave up
 * on the answer, so it proves nothing, whatever its text borrows.
 */
export function classifyError(answer: Exclude<AliexpressAnswer, { kind: 'body' }>, requestKey?: string, also: ReadonlySet<string> = new Set()): NotDone {
  const evidence = evidenceOf(answer, requestKey)
  if (answer.kind === 'broken') return { kind: 'unknown', reason: `AliExpress answered ${answer.httpStatus} with something that is no answer`, evidence }
  const { code, message, httpStatus } = answer
  if (httpStatus >= 200 && httpStatus < 300) {
    if (LIMITED.has(code)) return { kind: 'refused', code: NOT_SENT, message, evidence }
    if (DEAD_TOKEN.has(code)) return { kind: 'refused', code: ACCESS_TOKEN_EXPIRED, message, evidence }
    if (REFUSED.has(code) || also.has(code)) return { kind: 'refused', code, message, evidence }
  }
  return { kind: 'unknown', reason: `AliExpress answered ${evidence.code ?? 'an error'}`, evidence }
}

/** Class of an effect whose HTTP call broke: refused only where certainly no byte left. */
export function classifyFailure(error: unknown, requestKey?: string): NotDone {
  if (!(error instanceof HttpCallError)) throw error
  const evidence: Evidence = requestKey === undefined ? {} : { requestKey }
  return error.phase === 'before-send'
    ? { kind: 'refused', code: NOT_SENT, message: error.message, evidence }
    : { kind: 'unknown', reason: error.message, evidence }
}

/** The error of a read that failed: provider_unavailable where a later read may do better, else provider_refused. */
export function readError(answer: Exclude<AliexpressAnswer, { kind: 'body' }>, method: string): AppError {
  if (answer.kind === 'broken') return new AppError('provider_unavailable', `AliExpress ${method}: no readable answer`, { httpStatus: answer.httpStatus })
  const isPassing = LIMITED.has(answer.code) || answer.httpStatus >= 500 || answer.type === 'ISP' || answer.type === 'SYSTEM' ||
    /^(ServiceUnavailable|ServiceTimeout|InternalError|SYSTEM|NGSELECTION_SEARCH_ERROR)$/i.test(answer.code) || answer.subCode.startsWith('isp.')
  const isRefused = DEAD_TOKEN.has(answer.code) || REFUSED.has(answer.code) || answer.subCode.startsWith('isv.')
  const code = DEAD_TOKEN.has(answer.code) ? ACCESS_TOKEN_EXPIRED : answer.code
  return new AppError(isPassing && !isRefused ? 'provider_unavailable' : 'provider_refused', `AliExpress ${method}: ${answer.code} ${answer.message}`, {
    code,
    subCode: answer.subCode,
    requestId: answer.requestId ?? '',
  })
}
