import { z } from 'zod'
import { nowMs } from '@/lib/foundation/clock'
import type { Outcome } from '@/lib/foundation/outcome'
import { classifyError, classifyFailure, evidenceOf } from './classify'
import { callSystem, type AliexpressApp } from './client'
import { count, momentOf, soft, word } from './decode'

/** A connection's tokens. `account` is a person's login: never log it. */
export interface AliexpressTokens {
  readonly accessToken: string
  /** Absent where AliExpress gave none: keep the old one. */
  readonly refreshToken?: string
  readonly accessExpiresAt: Date
  /** After this only a new consent helps; null where AliExpress does not say. A refresh does not move it. */
  readonly refreshExpiresAt: Date | null
  readonly userId?: string
  readonly userNick?: string
  readonly account?: string
}

/** Both are sent as parameters and kept: printable, and not without end. */
const token = z.string().regex(/^[\x21-\x7e]{1,1000}$/)
const TokenBody = z.object({
  /** "0" or nothing: a token beside an error's code is a contradiction. */
  code: word.refine((code) => /^0*$/.test(code)).optional(),
  access_token: token,
  refresh_token: soft(token),
  expires_in: soft(count),
  expire_time: soft(word),
  refresh_expires_in: soft(count),
  refresh_token_valid_time: soft(word),
  user_id: soft(word),
  user_nick: soft(z.string()),
  account: soft(z.string()),
})

const DEFINITE = new Set(['InvalidCode', 'AUTH_TYPE_UNSUPPORTED', 'IllegalRefreshToken'])

/** Unknown here means: the token may have been used or rotated and the new one lost; the reseller reconnects if asking again fails. */
export async function requestTokens(path: string, app: AliexpressApp, params: Record<string, string>): Promise<Outcome<AliexpressTokens>> {
  try {
    const answer = await callSystem(path, app, params)
    if (answer.kind !== 'body') return classifyError(answer, undefined, DEFINITE)
    const value = readTokens(answer.body)
    const evidence = evidenceOf(answer)
    return value ? { kind: 'done', value, evidence } : { kind: 'unknown', reason: 'AliExpress answered without a token', evidence }
  } catch (error) {
    return classifyFailure(error)
  }
}

function readTokens(body: unknown): AliexpressTokens | null {
  const read = TokenBody.safeParse(body)
  if (!read.success) return null
  const given = read.data
  const accessExpiresAt = earlier(given.expires_in, given.expire_time)
  if (!accessExpiresAt) return null
  return {
    accessToken: given.access_token,
    accessExpiresAt,
    refreshExpiresAt: earlier(given.refresh_expires_in, given.refresh_token_valid_time),
    ...(given.refresh_token ? { refreshToken: given.refresh_token } : {}),
    ...(given.user_id ? { userId: given.user_id } : {}),
    ...(given.user_nick ? { userNick: given.user_nick } : {}),
    ...(given.account ? { account: given.account } : {}),
  }
}

/** Of a duration and a moment the earlier: too early a refresh costs nothing, too late a one stops purchases. */
function earlier(seconds: number | undefined, epochMs: string | undefined): Date | null {
  const times = [seconds === undefined ? null : new Date(nowMs() + seconds * 1000), momentOf(epochMs)].filter((each) => each !== null)
  return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
