import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { setAccountStatus } from '@/lib/accounts/set-account-status'
import { closeDatabase } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'
import { AppError } from '@/lib/foundation/errors'
import type { Access } from '@/lib/web/access-policy'
import { checkoutCookie, hashCheckoutToken, newCheckoutToken, readCheckoutSession } from '@/lib/web/checkout-session'
import { answer, handler } from '@/lib/web/handler'
import { isSecureOrigin, sessionCookieName } from '@/lib/web/cookie-names'
import { makePerson, signInCookie } from '@/tests/setup/sign-in'

const ORIGIN = 'http://127.0.0.1:3000'
const Item = z.strictObject({ name: z.string().max(50), quantity: z.number().int().min(1).max(99) })
const post = handler({ access: 'anyone', input: Item, maxBytes: 2_000, run: ({ input }) => Promise.resolve(answer(input, { status: 201 })) })
const GOOD = { name: 'Lamp', quantity: 2 }

const request = (body: BodyInit | null, headers: Record<string, string> = {}, method = 'POST', url = `${ORIGIN}/api/things`) =>
  new Request(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body === null ? {} : { body }) })
const json = (value: unknown, headers?: Record<string, string>) => request(JSON.stringify(value), headers)

async function problem(response: Response) {
  const body = (await response.json()) as Record<string, unknown>
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(body).toMatchObject({ type: expect.stringMatching(/^urn:/) as string, title: expect.any(String) as string, status: response.status, instance: '/api/things' })
  expect(JSON.stringify(body)).not.toMatch(/\bat \S+ \(|\.ts:\d+|"stack"|node_modules/)
  return `${response.status} ${String(body.code)}`
}
const answerTo = async (each: Request) => problem(await post(each))

afterEach(() => { setEnv(null) })
afterAll(closeDatabase)

describe('input', () => {
  it('passes good input on', async () => {
    const response = await post(json(GOOD))
    expect([response.status, await response.json()]).toEqual([201, GOOD])
  })

  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1]))
  it.each<[string, BodyInit, string, Record<string, string>?]>([
    ['B01 an extra field', JSON.stringify({ ...GOOD, price: '0.01' }), '400 invalid_input'],
    ['B03 none', JSON.stringify({ ...GOOD, quantity: 0 }), '400 invalid_input'],
    ['B05 half', JSON.stringify({ ...GOOD, quantity: 1.5 }), '400 invalid_input'],
    ['B07 text for a number', JSON.stringify({ ...GOOD, quantity: '1' }), '400 invalid_input'],
    ['B08 null', JSON.stringify({ ...GOOD, quantity: null }), '400 invalid_input'],
    ['B18 an operator', JSON.stringify({ ...GOOD, name: { not: '' } }), '400 invalid_input'],
    ['B24 text/plain', JSON.stringify(GOOD), '415 unsupported_media_type', { 'content-type': 'text/plain' }],
    ['B24 a form', 'name=Lamp', '415 unsupported_media_type', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['B96 compressed', JSON.stringify(GOOD), '415 unsupported_media_type', { 'content-encoding': 'gzip' }],
    ['B92 too large', JSON.stringify({ ...GOOD, name: 'x'.repeat(10_000_000) }), '413 body_too_large'],
    ['B92 announced too large', '{}', '413 body_too_large', { 'content-length': '10000000' }],
    ['B93 deep', deep(900), '400 invalid_input'],
    ['B94 many keys', JSON.stringify(keys(150)), '400 invalid_input'],
    ['B97 __proto__', '{"__proto__":{"isAdmin":true},"name":"a","quantity":1}', '400 invalid_input'],
    ['B98 constructor', '{"constructor":{"prototype":{"isAdmin":true}},"name":"a","quantity":1}', '400 invalid_input'],
    ['B110 NUL', '{"name":"a\\u0000b","quantity":1}', '400 invalid_input'],
    ['B111 half a pair', '{"name":"\\ud800","quantity":1}', '400 invalid_input'],
    ['no JSON', '{"name":', '400 malformed_json'],
    ['empty', '', '400 malformed_json'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), '400 malformed_json'],
    ['a list', '[]', '400 invalid_input'],
    ['a text', '"x"', '400 invalid_input'],
    ['null', 'null', '400 invalid_input'],
  ])('%s', async (_name, body, expected, headers) => {
    expect(await answerTo(request(body, headers))).toBe(expected)
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })

  it('B92: stops reading a body that grows too large without saying so', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({ pull(controller) { sent++; controller.enqueue(new Uint8Array(1_000).fill(0x20)) } })
    const response = await post(new Request(`${ORIGIN}/api/things`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: endless, duplex: 'half' } as RequestInit))
    expect(await problem(response)).toBe('413 body_too_large')
    expect(sent).toBeLessThan(10)
  })

  it('says which fields are wrong and by which rule, never what was sent', async () => {
    const body = (await (await post(json({ name: 'secret-value'.repeat(10), quantity: 0 }))).json()) as { issues: unknown }
    expect(body.issues).toEqual([{ path: 'name', rule: 'too_big' }, { path: 'quantity', rule: 'too_small' }])
    expect(JSON.stringify(body)).not.toContain('secret-value')
  })

  it('B95, B106: queries are parsed by schema; a name given twice is refused', async () => {
    const list = handler({ access: 'public', query: z.strictObject({ page: z.coerce.number().int().min(1).max(1_000).default(1) }), run: ({ query }) => Promise.resolve(query) })
    const get = (query: string) => list(request(null, {}, 'GET', `${ORIGIN}/api/things${query}`))
    expect(await (await get('?page=3')).json()).toEqual({ page: 3 })
    expect(await (await get('')).json()).toEqual({ page: 1 })
    for (const query of ['?page=1&page=2', '?page=1000000000', '?page=-1', '?page=x', '?other=1', '?page=%00', '?__proto__=1']) expect(await problem(await get(query))).toBe('400 invalid_input')
  })
})

describe('where a request comes from', () => {
  const session = () => ({ cookie: `${sessionCookieName()}=x` })
  const checkout = { cookie: checkoutCookie(newCheckoutToken()).split(';')[0] ?? '' }
  it.each<[string, Record<string, string>, string]>([
    ['B21 another origin', { origin: 'https://evil.com' }, '403 bad_origin'],
    ['another port', { origin: 'http://127.0.0.1:3001' }, '403 bad_origin'],
    ['a name that begins like ours', { origin: 'http://127.0.0.1:3000.evil.com' }, '403 bad_origin'],
    ['B22 no origin, session cookie', session(), '403 bad_origin'],
    ['B23 origin null', { origin: 'null' }, '403 bad_origin'],
    ['cross-site', { 'sec-fetch-site': 'cross-site' }, '403 bad_origin'],
    ['same-site is not same-origin', { 'sec-fetch-site': 'same-site' }, '403 bad_origin'],
    ['B26 another method', { 'x-http-method-override': 'DELETE' }, '405 method_not_allowed'],
  ])('%s', async (_name, headers, expected) => {
    expect(await answerTo(json(GOOD, headers))).toBe(expected)
  })

  it.each<[string, Record<string, string>]>([
    ['our pages', { origin: ORIGIN, 'sec-fetch-site': 'same-origin', ...session() }],
    ['our pages, the checkout', { origin: ORIGIN, ...checkout }],
    ['a storefront outside the browser, with its checkout', checkout],
    ['a program without a session', {}],
    ['a program that says our origin', { origin: ORIGIN, ...session() }],
  ])('lets in %s', async (_name, headers) => {
    expect((await post(json(GOOD, headers))).status).toBe(201)
  })
})

describe('who may', () => {
  const people = new Map<string, string>()
  beforeAll(async () => {
    for (const role of ['SHOPPER', 'RESELLER', 'ADMIN'] as const) people.set(role, await signInCookie((await makePerson(role)).id))
    const disabled = await makePerson()
    people.set('disabled', await signInCookie(disabled.id))
    await setAccountStatus({ id: 'usr_admin', role: 'ADMIN' }, disabled.id, 'DISABLED')
    people.set('forged', `${sessionCookieName()}=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z`)
    people.set('nobody', '')
  })

  const TABLE: Record<Exclude<Access, 'internal' | 'sender'>, Record<string, number>> = {
    anyone: { nobody: 200, forged: 200, disabled: 200, SHOPPER: 200, RESELLER: 200, ADMIN: 200 },
    public: { nobody: 200, forged: 200, disabled: 200, SHOPPER: 200, RESELLER: 200, ADMIN: 200 },
    'signed-in': { nobody: 401, forged: 401, disabled: 401, SHOPPER: 200, RESELLER: 200, ADMIN: 200 },
    reseller: { nobody: 401, forged: 401, disabled: 401, SHOPPER: 403, RESELLER: 200, ADMIN: 403 },
    admin: { nobody: 401, forged: 401, disabled: 401, SHOPPER: 403, RESELLER: 403, ADMIN: 200 },
  }
  it('each access, each person', async () => {
    for (const [access, row] of Object.entries(TABLE)) {
      const route = handler({ access: access as Access, run: ({ user }) => Promise.resolve({ role: user?.role ?? null }) })
      for (const [person, status] of Object.entries(row)) {
        const response = await route(request(null, { cookie: people.get(person) ?? '' }, 'GET'))
        expect([access, person, response.status]).toEqual([access, person, status])
        if (status === 200 && access !== 'public' && access !== 'anyone') expect(await response.json()).toEqual({ role: person })
      }
    }
  })

  it('a stranger learns nothing about the input: access comes first', async () => {
    const route = handler({ access: 'reseller', input: Item, run: () => Promise.resolve({}) })
    expect(await problem(await route(json({ nonsense: true })))).toBe('401 unauthenticated')
  })

  it('B81-B83, B117: internal calls carry the secret in the header, and only there', async () => {
    const route = handler({ access: 'internal', run: () => Promise.resolve({ ok: true }) })
    const secret = 'test-internal-run-secret-of-more-than-32-characters'
    const call = async (headers: Record<string, string>, query = '') => (await route(request(null, headers, 'POST', `${ORIGIN}/api/things${query}`))).status
    expect(await call({ authorization: `Bearer ${secret}` })).toBe(200)
    for (const authorization of ['', 'Bearer ', 'Bearer x', `Bearer ${secret}x`, `Basic ${secret}`, 'Bearer %E0%A4%A', `bearer ${secret}`]) expect(await call({ authorization })).toBe(401)
    expect(await call({}, `?secret=${secret}`)).toBe(401)
  })

  it('needs no database without a cookie; while it is away a session is neither in nor out', async () => {
    const route = handler({ access: 'anyone', run: ({ user }) => Promise.resolve({ id: user?.id ?? null }) })
    await closeDatabase()
    setEnv({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' })
    expect((await route(request(null, {}, 'GET'))).status).toBe(200)
    expect(await problem(await route(request(null, { cookie: people.get('ADMIN') ?? '' }, 'GET')))).toBe('503 database_unavailable')
    await closeDatabase()
    setEnv(null)
  })
})

describe('errors', () => {
  const failing = (error: unknown) => handler({ access: 'public', run: () => Promise.reject(error as Error) })
  const get = (headers: Record<string, string> = {}) => request(null, headers, 'GET')

  it('speaks the language of the person', async () => {
    const title = async (headers: Record<string, string>) => ((await (await failing(new AppError('not_found', 'x'))(get(headers))).json()) as { title: string }).title
    expect(await title({})).toBe('Not found')
    expect(await title({ 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' })).toBe('No encontrado')
    expect(await title({ 'accept-language': 'fr' })).toBe('Not found')
    expect(await title({ 'accept-language': 'es', cookie: 'locale=en' })).toBe('Not found')
  })

  it('never lets out what went wrong inside', async () => {
    for (const error of [new TypeError('reading secret-thing'), Object.assign(new Error('SELECT secret-thing'), { code: 'P2010' }), 'secret-thing', null]) {
      const response = await failing(error)(get())
      const text = JSON.stringify(await response.clone().json())
      expect(await problem(response)).toBe('500 internal')
      expect(text).not.toContain('secret-thing')
    }
  })

  it('says how long to wait', async () => {
    const wait = async (error: AppError) => (await failing(error)(get())).headers.get('retry-after')
    expect(await wait(new AppError('too_many_requests', 'x', { retryAfterSeconds: 42 }))).toBe('42')
    expect(await wait(new AppError('provider_unavailable', 'x'))).toBe('5')
    expect(await wait(new AppError('not_found', 'x'))).toBeNull()
  })
})

describe('the checkout cookie', () => {
  it('gives back its token, and nothing else counts as one', () => {
    const token = newCheckoutToken()
    const cookie = checkoutCookie(token)
    expect(cookie).toMatch(/^ivan-checkout=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/)
    const read = (header: string) => readCheckoutSession(new Request(ORIGIN, { headers: { cookie: header } }))
    expect(read(`a=b; ${cookie.split(';')[0] ?? ''}; c=d`)).toBe(token)
    for (const header of ['', 'ivan-checkout=', 'ivan-checkout=short', `ivan-checkout=${'x'.repeat(44)}`, `other=${token}`]) expect(read(header)).toBeNull()
    expect(hashCheckoutToken(token)).toMatch(/^[0-9a-f]{64}$/)
    setEnv({ NEXTAUTH_URL: 'https://shop.example.com' })
    expect(isSecureOrigin()).toBe(true)
    expect(checkoutCookie(token)).toMatch(/^__Host-ivan-checkout=.*; Secure$/)
  })
})
