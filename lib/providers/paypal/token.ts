import { CircuitOpenError, circuitName, type CircuitName } from '@/lib/foundation/circuit'
import { nowMs } from '@/lib/foundation/clock'
import { env } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import { HttpCallError, httpCall } from '@/lib/foundation/http-call'
import { parseJson, TokenAnswer, OauthError } from './schema'

interface CachedToken {
  readonly account: string
  readonly accessToken: string
  readonly scopes: readonly string[]
  readonly freshUntilMs: number
}

const TOKEN_DEADLINE_MS = 10_000
const MARGIN_SECONDS = 300

let cached: CachedToken | null = null
let flight: { account: string; token: Promise<CachedToken> } | null = null

const accountKey = () => `${env().paypalApiBaseUrl}|${env().paypalClientId}|${env().paypalClientSecret}`

/** One breaker for PayPal under one pair of client id and secret: its token and its calls fail together. */
export const paypalCircuit = (): CircuitName => circuitName('paypal', accountKey())

/** Sending payouts has a limit of its own at PayPal (400 calls a minute, facts/paypal.md 1): when it is reached, captures and refunds go on. */
export const payoutCircuit = (): CircuitName => circuitName('paypal', `${accountKey()}|payouts`)

/**
 * The access token of this process: cached until shortly before its end, fetched once however many callers wait (facts/paypal.md 1).
 * Throws provider_unavailable (network, 5xx, 429, malformed) or provider_refused (wrong client id or secret).
 */
export async function getAccessToken(): Promise<string> {
  return (await currentToken()).accessToken
}

/** The permissions that PayPal put into the token: what a settings page can show without another call. */
export async function getGrantedScopes(): Promise<readonly string[]> {
  return (await currentToken()).scopes
}

/** Drops the token that PayPal just refused; a newer one that another caller fetched meanwhile stays. */
export function forgetAccessToken(accessToken: string): void {
  if (cached?.accessToken === accessToken) cached = null
}

async function currentToken(): Promise<CachedToken> {
  const account = accountKey()
  if (cached && cached.account === account && nowMs() < cached.freshUntilMs) return cached
  if (flight?.account === account) return flight.token
  const token = fetchToken(account).finally(() => {
    if (flight?.token === token) flight = null
  })
  flight = { account, token }
  return token
}

async function fetchToken(account: string): Promise<CachedToken> {
  const { paypalApiBaseUrl, paypalClientId, paypalClientSecret } = env()
  const answer = await httpCall({
    method: 'POST',
    url: `${paypalApiBaseUrl}/v1/oauth2/token`,
    headers: {
      Authorization: `Basic ${Buffer.from(`${paypalClientId}:${paypalClientSecret}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
    },
    body: 'grant_type=client_credentials',
    deadlineMs: TOKEN_DEADLINE_MS,
    maxBytes: 64_000,
    circuit: paypalCircuit(),
  }).catch((cause: unknown) => {
    const message = cause instanceof HttpCallError ? cause.message : 'the token call failed'
    const facts = cause instanceof CircuitOpenError ? cause.facts : {}
    throw new AppError('provider_unavailable', `PayPal gave no access token: ${message}`, { ...facts, provider: 'paypal' }, { cause })
  })
  const body = parseJson(answer.text)
  if (answer.status === 200) {
    const token = TokenAnswer.safeParse(body)
    if (!token.success) throw new AppError('provider_unavailable', 'PayPal answered the token call with something else', { httpStatus: 200 })
    return keep(account, token.data)
  }
  const error = OauthError.safeParse(body).data?.error ?? ''
  const isOurFault = answer.status === 400 || answer.status === 401 || answer.status === 403
  throw new AppError(isOurFault ? 'provider_refused' : 'provider_unavailable', 'PayPal gave no access token', {
    httpStatus: answer.status,
    code: error,
  })
}

function keep(account: string, token: TokenAnswer): CachedToken {
  const seconds = token.expires_in > 2 * MARGIN_SECONDS ? token.expires_in - MARGIN_SECONDS : token.expires_in / 2
  const fresh: CachedToken = {
    account,
    accessToken: token.access_token,
    scopes: (token.scope ?? '').split(' ').filter(Boolean),
    freshUntilMs: nowMs() + seconds * 1000,
  }
  cached = fresh
  return fresh
}
