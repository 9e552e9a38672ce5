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

const TokenBody = z.object({
  access_token: z.string().min(1),
  refresh_token: soft(z.string().min(1)),
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
  const token = read.data
  const accessExpiresAt = earlier(token.expires_in, token.expire_time)
  if (!accessExpiresAt) return null
  return {
    accessToken: token.access_token,
    accessExpiresAt,
    refreshExpiresAt: earlier(token.refresh_expires_in, token.refresh_token_valid_time),
    ...(token.refresh_token ? { refreshToken: token.refresh_token } : {}),
    ...(token.user_id ? { userId: token.user_id } : {}),
    ...(token.user_nick ? { userNick: token.user_nick } : {}),
    ...(token.account ? { account: token.account } : {}),
  }
}

/** Of a duration and a moment the earlier: too early a refresh costs nothing, too late a one stops purchases. */
function earlier(seconds: number | undefined, epochMs: string | undefined): Date | null {
  const times = [seconds === undefined ? null : new Date(nowMs() + seconds * 1000), momentOf(epochMs)].filter((each) => each !== null)
  return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
