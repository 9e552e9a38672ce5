import { circuitName } from '@/lib/foundation/circuit'
import { nowMs } from '@/lib/foundation/clock'
import { env } from '@/lib/foundation/env'
import { httpCall, type HttpAnswer } from '@/lib/foundation/http-call'
import { clip } from '@/lib/foundation/storable'
import { parseJsonKeepingDigits } from './parse-json'
import { signRequest } from './sign'

export interface AliexpressApp {
  readonly appKey: string
  readonly appSecret: string
}
/** The connection of one reseller; passed in with every call, never kept here. */
export interface AliexpressCredentials extends AliexpressApp {
  readonly accessToken: string
}

/** What the platform answered, before anything is concluded from it. */
export type AliexpressAnswer =
  | { readonly kind: 'body'; readonly body: unknown; readonly httpStatus: number; readonly requestId?: string }
  | {
      readonly kind: 'error'
      readonly code: string
      readonly subCode: string
      /** ISV = ours, ISP = the service behind, SYSTEM = the gateway. */
      readonly type: string
      readonly message: string
      readonly httpStatus: number
      readonly requestId?: string
    }
  | { readonly kind: 'broken'; readonly httpStatus: number }

export const ALIEXPRESS_DEADLINE_MS = 20_000
const MAX_BYTES = 5_000_000

// The gateway says that it, or the service behind it, is down in an answer with status 200 (facts/aliexpress.md 5.2).
const GATEWAY_FAULT = /"code"\s*:\s*"(ServiceUnavailable|ServiceTimeout|InternalError|SYSTEM)"/

interface CallOptions {
  readonly deadlineMs?: number
}

/** A business method on /sync. Parameters travel in the form body: the token stays out of URLs. Throws HttpCallError only. */
export async function callMethod(method: string, credentials: AliexpressCredentials, params: Record<string, string>, options: CallOptions = {}): Promise<AliexpressAnswer> {
  const all = { ...params, method, access_token: credentials.accessToken }
  return decodeAnswer(await post('/sync', all, credentials, '', options.deadlineMs), method)
}

/** A system API on /rest; its path is signed too. */
export async function callSystem(path: string, app: AliexpressApp, params: Record<string, string>): Promise<AliexpressAnswer> {
  return decodeAnswer(await post(`/rest${path}`, params, app, path), path)
}

function post(path: string, params: Record<string, string>, app: AliexpressApp, systemPath: string, deadlineMs = ALIEXPRESS_DEADLINE_MS): Promise<HttpAnswer> {
  const signed: Record<string, string> = { ...params, app_key: app.appKey, sign_method: 'sha256', timestamp: nowMs().toString() }
  // Empty values are neither sent nor signed: clients and platform disagree about them (facts/aliexpress.md 2 step 6).
  const sent = Object.fromEntries(Object.entries(signed).filter(([, value]) => value !== ''))
  const body = new URLSearchParams({ ...sent, sign: signRequest(sent, app.appSecret, systemPath) }).toString()
  return httpCall({
    method: 'POST',
    url: env().aliexpressApiBaseUrl + path,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8', Accept: 'application/json' },
    body,
    deadlineMs,
    maxBytes: MAX_BYTES,
    // One breaker per connection: a reseller whose account is in trouble does not stop the others.
    circuit: circuitName('aliexpress', `${env().aliexpressApiBaseUrl}|${app.appKey}|${params.access_token ?? ''}`),
    isFault: (bytes) => GATEWAY_FAULT.test(bytes.toString('utf8', 0, 2_000)),
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? value.toString() : '')

/** Methods that also answer under the name of an older one (facts/aliexpress.md 4.7). */
const OLDER_NAMES: Readonly<Record<string, string>> = { 'aliexpress.ds.order.create': 'aliexpress_trade_buy_placeorder_response' }
const isWrapper = (key: string) => /_response$/i.test(key) && key !== 'error_response'

/**
 * Finds the error or the body: the root wrapper may be there or not, an error may stand at the root, in `error_response`, or in the wrapper. The answer
 * of another method, and one that holds both an error and a result, are no answer.
 */
export function decodeAnswer(http: { status: number; text: string }, method: string): AliexpressAnswer {
  const broken: AliexpressAnswer = { kind: 'broken', httpStatus: http.status }
  const parsed = parseJsonKeepingDigits(http.text)
  if (!isRecord(parsed)) return broken
  const wrapper = [`${method.replaceAll('.', '_')}_response`, OLDER_NAMES[method] ?? ''].find((key) => Object.hasOwn(parsed, key))
  const wrapped = wrapper === undefined ? undefined : parsed[wrapper]
  if (wrapper === undefined ? Object.keys(parsed).some(isWrapper) : !isRecord(wrapped)) return broken
  const body = isRecord(wrapped) ? wrapped : parsed
  const named = [parsed.error_response, body.error_response].filter((each) => each !== undefined && each !== null)
  const error = [...named, body].find(isError)
  if (!named.every(isError) || (named.length > 0 && [parsed, body].some(hasResult))) return broken
  const requestId = clip(textOf(error?.request_id) || textOf(body.request_id) || textOf(parsed.request_id), 100)
  const common = { httpStatus: http.status, ...(requestId ? { requestId } : {}) }
  if (error) return { kind: 'error', ...readError(error), ...common }
  return http.status >= 200 && http.status < 300 ? { kind: 'body', body, ...common } : broken
}

const hasResult = (value: Record<string, unknown>) => ['result', 'data', 'resp_result', 'access_token'].some((key) => value[key] !== undefined && value[key] !== null)

/** `{ code, msg | message, type?, … }` with a code that does not say success, and no result beside it. */
function isError(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false
  const code = textOf(value.code)
  const isWord = (each: unknown) => each === undefined || typeof each === 'string'
  const isWorded = ['type', 'msg', 'message', 'sub_msg'].every((key) => isWord(value[key])) && ('msg' in value || 'message' in value || 'type' in value)
  return isWorded && !hasResult(value) && code !== '' && !/^0+$/.test(code)
}

function readError(error: Record<string, unknown>) {
  return {
    code: clip(textOf(error.code), 100),
    subCode: clip(textOf(error.sub_code), 100),
    type: clip(textOf(error.type), 20),
    message: clip(textOf(error.msg) || textOf(error.message) || textOf(error.sub_msg), 300),
  }
}
