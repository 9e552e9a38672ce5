import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as otherCallback } from '@/app/api/marketplace-oauth/callback/route'
import { GET as authUrl } from '@/app/api/marketplace/auth-url/[api]/route'
import { GET as callback } from '@/app/aliexpress/callback/route'
import { GET as health } from '@/app/api/health/route'
import { ALIEXPRESS_API } from '@/lib/accounts/credential-schema'
import { getCredentials } from '@/lib/accounts/get-credentials'
import { withConnection } from '@/lib/accounts/use-connection'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'
import { APP_SECRET, startTestSupplier, US_BUYER, type TestSupplier } from '@/tests/sandbox/aliexpress/start-test-supplier'
import { makePerson, signInCookie } from '@/tests/setup/sign-in'

const ORIGIN = 'http://127.0.0.1:3000'
let supplier: TestSupplier
let cookie = ''
let userId = ''

beforeAll(async () => {
  supplier = await startTestSupplier()
  setEnv({ ALIEXPRESS_API_BASE_URL: supplier.url, ALIEXPRESS_APP_SECRET: APP_SECRET })
  userId = (await makePerson()).id
  cookie = await signInCookie(userId)
})
afterAll(async () => {
  setEnv(null)
  await supplier.stop()
  await closeDatabase()
})

const get = (url: string, headers: Record<string, string> = { cookie }) => new Request(url, { headers })
const askUrl = (headers?: Record<string, string>, api: string = ALIEXPRESS_API) => authUrl(get(`${ORIGIN}/api/marketplace/auth-url/${api}`, headers), { params: Promise.resolve({ api }) })

/** What AliExpress sends the browser back with. */
async function consent(decision = 'authorize'): Promise<string> {
  const { url } = (await (await askUrl()).json()) as { url: string }
  const query = new URL(url).searchParams
  const back = await supplier.consent({ client_id: query.get('client_id') ?? '', redirect_uri: query.get('redirect_uri') ?? '', state: query.get('state') ?? '', buyer: US_BUYER, decision })
  return back.headers.get('location') ?? ''
}
const settings = (query: string) => `${ORIGIN}/reseller/api-settings?${query}`

describe('connecting through the routes, against the AliExpress sandbox', () => {
  it('from the button to stored credentials, which the supplier then accepts', async () => {
    const back = await consent()
    const answer = await callback(get(back))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, settings('connection=connected')])
    const credentials = await getCredentials(userId, ALIEXPRESS_API, 'sandbox')
    expect(credentials?.accessToken).toMatch(/^50000/)
    expect((await withConnection(userId)).accessToken).toBe(credentials?.accessToken)
    expect((await callback(get(back))).status).toBe(400) // B29
    expect((await callback(get(back, { cookie, accept: 'text/html' }))).headers.get('location')).toBe(settings('connection=failed&code=invalid_state'))
  })

  it('refreshes at the supplier when the token has been refused', async () => {
    const before = await withConnection(userId)
    const after = await withConnection(userId, 'sandbox', { refusedToken: before.accessToken })
    expect(after.accessToken).toMatch(/^50000/)
    expect(after.accessToken).not.toBe(before.accessToken)
  })

  it('both callbacks answer; a denial stores nothing new', async () => {
    const answer = await otherCallback(get((await consent('deny')).replace('/aliexpress/callback', '/api/marketplace-oauth/callback')))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, settings('connection=denied')])
  })

  it('B28, B33: another session, and nobody, cannot complete it', async () => {
    const back = await consent()
    for (const other of ['', await signInCookie(userId), await signInCookie((await makePerson()).id)]) expect((await callback(get(back, { cookie: other }))).status).toBe(400)
    expect((await callback(get(back))).headers.get('location')).toBe(settings('connection=connected'))
  })

  it('only resellers get a URL, only for a marketplace that is here', async () => {
    expect((await askUrl({})).status).toBe(401)
    expect((await askUrl({ cookie: await signInCookie((await makePerson('SHOPPER')).id) })).status).toBe(403)
    expect((await askUrl({ cookie }, 'ebay')).status).toBe(404)
  })
})

describe('GET /api/health', () => {
  const ask = async () => {
    const answer = await health(get(`${ORIGIN}/api/health`, {}))
    return { status: answer.status, ...((await answer.json()) as object) }
  }
  const beat = async (at: Date) => {
    const value = { at: at.toISOString() }
    await prisma.systemConfig.upsert({ where: { key: 'worker_heartbeat' }, create: { key: 'worker_heartbeat', value }, update: { value } })
  }

  it('is ok with a database and a worker that lives; names what is down', async () => {
    expect(await ask()).toMatchObject({ database: 'ok', worker: 'down', down: expect.arrayContaining(['worker']) as string[] })
    await beat(new Date())
    expect(await ask()).toMatchObject({ database: 'ok', worker: 'ok' })
    await beat(new Date(Date.now() - 60_000))
    expect(await ask()).toMatchObject({ worker: 'down' })
    await closeDatabase()
    setEnv({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' })
    const down = await ask()
    await closeDatabase()
    setEnv(null)
    expect(down).toMatchObject({ database: 'down', worker: 'down', queue: { oldestDueSeconds: null }, down: ['database', 'worker', 'queue'] })
  })
})
