import { addCallTime } from './call-timing'
import { AppError } from './errors'
import { assertOutsideTransaction } from './transaction-scope'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  /** Covers connecting, sending and reading the whole body. */
  readonly deadlineMs: number
  readonly maxBytes?: number
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** `before-send`: nothing can have happened there. `after-send`: the request may have had its effect; the outcome is unknown. */
export type HttpPhase = 'before-send' | 'after-send'

export class HttpCallError extends AppError {
  readonly phase: HttpPhase
  constructor(phase: HttpPhase, message: string, cause: unknown) {
    super('provider_unavailable', message, { phase }, { cause })
    this.name = 'HttpCallError'
    this.phase = phase
  }
}

const DEFAULT_MAX_BYTES = 5_000_000
// Only these say for certain that no byte of the request left: a refused or failed connection, or a name that does not resolve.
const NOTHING_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

// These two can also end a connection that was long open: only while connecting do they prove anything.
const ONLY_WHILE_CONNECTING = new Set(['EHOSTUNREACH', 'ENETUNREACH'])

/** The system's code and call at the bottom of an error. */
function systemCauseOf(error: unknown): { code: string; syscall: string } {
  let each: unknown = error
  for (let depth = 0; depth < 4 && each instanceof Error; depth++) {
    const { code, syscall } = each as { code?: unknown; syscall?: unknown }
    if (typeof code === 'string') return { code, syscall: typeof syscall === 'string' ? syscall : '' }
    each = each.cause
  }
  return { code: '', syscall: '' }
}

/** Where a broken call stood when it broke. */
export function phaseOf(error: unknown): HttpPhase {
  const { code, syscall } = systemCauseOf(error)
  if (!NOTHING_SENT.has(code)) return 'after-send'
  return ONLY_WHILE_CONNECTING.has(code) && syscall !== 'connect' ? 'after-send' : 'before-send'
}

/** One HTTP request with a hard deadline and a cap on the answer. Redirects are not followed. Throws HttpCallError only. */
export async function httpCall(request: HttpRequest): Promise<HttpAnswer> {
  const { status, headers, bytes } = await httpCallBytes(request)
  return { status, headers, text: bytes.toString('utf8') }
}

/** The same for an answer that is not text. */
export async function httpCallBytes(request: HttpRequest): Promise<Omit<HttpAnswer, 'text'> & { readonly bytes: Buffer }> {
  assertOutsideTransaction(`${request.method} ${new URL(request.url).pathname}`)
  const startedAt = performance.now()
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(request.deadlineMs),
    })
    const bytes = await readCapped(response, request.maxBytes ?? DEFAULT_MAX_BYTES)
    return { status: response.status, headers: response.headers, bytes }
  } catch (cause) {
    if (cause instanceof HttpCallError) throw cause
    const { code } = systemCauseOf(cause)
    throw new HttpCallError(phaseOf(cause), `${request.method} ${new URL(request.url).pathname} failed: ${code || 'deadline or broken answer'}`, cause)
  } finally {
    addCallTime(performance.now() - startedAt)
  }
}

async function readCapped(response: Response, maxBytes: number): Promise<Buffer> {
  if (!response.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of response.body) {
    total += chunk.length
    if (total > maxBytes) throw new HttpCallError('after-send', 'the answer is larger than allowed', undefined)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
