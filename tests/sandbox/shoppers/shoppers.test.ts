import '@/tests/setup/test-database'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { env, setEnv } from '@/lib/foundation/env'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { stopQueue } from '@/lib/queue/boss'
import { sweep } from '@/lib/worker/sweep'
import { openStateStore } from '@/sandbox/foundation/open-state-store'
import { readProgramSettings, type RunningProgram } from '@/sandbox/foundation/run-program'
import { plansOf } from '@/sandbox/shoppers/run-shoppers'
import { startShoppers } from '@/sandbox/shoppers/start-shoppers'
import { expectProved } from '@/tests/cycle/cycle-books'
import { startWorld, type World } from '@/tests/setup/start-world'
import { serveShop } from './serve-shop'

// Answers are read by the paths that each test expects; a wrong path fails the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any

const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-shoppers-'))
const clockFile = path.join(folder, 'clock.json')
let world: World
let shop: Awaited<ReturnType<typeof serveShop>>
let program: RunningProgram
let unfollow: () => void

const settings = (stateDir: string) => readProgramSettings({ SANDBOX_STATE_DIR: path.join(folder, stateDir), SANDBOX_APP_BASE_URL: shop.url, SANDBOX_CLOCK_FILE: clockFile, SANDBOX_SHOPS: world.shop }, folder)

beforeAll(async () => {
  world = await startWorld({ clockFile })
  shop = await serveShop()
  const { paypalApiBaseUrl, aliexpressApiBaseUrl } = env()
  setEnv({ PAYPAL_API_BASE_URL: paypalApiBaseUrl, ALIEXPRESS_API_BASE_URL: aliexpressApiBaseUrl, ALIEXPRESS_SITE_BASE_URL: aliexpressApiBaseUrl, NEXTAUTH_URL: shop.url, SANDBOX_CLOCK_FILE: clockFile })
  process.env.SANDBOX_PEERS = `Start=http://127.0.0.1:1/,PayPal=${paypalApiBaseUrl}/_control,AliExpress=${aliexpressApiBaseUrl}/_control`
  unfollow = followSandboxClock()
  program = await startShoppers(settings('shoppers'))
})
afterAll(async () => {
  unfollow()
  await program.stop()
  await shop.stop()
  await stopQueue()
  await world.stop()
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(target: string, body?: unknown): Promise<{ status: number; body: Anything }> {
  const answer = await fetch(`${program.url}/_control/api/${target}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as unknown }
}
const sale = async (plan: string) => (await ask('sales', { plan })).body.purchases[0]
const captures = async () => ((await world.paypal('effects?effect=capture')).effects as { facts: Record<string, string> }[]).length

test('a shopper goes through the shop page, the product list, a product, the order, PayPal and back; the shop has the money once', async () => {
  shop.seen.length = 0
  const before = await captures()
  const bought = await sale('pay')
  expect(bought).toMatchObject({ plan: 'pay', result: 'paid', status: 'PAID', orderUrl: `${shop.url}/orders/${String(bought.orderId)}` })
  const product = shop.seen.find((each) => each.startsWith(`GET /s/${world.shop}/p/`))
  expect(shop.seen.filter((each) => each !== product)).toEqual([
    `GET /s/${world.shop}`, `GET /api/shops/${world.shop}/products`, 'POST /api/paypal/create-order', 'GET /checkout/return', 'POST /api/paypal/capture-order', `GET /api/orders/${String(bought.orderId)}`,
  ])
  expect(product).toBeDefined()
  expect(await captures()).toBe(before + 1)
  expect((await prisma.order.findUniqueOrThrow({ where: { id: bought.orderId as string } })).status).toBe('PAID')
})

test('who is declined, reviewed, closes the tab or cancels comes only as far as that', async () => {
  const before = await captures()
  expect(await sale('decline')).toMatchObject({ result: 'declined', status: 'CREATED' })
  expect(await sale('cancel')).toMatchObject({ result: 'cancelled', status: 'CREATED' })
  const left = await sale('close')
  expect(left).toMatchObject({ result: 'left', status: 'CREATED' })
  expect(await captures()).toBe(before)
  expect(await sale('review')).toMatchObject({ result: 'in-review', status: 'CREATED' })
})

test('no control shows a shopper\'s cookie; the order opens with it', async () => {
  const bought = await sale('pay')
  expect(JSON.stringify((await ask('runs')).body)).not.toContain('cookie')
  expect(Object.keys(bought as object)).not.toContain('cookie')
  const answer = await fetch(`${program.url}/purchases/${String(bought.id)}/order`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, bought.orderUrl])
  const own = await fetch(`${shop.url}/api/orders/${String(bought.orderId)}`, { headers: { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' } })
  expect([own.status, (await fetch(`${shop.url}/api/orders/${String(bought.orderId)}`)).status]).toEqual([200, 404])
})

test('a shop that is not there, or an unknown wish, is said and nothing is bought', async () => {
  const before = await captures()
  expect((await ask('sales', { shop: 'no-such-shop' })).body.purchases[0]).toMatchObject({ result: 'refused', detail: 'the shop no-such-shop answered 404', orderId: null })
  expect((await ask('sales', { plan: 'steal' })).status).toBe(400)
  expect((await ask('sales', { shop: '../../etc' })).status).toBe(400)
  expect((await ask('days', { sales: 0 })).status).toBe(400)
  expect(await captures()).toBe(before)
})

test('a day is mixed: one of each special wish, the others pay', () => {
  expect(plansOf(8).filter((plan) => plan !== 'pay').sort()).toEqual(['cancel', 'close', 'decline', 'review'])
  expect([plansOf(1), plansOf(2).length, plansOf(40).filter((plan) => plan === 'pay').length]).toEqual([['pay'], 2, 36])
})

test('a day: the clock runs fast, orders are bought and paid out, the review ends, the clock goes on as before, and the books hold', async () => {
  const begun = await ask('days', { sales: 6, hours: 12, speed: 3_600 })
  expect(begun.status).toBe(202)
  expect((await ask('days', {})).status).toBe(409)
  expect((await ask('clock')).body.speed).toBe(3_600)
  let run = begun.body
  while (run.state === 'running') {
    await sweep()
    await world.drain()
    run = (await ask(`runs/${String(begun.body.id)}`)).body
  }
  expect(run.state).toBe('done')
  expect((await ask('clock')).body.speed).toBe(1)
  const results = Object.fromEntries(run.purchases.map(({ plan, result }: Anything) => [plan, result]))
  expect(results).toEqual({ pay: 'paid', decline: 'declined', review: 'in-review', close: 'left', cancel: 'cancelled' })
  const bought = run.purchases.filter(({ plan }: Anything) => ['pay', 'review', 'close'].includes(plan as string))
  expect(new Set(bought.map(({ status }: Anything) => status))).toEqual(new Set(['PURCHASED']))
  const own = bought.map(({ orderId }: Anything) => orderId as string)
  const payouts = await prisma.payout.findMany({ where: { sale: { orderId: { in: own } } } })
  expect([payouts.length, new Set(payouts.map(({ status }) => status))]).toEqual([8, new Set(['PAID'])])
  await world.drain()
  await expectProved(world)
}, 90_000)

test('a day that a kill cut off is over after the restart, and the clock goes as usual', async () => {
  const store = openStateStore(path.join(folder, 'cut-off'))
  store.table('runs').put('R1', { id: 'R1', kind: 'day', shop: world.shop, sales: 8, hours: 36, startedAt: '2026-01-01T00:00:00Z', endedAt: null, state: 'running', before: {}, sums: [] })
  store.close()
  await ask('clock', { speed: 1_440 })
  const again = await startShoppers(settings('cut-off'))
  const { state } = (await (await fetch(`${again.url}/_control/api/runs/R1`)).json()) as { state: string }
  await again.stop()
  expect([state, (await ask('clock')).body.speed]).toEqual(['interrupted', 1])
})

test('the pages do the same with forms alone, in both languages', async () => {
  const post = (target: string, fields: Record<string, string>) => fetch(`${program.url}${target}?lang=es`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
  const sold = await post('/sales', { shop: world.shop, plan: 'cancel' })
  const run = sold.headers.get('location') ?? ''
  expect(run).toMatch(/^\/runs\/[0-9A-Z]+\?lang=es$/)
  expect(await (await fetch(`${program.url}${run}`)).text()).toContain('cancelado')
  expect((await post('/days', { shop: world.shop, sales: 'many' })).headers.get('location')).toContain('error=sales')
  const start = await (await fetch(`${program.url}/?lang=es`)).text()
  for (const text of ['PayPal', 'AliExpress', 'en marcha', 'Hacer un día', world.shop]) expect(start).toContain(text)
})
