import { addCallTime } from './call-timing'
import { enterCircuit, tallyCall, type CircuitName } from './circuit'
import { HttpCallError, sendOverNetwork, type HttpRequest as PlainRequest, type RawAnswer } from './http-transport'
import { assertOutsideTransaction } from './transaction-scope'

export { HttpCallError, type HttpPhase } from './http-transport'

export interface HttpRequest extends PlainRequest {
  /** The breaker that this call belongs to: it may refuse the call before sending (CircuitOpenError, a HttpCallError). */
  readonly circuit?: CircuitName
  /** Answers that count as a failure of the provider beside 5xx and 429, for providers that say it in a 200. */
  readonly isFault?: (bytes: Buffer) => boolean
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Carries one request to a third party and brings the answer. Throws HttpCallError, whose phase says whether the request can have arrived. */
export type Transport = (request: PlainRequest) => Promise<RawAnswer>

let transport: Transport = sendOverNetwork

/** The seam for simulations: everything that leaves through httpCall goes through `next`, deadlines included; null gives the network back. */
export function setTransport(next: Transport | null): void {
  transport = next ?? sendOverNetwork
}

/** One HTTP request with a hard deadline and a cap on the answer. Redirects are not followed. Throws HttpCallError only. */
export async function httpCall(request: HttpRequest): Promise<HttpAnswer> {
  const { status, headers, bytes } = await httpCallBytes(request)
  return { status, headers, text: bytes.toString('utf8') }
}

/** The same for an answer that is not text. */
export async function httpCallBytes(request: HttpRequest): Promise<RawAnswer> {
  const what = `${request.method} ${new URL(request.url).pathname}`
  assertOutsideTransaction(what)
  const provider = request.circuit?.provider
  const tell = request.circuit ? enterCircuit(request.circuit) : undefined
  const startedAt = performance.now()
  let works = false
  try {
    const answer = await transport(request)
    works = answer.status < 500 && answer.status !== 429 && request.isFault?.(answer.bytes) !== true
    if (provider) tallyCall(provider, answer.status < 300 ? (works ? 'success' : 'failed') : answer.status < 500 && answer.status !== 429 ? 'refused' : 'failed')
    return answer
  } catch (cause) {
    if (provider) tallyCall(provider, cause instanceof HttpCallError && cause.phase === 'before-send' ? 'not_sent' : 'no_answer')
    // Whatever else breaks proves nothing about the request.
    throw cause instanceof HttpCallError ? cause : new HttpCallError('after-send', `${what} failed`, cause)
  } finally {
    tell?.(works)
    addCallTime(performance.now() - startedAt)
  }
}
