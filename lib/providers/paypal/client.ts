import { sha256Hex } from '@/lib/foundation/crypto'
import { env } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import { httpCall, type HttpAnswer } from '@/lib/foundation/http-call'
import type { Evidence } from '@/lib/foundation/outcome'
import { clip } from '@/lib/foundation/storable'
import { PaypalError, parseJson } from './schema'
import { forgetAccessToken, getAccessToken, paypalCircuit, payoutCircuit } from './token'

export interface PaypalCall {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Path and query, ids already checked with `isPaypalId`. */
  readonly path: string
  readonly body?: unknown
  /** In place of a body, for calls that want a form: each part as JSON. */
  readonly form?: Readonly<Record<string, unknown>>
  /** PayPal-Request-Id: derived from our row, the same on every repeat of one operation. */
  readonly requestId?: string
  readonly deadlineMs?: number
}

export interface PaypalAnswer {
  readonly status: number
  /** Parsed JSON; undefined where the body was not JSON. */
  readonly body: unknown
  readonly evidence: Evidence
}

/** The call was certainly not carried out: no token could be had, or no time was left to send it. */
export class NotSentError extends AppError {
  constructor(cause: AppError) {
    super(cause.code, cause.message, cause.facts, { cause })
    this.name = 'NotSentError'
  }
}

export const READ_DEADLINE_MS = 15_000
export const PAYOUT_DEADLINE_MS = 30_000
const LEAST_TIME_TO_SEND_MS = 1_000
/** Where batches of payouts are made. */
export const PAYOUTS_PATH = '/v1/payments/payouts'
const MAX_BYTES = 2_000_000

/** Ids that may stand in a path: they come back from browsers and webhooks, so a dot or slash must never reach the URL. */
export function isPaypalId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text)
}

/**
 * One authorized call with one deadline over everything, token included. A 401 for a dead token is answered with a new token and one repeat
 * under the same PayPal-Request-Id. Throws NotSentError, or HttpCallError when the call itself broke; every HTTP answer is returned.
 */
export async function callPaypal(call: PaypalCall): Promise<PaypalAnswer> {
  const endsAt = performance.now() + (call.deadlineMs ?? READ_DEADLINE_MS)
  const first = await sendOnce(call, endsAt)
  if (!isDeadToken(first.answer)) return first.answer
  forgetAccessToken(first.accessToken)
  return (await sendOnce(call, endsAt)).answer
}

async function sendOnce(call: PaypalCall, endsAt: number): Promise<{ answer: PaypalAnswer; accessToken: string }> {
  const accessToken = await getAccessToken().catch((error: unknown) => {
    throw error instanceof AppError ? new NotSentError(error) : error
  })
  const left = Math.trunc(endsAt - performance.now())
  if (left < LEAST_TIME_TO_SEND_MS)
    throw new NotSentError(new AppError('provider_unavailable', 'PayPal was too slow with a token to still send the call'))
  const headers: Record<string, string> = {
    Authorization: `Bearer ${accessToken}`,
    Accept: 'application/json',
    Prefer: 'return=representation', // the minimal form may lack ids and amounts (facts/paypal.md 2.5)
  }
  const sent = bodyOf(call)
  if (sent) headers['Content-Type'] = sent.type
  if (call.requestId !== undefined) headers['PayPal-Request-Id'] = call.requestId
  const http = await httpCall({
    method: call.method,
    url: env().paypalApiBaseUrl + call.path,
    headers,
    body: sent?.text,
    deadlineMs: left,
    maxBytes: MAX_BYTES,
    circuit: call.method === 'POST' && call.path === PAYOUTS_PATH ? payoutCircuit() : paypalCircuit(),
  })
  return { answer: readAnswer(call, http), accessToken }
}

/** The body with its type. A form's boundary comes from its content, so that the content cannot hold it by accident or on purpose. */
function bodyOf(call: PaypalCall): { readonly text: string; readonly type: string } | null {
  if (call.form === undefined) return call.body === undefined ? null : { text: JSON.stringify(call.body), type: 'application/json' }
  const boundary = `part-${sha256Hex(JSON.stringify(call.form)).slice(0, 40)}`
  const parts = Object.entries(call.form).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(value)}\r\n`)
  return { text: `${parts.join('')}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` }
}

function readAnswer(call: PaypalCall, http: HttpAnswer): PaypalAnswer {
  const body = parseJson(http.text)
  const error = http.status >= 400 ? PaypalError.safeParse(body).data : undefined
  const debugId = http.headers.get('paypal-debug-id') ?? error?.debug_id
  return {
    status: http.status,
    body,
    evidence: {
      httpStatus: http.status,
      ...(call.requestId === undefined ? {} : { requestKey: call.requestId }),
      ...(debugId ? { debugId: clip(debugId, 80) } : {}),
    },
  }
}

/** 401 for the token, not for the account: in OAuth's form, or the REST form without an issue. */
export function isDeadToken(answer: PaypalAnswer): boolean {
  if (answer.status !== 401) return false
  const error = PaypalError.safeParse(answer.body).data
  return error?.error === 'invalid_token' || (error?.name === 'AUTHENTICATION_FAILURE' && error.details.length === 0)
}
