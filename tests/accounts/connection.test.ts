import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectionStatus } from '@/lib/accounts/connection-status'
import { ALIEXPRESS_API, type AliexpressConnectionCredentials } from '@/lib/accounts/credential-schema'
import { finishConnection } from '@/lib/accounts/finish-connection'
import { getCredentials } from '@/lib/accounts/get-credentials'
import { listConnectionsDueForRefresh, warnEndingConnections } from '@/lib/accounts/guard-connections'
import { refreshConnection } from '@/lib/accounts/refresh-connection'
import { refreshDueConnection } from '@/lib/accounts/refresh-due-connection'
import { rotateEncryptionKey } from '@/lib/accounts/rotate-encryption-key'
import { saveCredentials } from '@/lib/accounts/save-credentials'
import { startConnection } from '@/lib/accounts/start-connection'
import { withConnection } from '@/lib/accounts/use-connection'
import { setClock } from '@/lib/foundation/clock'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { env, setEnv } from '@/lib/foundation/env'
import { makePerson } from '@/tests/setup/sign-in'
import { refusal, startTokenServer, tokens } from './token-server'

const DAY_MS = 24 * 3600 * 1000
const code = (value: string) => expect.objectContaining({ code: value })
const later = (ms: number) => { setClock(() => Date.now() + ms) }
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

let server: Awaited<ReturnType<typeof startTokenServer>>
beforeAll(async () => { server = await startTokenServer() })
beforeEach(async () => { await prisma.apiCredential.deleteMany() })
afterEach(() => { setClock(null) })
afterAll(async () => {
  await server.stop()
  await closeDatabase()
})

const at = (ms: number) => new Date(Date.now() + ms)
const sample = (expiresInMs: number, refreshInMs = 50 * DAY_MS): AliexpressConnectionCredentials => ({
  accessToken: 'access-old', refreshToken: 'refresh-old', appKey: '500000', appSecret: 's', sandbox: true, ownApp: false, expiresAt: at(expiresInMs), refreshExpiresAt: at(refreshInMs),
})
async function connected(expiresInMs: number, refreshInMs?: number) {
  const { id: userId } = await makePerson()
  const id = await saveCredentials(userId, ALIEXPRESS_API, sample(expiresInMs, refreshInMs), 'sandbox')
  return { userId, id }
}
const get = (userId: string) => getCredentials(userId, ALIEXPRESS_API, 'sandbox')
const stateOf = (url: string) => new URL(url).searchParams.get('state') ?? ''

describe('connecting', () => {
  const back = (state: string | undefined, more: { code?: string; error?: string } = { code: 'good' }) => ({ state, code: more.code, error: more.error })

  it('sends the reseller to AliExpress and stores what comes back', async () => {
    const person = { userId: (await makePerson()).id, sessionHash: 'session-1' }
    const url = new URL(await startConnection(person))
    expect(url.origin + url.pathname).toBe(`${env().aliexpressApiBaseUrl}/oauth/authorize`)
    expect(url.searchParams.get('redirect_uri')).toBe(`${env().nextauthUrl}/aliexpress/callback`)
    expect(stateOf(url.href)).toMatch(/^[\w-]{43}$/)
    expect(await prisma.oauthState.count({ where: { stateHash: stateOf(url.href) } })).toBe(0) // only its hash is stored
    server.answer(() => tokens('1'))
    expect(await finishConnection(back(stateOf(url.href)), person)).toEqual({ result: 'connected' })
    expect(server.calls).toMatchObject([{ path: '/rest/auth/token/create', params: { code: 'good', app_key: '500000' } }])
    expect(await get(person.userId)).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1', appKey: '500000', sandbox: true })
    expect(await connectionStatus(person.userId)).toMatchObject({ state: 'connected', account: 'kr1000005814', accountId: '1000005814', environment: 'sandbox', warningDays: null })
  })

  it('B27-B30, B33: without state, of another session, of another reseller, reused, expired: refused, and nothing is asked of AliExpress', async () => {
    const [one, other] = [{ userId: (await makePerson()).id, sessionHash: 'session-1' }, { userId: (await makePerson()).id, sessionHash: 'session-1' }]
    const state = stateOf(await startConnection(one))
    server.answer(() => tokens('2'))
    const bad: Parameters<typeof finishConnection>[] = [[back(undefined), one], [back('x'.repeat(43)), one], [back(state), null], [back(state), { ...one, sessionHash: 'session-2' }], [back(state), other]]
    for (const [returned, person] of bad) await expect(finishConnection(returned, person)).rejects.toEqual(code('invalid_state'))
    later(10 * 60_000 + 1_000)
    await expect(finishConnection(back(state), one)).rejects.toEqual(code('invalid_state'))
    setClock(null)
    expect(server.calls).toHaveLength(0)
    expect(await finishConnection(back(state), one)).toEqual({ result: 'connected' })
    await expect(finishConnection(back(state), one)).rejects.toEqual(code('invalid_state'))
    expect(server.calls).toHaveLength(1)
  })

  it('a state used ten times at once counts once', async () => {
    const person = { userId: (await makePerson()).id, sessionHash: 's' }
    const state = stateOf(await startConnection(person))
    server.answer(() => tokens('3'))
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => finishConnection(back(state), person)))
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    expect(server.calls).toHaveLength(1)
  })

  it.each([
    ['a denial', back('', { error: 'access_denied' }), { body: {} }, { result: 'denied' }],
    ['no code', back('', {}), { body: {} }, { result: 'failed', code: 'invalid_input' }],
    ['a used code', back(''), refusal('InvalidCode'), { result: 'failed', code: 'connection_refused' }],
    ['a broken answer', back(''), { status: 502, body: {} }, { result: 'failed', code: 'provider_unavailable' }],
  ] as const)('%s stores nothing and uses the state up', async (_name, returned, reply, result) => {
    const person = { userId: (await makePerson()).id, sessionHash: 's' }
    const state = stateOf(await startConnection(person))
    server.answer(() => reply)
    expect(await finishConnection({ ...returned, state }, person)).toEqual(result)
    expect(await get(person.userId)).toBeNull()
    await expect(finishConnection(back(state), person)).rejects.toEqual(code('invalid_state'))
  })
})

describe('refreshing', () => {
  it('a good token is used as it is; an expired one is refreshed by one of ten callers at once', async () => {
    const good = await connected(10 * DAY_MS)
    server.answer(() => tokens('never'))
    expect((await withConnection(good.userId)).accessToken).toBe('access-old')
    expect(server.calls).toHaveLength(0)
    const { userId } = await connected(-1_000)
    server.answer(async () => { await pause(300); return tokens('4') })
    const all = await Promise.all(Array.from({ length: 10 }, () => withConnection(userId)))
    expect(new Set(all.map((each) => each.accessToken))).toEqual(new Set(['access-4']))
    expect(server.calls).toMatchObject([{ path: '/rest/auth/token/refresh', params: { refresh_token: 'refresh-old' } }])
    expect(await get(userId)).toMatchObject({ accessToken: 'access-4', refreshToken: 'refresh-4' })
  })

  it('keeps the old refresh token where none comes back', async () => {
    const { userId } = await connected(-1_000)
    server.answer(() => tokens('5', { refresh_token: undefined }))
    await withConnection(userId)
    expect(await get(userId)).toMatchObject({ accessToken: 'access-5', refreshToken: 'refresh-old' })
  })

  it('a token that AliExpress refused is refreshed although it looks good, once', async () => {
    const { userId } = await connected(10 * DAY_MS)
    server.answer(() => tokens('6'))
    const all = await Promise.all([1, 2, 3].map(() => withConnection(userId, 'sandbox', { refusedToken: 'access-old' })))
    expect(all.every((each) => each.accessToken === 'access-6')).toBe(true)
    expect(server.calls).toHaveLength(1)
  })

  it('a dead refresh token: reconnect needed, said at once afterwards, until the reseller connects again', async () => {
    const { userId, id } = await connected(-1_000)
    server.answer(() => refusal('IllegalRefreshToken'))
    await expect(withConnection(userId)).rejects.toEqual(code('reconnect_needed'))
    await expect(withConnection(userId)).rejects.toEqual(code('reconnect_needed'))
    expect(server.calls).toHaveLength(1)
    expect((await connectionStatus(userId)).state).toBe('reconnect_needed')
    expect(await prisma.auditLog.count({ where: { subject: `credential:${id}`, action: 'connection.reconnect_needed' } })).toBe(1)
    await saveCredentials(userId, ALIEXPRESS_API, sample(DAY_MS), 'sandbox')
    expect((await withConnection(userId)).accessToken).toBe('access-old')
  })

  it('an answer that got lost: the token serves while it can, nobody hammers, and the next try settles it', async () => {
    const { userId, id } = await connected(5 * 60_000)
    server.answer(() => 'drop')
    await refreshDueConnection({ credentialId: id }) // still usable: no error
    expect((await withConnection(userId)).accessToken).toBe('access-old')
    expect(await listConnectionsDueForRefresh()).not.toContain(id) // cools down
    expect((await connectionStatus(userId)).lastRefreshError).not.toBeNull()
    later(10 * 60_000)
    await expect(withConnection(userId)).rejects.toEqual(code('provider_unavailable'))
    expect(server.calls).toHaveLength(1)
    await prisma.apiCredential.update({ where: { id }, data: { refreshLeaseUntil: new Date(0) } })
    server.answer(() => tokens('7'))
    expect((await withConnection(userId)).accessToken).toBe('access-7')
    expect((await connectionStatus(userId)).lastRefreshError).toBeNull()
  })

  it('the caller that held the lease died: the next takes over when it runs out', async () => {
    const { userId, id } = await connected(-1_000)
    await prisma.apiCredential.update({ where: { id }, data: { refreshLeaseToken: 'dead', refreshLeaseUntil: at(700) } })
    server.answer(() => tokens('8'))
    expect((await withConnection(userId)).accessToken).toBe('access-8')
  })

  it('the new token survives a key rotation in the same moment, and never overwrites a new connection', async () => {
    const rotated = await connected(-1_000)
    const both = [Buffer.alloc(32, 9), Buffer.alloc(32, 7)].map((key) => key.toString('base64')).join(',')
    const api = env().aliexpressApiBaseUrl
    server.answer(async () => {
      setEnv({ ENCRYPTION_KEY: both, ALIEXPRESS_API_BASE_URL: api })
      await rotateEncryptionKey()
      return tokens('9')
    })
    expect((await withConnection(rotated.userId)).accessToken).toBe('access-9')
    const replaced = await connected(-1_000)
    server.answer(async () => {
      await saveCredentials(replaced.userId, ALIEXPRESS_API, { ...sample(DAY_MS), accessToken: 'access-new', refreshToken: 'refresh-new' }, 'sandbox')
      return tokens('late')
    })
    expect((await withConnection(replaced.userId)).accessToken).toBe('access-new')
    expect(await get(replaced.userId)).toMatchObject({ accessToken: 'access-new', refreshToken: 'refresh-new' })
    setEnv({ ALIEXPRESS_API_BASE_URL: api })
    await prisma.apiCredential.deleteMany()
  })
})

describe('the guardian', () => {
  it('finds what is in the last fifth of its life, refreshes it once, and leaves the rest', async () => {
    const long = await connected(30 * DAY_MS)
    const short = await connected(DAY_MS)
    const due = () => listConnectionsDueForRefresh()
    expect(await due()).toEqual([])
    later(0.85 * DAY_MS)
    expect(await due()).toEqual([short.id])
    later(25 * DAY_MS)
    expect(await due()).toEqual([short.id, long.id])
    server.answer(() => tokens('10'))
    await Promise.all([refreshDueConnection({ credentialId: long.id }), refreshDueConnection({ credentialId: long.id })])
    await refreshDueConnection({ credentialId: long.id })
    expect(server.calls).toHaveLength(1)
    expect(await due()).toEqual([short.id])
  })

  it('a job for what only a person can mend ends quietly', async () => {
    const { id } = await connected(-1_000, -1_000)
    server.answer(() => tokens('never'))
    await refreshDueConnection({ credentialId: id })
    await refreshDueConnection({ credentialId: 'crd_none' })
    expect(server.calls).toHaveLength(0)
    await expect(refreshConnection(id)).rejects.toEqual(code('reconnect_needed'))
  })

  it('warns at 7, 3 and 1 days, each once, and says when it has ended', async () => {
    const { userId, id } = await connected(30 * DAY_MS, 60 * DAY_MS)
    const seen: [number | null, number][] = []
    for (const days of [52, 53.5, 54, 57.5, 58, 59.5, 60.1, 61]) {
      later(days * DAY_MS)
      const fresh = await warnEndingConnections()
      seen.push([(await connectionStatus(userId)).warningDays, fresh])
    }
    expect(seen).toEqual([[null, 0], [7, 1], [7, 0], [3, 1], [3, 0], [1, 1], [null, 1], [null, 0]])
    expect((await connectionStatus(userId)).state).toBe('reconnect_needed')
    expect(await prisma.auditLog.count({ where: { subject: `credential:${id}`, action: 'connection.ends_soon' } })).toBe(3)
  })
})
