import { AppError, isAppError } from '@/lib/foundation/errors'
import { HttpCallError } from '@/lib/foundation/http-call'
import { NOT_SENT, type Evidence, type Outcome } from '@/lib/foundation/outcome'
import { clip } from '@/lib/foundation/storable'
import { callPaypal, isDeadToken, NotSentError, type PaypalAnswer, type PaypalCall } from './client'
import { LIMITED, REFUSED_BY_NAME, type Refusals } from './refusals'
import { PaypalError } from './schema'

/**
 * Sends an effect and classes what comes back: done, refused or unknown (reliability.md R4). `readDone` gives the value of a success, or null
 * where the body is not a whole one (then: unknown). Never throws for what PayPal or the network does.
 */
export async function sendEffect<T>(
  call: PaypalCall,
  refusals: Refusals,
  readDone: (body: unknown) => T | null,
): Promise<Outcome<T>> {
  const sent = await sendForEffect(call)
  return 'kind' in sent ? sent : classify(sent, refusals, readDone)
}

/** The raw answer, or the outcome where there was none. */
export async function sendForEffect(call: PaypalCall): Promise<PaypalAnswer | Exclude<Outcome<never>, { kind: 'done' }>> {
  const evidence: Evidence = call.requestId === undefined ? {} : { requestKey: call.requestId }
  try {
    return await callPaypal(call)
  } catch (error) {
    if (error instanceof NotSentError || (error instanceof HttpCallError && error.phase === 'before-send'))
      return { kind: 'refused', code: NOT_SENT, message: error.message, evidence: { ...evidence, code: causeOf(error) } }
    if (error instanceof HttpCallError) return { kind: 'unknown', reason: error.message, evidence }
    throw error
  }
}

const causeOf = (error: AppError) => (typeof error.facts.code === 'string' && error.facts.code ? error.facts.code : error.code)

export function classify<T>(answer: PaypalAnswer, refusals: Refusals, readDone: (body: unknown) => T | null): Outcome<T> {
  if (answer.status >= 200 && answer.status < 300) {
    const value = readDone(answer.body)
    if (value !== null) return { kind: 'done', value, evidence: answer.evidence }
    return { kind: 'unknown', reason: `PayPal answered ${answer.status} without a whole result`, evidence: answer.evidence }
  }
  return classifyError(answer, refusals)
}

export function classifyError(answer: PaypalAnswer, refusals: Refusals): Exclude<Outcome<never>, { kind: 'done' }> {
  const error = PaypalError.safeParse(answer.body).data
  const issues = error?.details.flatMap((each) => (each.issue ? [each.issue] : [])) ?? []
  const word = issues[0] ?? error?.name ?? error?.error
  const code = word === undefined ? undefined : clip(word, 100)
  const message = clip(error?.message ?? '', 300)
  const evidence: Evidence = { ...answer.evidence, ...(code ? { code } : {}), ...(message ? { message } : {}) }
  // A dead-token 401 remains only after a second token was refused too. PayPal's own limit turns a call away before anything is looked at; a 429 without
  // its name comes from something in between, which may have passed the call on.
  if ((answer.status === 429 && LIMITED.has(error?.name ?? '')) || isDeadToken(answer))
    return { kind: 'refused', code: NOT_SENT, message: message || `PayPal turned the call away (${answer.status})`, evidence }
  if (error && code !== undefined && answer.status >= 400 && answer.status < 500) {
    if (refusals.by === 'name' && refusals.codes.has(error.name ?? '')) return { kind: 'refused', code: error.name ?? code, message, evidence }
    // Every detail must be a known refusal: one that is new, or cannot be read, may say the opposite.
    const isRefusedByIssues = refusals.by === 'issue' && issues.length > 0 && issues.length === error.details.length && issues.every((each) => refusals.codes.has(each))
    if (REFUSED_BY_NAME.has(error.name ?? '') || isRefusedByIssues) return { kind: 'refused', code, message, evidence }
  }
  return { kind: 'unknown', reason: `PayPal answered ${answer.status}${code ? ` ${code}` : ''}`, evidence }
}

/**
 * A read: the parsed body, null where PayPal says that there is none, else provider_unavailable (network, 429, 5xx, malformed) or provider_refused
 * (the rest). A 404 of somebody else (a gateway, a wrong address) says nothing about what is at PayPal.
 */
export async function readPaypal<T>(path: string, parse: (body: unknown) => T | null, deadlineMs?: number): Promise<T | null> {
  const answer = await callPaypal({ method: 'GET', path, ...(deadlineMs === undefined ? {} : { deadlineMs }) }).catch((error: unknown) => {
    throw isAppError(error) ? error : new AppError('provider_unavailable', 'the PayPal read failed', {}, { cause: error })
  })
  const facts = { httpStatus: answer.status, debugId: answer.evidence.debugId ?? '' }
  const error = answer.status >= 400 ? PaypalError.safeParse(answer.body).data : undefined
  if (answer.status === 404 && error?.name) return null
  if (answer.status === 200) {
    const value = parse(answer.body)
    if (value !== null) return value
    throw new AppError('provider_unavailable', 'PayPal answered a read with something that cannot be read', facts)
  }
  const code = error?.details[0]?.issue ?? error?.name ?? error?.error ?? ''
  const isOurFault = answer.status >= 400 && answer.status < 500 && answer.status !== 404 && answer.status !== 408 && answer.status !== 429
  throw new AppError(isOurFault ? 'provider_refused' : 'provider_unavailable', `PayPal answered a read with ${answer.status}`, { ...facts, code })
}

/** An id that cannot be one of PayPal's is refused before anything is sent. */
export function refuseId(requestKey?: string): Outcome<never> {
  return {
    kind: 'refused',
    code: 'INVALID_RESOURCE_ID',
    message: 'not an id of PayPal',
    evidence: requestKey === undefined ? {} : { requestKey },
  }
}
