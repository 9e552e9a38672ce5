import http from 'node:http'
import https from 'node:https'
import { machineNow } from './clock'
import { AppError, type Facts } from './errors'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  /** Covers connecting, sending and reading the whole body. */
  readonly deadlineMs: number
  readonly maxBytes?: number
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
}

/** `before-send`: nothing can have happened there. `after-send`: the request may have had its effect; the outcome is unknown. */
export type HttpPhase = 'before-send' | 'after-send'

export class HttpCallError extends AppError {
  readonly phase: HttpPhase
  constructor(phase: HttpPhase, message: string, cause: unknown, facts: Facts = {}) {
    super('provider_unavailable', message, { phase, ...facts }, { cause })
    this.name = 'HttpCallError'
    this.phase = phase
  }
}

/** Connecting, TLS included, has a deadline of its own (reliability.md R3): until then no byte of the request has left. */
export const CONNECT_DEADLINE_MS = 2_000
const DEFAULT_MAX_BYTES = 5_000_000

/**
 * Whether a request that was begun then may still leave now that its connection stands. A process that stood still meanwhile (suspended, blocked) does not
 * know what others have made of its work: they may have taken it over, and a person may have decided. Asked right before the first byte, by the
 * machine's clock, because an alarm of this process may come after the connection, and the clock of a suspended machine does not move alarms on.
 */
export const mayStillLeave = (begunAtMs: number): boolean => machineNow().getTime() - begunAtMs <= CONNECT_DEADLINE_MS

/**
 * A connection that nobody used for so long is closed by us: many servers close theirs after 5 s, and what is written into one that is just
 * being closed is in doubt although nobody read it. (The agents' timeout ends idle connections only; a call has its deadline.)
 */
const IDLE_MS = 4_000
const KEPT = { keepAlive: true, timeout: IDLE_MS } as const

// node:http instead of fetch: it says when the connection stands, hence whether anything can have been sent.
const WAYS = {
  'http:': { request: http.request, agent: new http.Agent(KEPT), ready: 'connect' },
  'https:': { request: https.request, agent: new https.Agent(KEPT), ready: 'secureConnect' },
} as const

const wayOf = (url: URL) => {
  if (url.protocol === 'https:' || url.protocol === 'http:') return WAYS[url.protocol]
  throw new HttpCallError('before-send', `not an HTTP address: ${url.protocol}`, undefined)
}

/** The system's code at the bottom of an error, for the log. */
function codeOf(error: unknown): string {
  let each: unknown = error
  for (let depth = 0; depth < 4 && each instanceof Error; depth++) {
    const { code } = each as { code?: unknown }
    if (typeof code === 'string') return code
    each = each.cause
  }
  return 'broken'
}

/** Sends one request over the network. Throws HttpCallError only; its phase says whether a byte of the request can have left. */
export function sendOverNetwork(request: HttpRequest): Promise<RawAnswer> {
  const url = new URL(request.url)
  const way = wayOf(url)
  const what = `${request.method} ${url.pathname}`
  return new Promise((resolve, reject) => {
    const begunAtMs = machineNow().getTime()
    let phase: HttpPhase = 'before-send'
    let connecting: NodeJS.Timeout | undefined
    const fail = (cause: unknown) => {
      done()
      reject(cause instanceof HttpCallError ? cause : new HttpCallError(phase, `${what} failed: ${codeOf(cause)}`, cause))
    }
    const outgoing = way.request(url, { method: request.method, agent: way.agent, headers: { 'User-Agent': 'ivan-reseller', Accept: '*/*', ...request.headers } })
    const give = (why: string) => () => outgoing.destroy(new HttpCallError(phase, `${what} failed: ${why}`, undefined))
    const deadline = setTimeout(give('deadline'), request.deadlineMs)
    const done = () => {
      clearTimeout(deadline)
      clearTimeout(connecting)
    }
    // Heard before node writes into the connection; destroyed here, nothing is written.
    const leave = () => {
      clearTimeout(connecting)
      if (!mayStillLeave(begunAtMs)) return give('stood still before it was sent')()
      phase = 'after-send'
    }
    outgoing.on('socket', (socket) => {
      if (!socket.connecting) return void leave() // a kept connection
      connecting = setTimeout(give('no connection in time'), CONNECT_DEADLINE_MS)
      socket.once(way.ready, leave)
    })
    outgoing.on('error', fail)
    outgoing.on('response', (incoming) => {
      readCapped(incoming, request.maxBytes ?? DEFAULT_MAX_BYTES).then((bytes) => {
        done()
        resolve({ status: incoming.statusCode ?? 0, headers: headersOf(incoming.rawHeaders), bytes })
      }, fail)
    })
    outgoing.end(request.body)
  })
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers()
  for (let i = 0; i + 1 < raw.length; i += 2) headers.append(raw[i] ?? '', raw[i + 1] ?? '')
  return headers
}

async function readCapped(incoming: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let total = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    total += chunk.length
    if (total > maxBytes) throw new HttpCallError('after-send', 'the answer is larger than allowed', undefined)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
