import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { ACTION_ACCESS, type Access } from '../../lib/web/access-policy'
import { badRequests, type BadRequest } from './bad-requests'
import { cookieOf, type DemoRole } from './people'
import { ALIEXPRESS, approve, BASE, capture, effects, PAYPAL, startOrder, untilStatus, variants, type Started } from './shop-api'

// Who may see and do what, and what bad input is answered, over HTTP against the real processes (reliability.md 5.3 and 5.4).

const cookies: Partial<Record<DemoRole | 'OTHER', string>> = {}
let variantId = ''
let order: Started

test.beforeAll(async () => {
  variantId = (await variants())[0] ?? ''
  order = await startOrder(variantId)
  await approve(order)
  expect((await capture(order)).status).toBe(200)
  for (const role of ['SHOPPER', 'RESELLER', 'ADMIN'] as const) cookies[role] = await cookieOf(role)
  cookies.OTHER = await cookieOf('RESELLER', 1)
})

const open = (address: string, cookie = '', headers: Record<string, string> = {}) => fetch(`${BASE}${address}`, { redirect: 'manual', headers: { ...headers, ...(cookie ? { cookie } : {}) } })

function send({ method = 'GET', path: address, headers, body }: BadRequest): Promise<Response> {
  const content = body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  return fetch(`${BASE}${address}`, { method, headers, body: content, redirect: 'manual' })
}

async function complaintAbout(bad: BadRequest): Promise<string | null> {
  const answer = await send(bad)
  const text = await answer.text()
  const seen = `${bad.what}: ${answer.status} ${answer.headers.get('content-type') ?? ''} ${text.slice(0, 160)}`
  if (answer.status !== bad.status || !answer.headers.get('content-type')?.startsWith('application/problem+json')) return seen
  const problem = JSON.parse(text) as Record<string, unknown>
  const isWhole = ['type', 'title', 'code', 'instance'].every((name) => typeof problem[name] === 'string') && problem.status === bad.status
  if (!isWhole || (bad.code !== undefined && problem.code !== bad.code)) return seen
  return /\bat .*\.(ts|js|mjs):\d|node_modules|prisma/i.test(text) ? `${seen} tells of the inside` : null
}

test('bad input is one problem document with a code, and nothing is half done', async () => {
  await untilStatus(order, 'PURCHASED', 60_000)
  const happened = async () => [...(await effects(PAYPAL)), ...(await effects(ALIEXPRESS))].filter(({ effect }) => ['capture', 'refund', 'order'].includes(String(effect))).length
  const before = await happened()
  const complaints: string[] = []
  for (const bad of badRequests(variantId)) {
    const complaint = await complaintAbout(bad)
    if (complaint !== null) complaints.push(complaint)
  }
  expect(complaints).toEqual([])
  expect(await happened()).toBe(before)
  expect((await fetch(`${BASE}/api/health`)).status).toBe(200)
})

test('an order is there for its shopper, its reseller and the admin, and for nobody else', async () => {
  const statuses = async (address: string) => ({
    shopper: (await open(address, order.cookie)).status,
    reseller: (await open(address, cookies.RESELLER)).status,
    admin: (await open(address, cookies.ADMIN)).status,
    other: (await open(address, cookies.OTHER)).status,
    stranger: (await open(address, cookies.SHOPPER)).status,
    nobody: (await open(address)).status,
  })
  expect(await statuses(`/api/orders/${order.orderId}`)).toEqual({ shopper: 200, reseller: 200, admin: 200, other: 404, stranger: 404, nobody: 404 })
  expect((await open(`/api/orders/${order.orderId}?key=${'0'.repeat(32)}`)).status).toBe(404)
  const neighbour = await startOrder(variantId)
  expect((await open(`/api/orders/${order.orderId}`, neighbour.cookie)).status).toBe(404)

  const shopperSees = (await (await open(`/api/orders/${order.orderId}`, order.cookie)).text())
  expect(shopperSees).not.toMatch(/"sale"|failureReason|evidence|aliexpress/i)
})

test("another reseller's order pages and files are not there", async () => {
  for (const address of [`/reseller/orders/${order.orderId}`, `/reseller/orders/${order.orderId}/proof`]) {
    expect((await open(address, cookies.RESELLER)).status, address).toBe(200)
    expect((await open(address, cookies.OTHER)).status, address).toBe(404)
  }
  const list = await (await open('/reseller/orders', cookies.OTHER)).text()
  expect(list).not.toContain(order.orderId)
})

test('pages of an account lead to sign-in, and are not there for another role', async () => {
  const pages: [string, DemoRole[]][] = [
    ...['/reseller', '/reseller/orders', `/reseller/orders/${order.orderId}`, '/reseller/products', '/reseller/payouts', '/reseller/api-settings', '/reseller/settings'].map((address): [string, DemoRole[]] => [address, ['SHOPPER', 'ADMIN']]),
    ...['/admin', '/admin/orders', '/admin/payouts', '/admin/exceptions', '/admin/profit', '/admin/ledger', '/admin/resellers', '/admin/readiness', '/admin/resilience', '/admin/settings'].map((address): [string, DemoRole[]] => [address, ['SHOPPER', 'RESELLER']]),
  ]
  for (const [address, others] of pages) {
    const answer = await open(address)
    expect([answer.status, new URL(answer.headers.get('location') ?? '', BASE).pathname], address).toEqual([307, '/login'])
    expect(new URL(answer.headers.get('location') ?? '', BASE).searchParams.get('next'), address).toMatch(/^\/(reseller|admin)/)
    for (const role of others) expect((await open(address, cookies[role])).status, `${address} as ${role}`).toBe(404)
  }
})

test('B104 B105 B116 no other way to ask for a page gives more', async () => {
  const ways: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  ]
  for (const headers of ways) {
    for (const address of [`/reseller/orders/${order.orderId}`, `/reseller/orders/${order.orderId}?_rsc=x`]) {
      const answer = await open(address, '', headers)
      expect(answer.headers.get('location') ?? '', JSON.stringify(headers)).not.toContain('evil.example')
      expect(await answer.text(), JSON.stringify(headers)).not.toMatch(/buyer\.example|95131/)
    }
  }
  for (const address of ['//reseller/orders', '/reseller/./orders', '/RESELLER/orders', '/reseller%2forders', '/en/reseller/orders']) {
    const answer = await open(address)
    expect(answer.status, address).toBeLessThan(500)
    expect(await answer.text(), address).not.toContain(order.orderId)
  }
})

interface Reference {
  readonly exportedName?: string
  readonly workers: Record<string, unknown>
}

/** Every server action of the build that runs, with a page that carries it. */
function builtActions(): { id: string; name: string; page: string }[] {
  const file = path.resolve(import.meta.dirname, '../../.next/server/server-reference-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, Reference> }
  const addressOf = (worker: string) => worker.replace(/^app/, '').replace(/\/\([^)]*\)/g, '').replace(/\/page$/, '').replace(/\[[^\]]*\]/g, 'x') || '/'
  return Object.entries(manifest.node).map(([id, { exportedName = '', workers }]) => ({ id, name: exportedName, page: addressOf(Object.keys(workers)[0] ?? 'app/page') }))
}

async function act(action: { id: string; page: string }, cookie = '', headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${BASE}${action.page}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'next-action': action.id, 'content-type': 'text/plain;charset=UTF-8', origin: BASE, ...headers, ...(cookie ? { cookie } : {}) },
    body: '[{}]',
  })
  const text = await answer.text()
  return /"code":"([a-z_]+)"/.exec(text)?.[1] ?? `${answer.status} ${text.slice(0, 80)}`
}

const WRONG_ROLES: Partial<Record<Access, DemoRole[]>> = { reseller: ['SHOPPER', 'ADMIN'], admin: ['SHOPPER', 'RESELLER'] }

test('B119 every server action refuses strangers and other roles', async () => {
  const actions = builtActions().filter(({ name }) => !['anyone', 'public'].includes(ACTION_ACCESS[name] ?? ''))
  expect(actions.length).toBeGreaterThan(3)
  const answers: string[] = []
  const wanted: string[] = []
  for (const action of actions) {
    const access = ACTION_ACCESS[action.name]
    answers.push(`${action.name} nobody ${await act(action)}`)
    wanted.push(`${action.name} nobody unauthenticated`)
    for (const role of (access && WRONG_ROLES[access]) ?? []) {
      answers.push(`${action.name} ${role} ${await act(action, cookies[role])}`)
      wanted.push(`${action.name} ${role} forbidden`)
    }
  }
  expect(answers).toEqual(wanted)
})

test('B118 B120 B21 an unknown action, a broken one and one from elsewhere do nothing', async () => {
  const known = builtActions()[0]
  expect(known).toBeDefined()
  if (!known) return
  const unknown = await fetch(`${BASE}${known.page}`, { method: 'POST', headers: { 'next-action': '0'.repeat(42), origin: BASE }, body: '[]' })
  expect([400, 404, 409]).toContain(unknown.status)
  for (const body of ['', '[', '{"0":"$F1"}', `[${'['.repeat(5000)}${']'.repeat(5000)}]`]) {
    const answer = await fetch(`${BASE}${known.page}`, { method: 'POST', headers: { 'next-action': known.id, 'content-type': 'text/plain;charset=UTF-8', origin: BASE }, body })
    expect(await answer.text(), body.slice(0, 20)).not.toMatch(/node_modules|\.ts:\d/)
  }
  expect(await act(known, cookies.RESELLER, { origin: 'https://evil.example' })).not.toMatch(/"ok":true/)
  expect((await fetch(`${BASE}/api/health`)).status).toBe(200)
})

test('headers that every page has', async () => {
  for (const address of ['/s/casa-clara', '/login', `/orders/${order.orderId}`, '/reseller/orders']) {
    const answer = await open(address, address.startsWith('/reseller') ? cookies.RESELLER : order.cookie)
    const header = (name: string) => answer.headers.get(name) ?? ''
    expect(header('content-security-policy'), address).toMatch(/object-src 'none'/)
    expect(header('content-security-policy'), address).toMatch(/frame-ancestors 'none'/)
    expect(header('x-content-type-options'), address).toBe('nosniff')
    expect(header('referrer-policy'), address).not.toBe('')
    expect(header('x-powered-by'), address).toBe('')
    if (!address.startsWith('/s/') && address !== '/login') expect(header('cache-control'), address).toMatch(/no-store/)
  }
})
