import { encode } from 'next-auth/jwt'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { env } from '@/lib/foundation/env'
import { readClaims } from '@/lib/web/session'

const HOUR = 3600
const CLAIMS = { sub: 'usr_ana', sid: 'a-session-id-of-20-letters-or-more', ver: 3 }
const EXPECTED = { userId: 'usr_ana', sessionId: CLAIMS.sid, sessionVersion: 3 }
const cookie = (secret = env().nextauthSecret) => encode({ token: CLAIMS, secret, maxAge: HOUR })

afterEach(() => { vi.useRealTimers() })

describe('what a session cookie says', () => {
  it('is the same the second time, when the cookie was opened already', async () => {
    const token = await cookie()
    expect(await readClaims(token)).toEqual(EXPECTED)
    expect(await readClaims(token)).toEqual(EXPECTED)
  })

  it('is nothing for a cookie of another secret, or one that differs in a letter from one that was opened before', async () => {
    const token = await cookie()
    expect(await readClaims(token)).toEqual(EXPECTED)
    const middle = Math.trunc(token.length / 2)
    const changed = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`
    expect(await readClaims(changed)).toBeNull()
    expect(await readClaims(await cookie('another secret, quite as long as ours is'))).toBeNull()
    expect(await readClaims('')).toBeNull()
  })

  it('ends with the cookie’s own time, also for one that was opened before', async () => {
    const token = await cookie()
    expect(await readClaims(token)).toEqual(EXPECTED)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (HOUR + 20) * 1000 })
    expect(await readClaims(token)).toBeNull()
  })
})
