import { addCallTime } from './call-timing'
import { HttpCallError, sendOverNetwork, type HttpRequest, type RawAnswer } from './http-transport'
import { assertOutsideTransaction } from './transaction-scope'

export { HttpCallError, type HttpPhase, type HttpRequest } from './http-transport'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Carries one request to a third party and brings the answer. Throws HttpCallError, whose phase says whether the request can have arrived. */
export type Transport = (request: HttpRequest) => Promise<RawAnswer>

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
  const startedAt = performance.now()
  try {
    return await transport(request)
  } catch (cause) {
    // Whatever else breaks proves nothing about the request.
    throw cause instanceof HttpCallError ? cause : new HttpCallError('after-send', `${what} failed`, cause)
  } finally {
    addCallTime(performance.now() - startedAt)
  }
}
