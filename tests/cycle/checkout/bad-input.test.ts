import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as capture from '@/app/api/paypal/capture-order/route'
import * as create from '@/app/api/paypal/create-order/route'
import { makePerson } from '@/tests/setup/sign-in'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { stopQueue } from '@/lib/queue/boss'
import { startWorld, type World } from '@/tests/setup/start-world'

let world: World
let body: Record<string, unknown>
let foreignVariant: string
beforeAll(async () => {
  world = await startWorld()
  body = {
    shop: world.shop, items: [{ variantId: world.variantId, quantity: 1 }], email: 'ana@buyer.example',
    shippingAddress: { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' },
  }
  const other = await makePerson('RESELLER')
  const product = await prisma.product.findFirstOrThrow()
  foreignVariant = 'var_01aaaaaaaaaaaaaaaaaaaaaaaa'
  const { id: shopId } = await prisma.shop.create({ data: { id: 'shp_01aaaaaaaaaaaaaaaaaaaaaaaa', userId: other.id, slug: 'other-shop', name: 'Other', createdAt: new Date(), updatedAt: new Date() } as never }).catch(() => prisma.shop.findFirstOrThrow({ where: { userId: other.id } }))
  await prisma.product.create({ data: { ...product, id: 'prd_01aaaaaaaaaaaaaaaaaaaaaaaa', userId: other.id, shopId, slug: 'foreign' } })
  const variant = await prisma.productVariant.findFirstOrThrow()
  await prisma.productVariant.create({ data: { ...variant, id: foreignVariant, productId: 'prd_01aaaaaaaaaaaaaaaaaaaaaaaa', options: variant.options as object } })
})
afterAll(async () => {
  await stopQueue()
  await world.stop()
  await closeDatabase()
})

const URLS = { create: 'http://127.0.0.1:3000/api/paypal/create-order', capture: 'http://127.0.0.1:3000/api/paypal/capture-order' }
const ROUTES = { create: create.POST, capture: capture.POST }

function send(route: keyof typeof ROUTES, payload: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return ROUTES[route](new Request(URLS[route], { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } }))
}

const rows = async () => [await prisma.order.count(), await prisma.orderLine.count(), await prisma.payment.count(), await prisma.orderEvent.count(), await prisma.checkout.count()]

/** One problem document, no stack, nothing written, nothing at PayPal. */
async function expectRefused(answer: Promise<Response>, status: number | readonly number[], before: number[]): Promise<string> {
  const response = await answer
  const text = await response.text()
  expect([status].flat()).toContain(response.status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const problem = JSON.parse(text) as Record<string, unknown>
  expect(problem).toMatchObject({ status: response.status, instance: expect.stringContaining('/api/paypal/') })
  expect(typeof problem.code).toBe('string')
  expect(text).not.toMatch(/\bat .*\.(ts|js):\d+|prisma|SELECT|INSERT|stack/i)
  expect(await rows()).toEqual(before)
  return String(problem.code)
}

const items = (quantity: unknown) => ({ ...body, items: [{ variantId: world.variantId, quantity }] })
const address = (change: object) => ({ ...body, shippingAddress: { ...(body.shippingAddress as object), ...change } })
const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)

type Case = [name: string, payload: () => unknown, status: number | number[], headers?: Record<string, string>]

const CREATE: Case[] = [
  ['B01 price', () => ({ ...body, price: '0.01' }), 400],
  ['B01 price of a line', () => ({ ...body, items: [{ variantId: world.variantId, quantity: 1, unitPrice: '0.01' }] }), 400],
  ['B02 total -5', () => ({ ...body, total: -5 }), 400],
  ['B03 quantity 0', () => items(0), 400],
  ['B04 quantity -1', () => items(-1), 400],
  ['B05 quantity 1.5', () => items(1.5), 400],
  ['B06 quantity 1e9', () => items(1e9), 400],
  ['B07 quantity "1"', () => items('1'), 400],
  ['B08 quantity null', () => items(null), 400],
  ['B08 quantity []', () => items([]), 400],
  ['B08 quantity NaN', () => JSON.stringify(items(1)).replace('"quantity":1', '"quantity":NaN'), 400],
  ['B09 currency', () => ({ ...body, currency: 'XXX' }), 400],
  ['B10 variant of another shop', () => ({ ...body, items: [{ variantId: foreignVariant, quantity: 1 }] }), [404, 422]],
  ['B10 no such variant', () => ({ ...body, items: [{ variantId: 'var_01bbbbbbbbbbbbbbbbbbbbbbbb', quantity: 1 }] }), [404, 422]],
  ['B10 no such shop', () => ({ ...body, shop: 'nowhere' }), 404],
  ['B11 coupon', () => ({ ...body, coupon: 'HALF' }), 400],
  ['a variant twice', () => ({ ...body, items: [{ variantId: world.variantId, quantity: 1 }, { variantId: world.variantId, quantity: 1 }] }), 400],
  ['no items', () => ({ ...body, items: [] }), 400],
  ['21 items', () => ({ ...body, items: Array.from({ length: 21 }, (_, at) => ({ variantId: `var_01${String(at).padStart(24, '0')}`, quantity: 1 })) }), 400],
  ['more than there is', () => items(20), [201, 422]],
  ['B13 role', () => ({ ...body, role: 'ADMIN' }), 400],
  ['B14 tenantId', () => ({ ...body, tenantId: 'usr_other' }), 400],
  ['B14 userId', () => ({ ...body, userId: 'usr_other' }), 400],
  ['B15 balance', () => ({ ...body, balance: 5 }), 400],
  ['B16 status', () => ({ ...body, status: 'PAID' }), 400],
  ['B17 id', () => ({ ...body, id: 'ord_01aaaaaaaaaaaaaaaaaaaaaaaa' }), 400],
  ['email as an operator', () => ({ ...body, email: { not: '' } }), 400],
  ['shop as an operator', () => ({ ...body, shop: { contains: '' } }), 400],
  ['B24 text/plain', () => body, 415, { 'content-type': 'text/plain' }],
  ['B24 form', () => 'shop=x', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['another origin', () => body, 403, { origin: 'https://evil.example' }],
  ['B92 a body of 1 MB', () => JSON.stringify({ ...body, email: 'x'.repeat(1_000_000) }), 413],
  ['B93 depth 10,000', () => nested(10_000), 400],
  ['B94 10,000 keys', () => Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`k${at}`, 1])), [400, 413]],
  ['B96 gzip', () => body, 415, { 'content-encoding': 'gzip' }],
  ['B97 __proto__', () => JSON.stringify(body).replace('{', '{"__proto__":{"isAdmin":true},'), 400],
  ['B98 constructor', () => JSON.stringify(body).replace('{', '{"constructor":{"prototype":{"x":1}},'), 400],
  ['B110 zero character', () => address({ city: 'San\u0000Jose' }), 400],
  ['B111 half a pair', () => JSON.stringify(address({ city: 'CITY' })).replace('CITY', 'San\\ud800Jose'), 400],
  ['B112 right-to-left override', () => address({ fullName: 'Ana \u202eMiller' }), 400],
  ['B112 zero width', () => address({ fullName: 'Ana\u200b Miller' }), 400],
  ['B113 10,000 combining marks', () => address({ fullName: `Ana Mi${'\u0301'.repeat(10_000)}` }), 400],
  ['B114 a country that is a date', () => address({ country: '0000-00-00' }), 400],
  ['B115 a path as variant', () => ({ ...body, items: [{ variantId: '..%2f..%2fetc', quantity: 1 }] }), [400, 404]],
  ['B115 a path as shop', () => ({ ...body, shop: '../..' }), [400, 404]],
  ['no JSON', () => '{"shop":', 400],
  ['no object', () => '[]', 400],
  ['null', () => 'null', 400],
  ['an empty body', () => '', 400],
  ['a country that needs further ids', () => address({ country: 'BR' }), 422],
  ['a country to which nobody delivers', () => address({ country: 'AQ', postalCode: '1' }), 422],
  ['no phone', () => address({ phone: 'none' }), 400],
  ['a short Idempotency-Key', () => body, 400, { 'idempotency-key': 'x' }],
]

describe('POST /api/paypal/create-order', () => {
  it.each(CREATE)('%s', async (name, payload, status, headers = {}) => {
    const before = await rows()
    if (name === 'more than there is') await prisma.productVariant.update({ where: { id: world.variantId }, data: { stock: 2 } })
    await expectRefused(send('create', payload(), headers), name === 'more than there is' ? 422 : status, before)
    if (name === 'more than there is') await prisma.productVariant.update({ where: { id: world.variantId }, data: { stock: 500 } })
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
  })

  it('B10 a product that is not published', async () => {
    const before = await rows()
    const { productId } = await prisma.productVariant.findUniqueOrThrow({ where: { id: world.variantId } })
    await prisma.product.update({ where: { id: productId }, data: { status: 'PAUSED' } })
    await expectRefused(send('create', body), [404, 422], before)
    await prisma.product.update({ where: { id: productId }, data: { status: 'PUBLISHED' } })
  })

  it('a closed shop', async () => {
    const before = await rows()
    await prisma.shop.updateMany({ where: { slug: world.shop }, data: { status: 'CLOSED' } })
    expect(await expectRefused(send('create', body), 422, before)).toBe('shop_not_open')
    await prisma.shop.updateMany({ where: { slug: world.shop }, data: { status: 'OPEN' } })
  })

  it('B12 another cart under the key of a PayPal order', async () => {
    const key = { 'idempotency-key': 'the-key-of-this-cart' }
    const made = await send('create', body, key)
    expect(made.status).toBe(201)
    const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const before = await rows()
    expect(await expectRefused(send('create', items(2), { ...key, cookie }), [409, 422], before)).toBe('idempotency_key_reused')
  })

  it('B25 only POST is there', () => {
    expect(Object.keys(create).filter((name) => /^(GET|PUT|PATCH|DELETE|HEAD)$/.test(name))).toEqual([])
    expect(Object.keys(capture).filter((name) => /^(GET|PUT|PATCH|DELETE|HEAD)$/.test(name))).toEqual([])
  })
})

const CAPTURE: Case[] = [
  ['nobody’s order', () => ({ paypalOrderId: '5O190127TN364715T' }), 401],
  ['an id as an operator', () => ({ paypalOrderId: { contains: '' } }), 400],
  ['an empty id', () => ({ paypalOrderId: '' }), 400],
  ['B115 a path', () => ({ paypalOrderId: '..%2f..' }), 400],
  ['B110 zero character', () => ({ paypalOrderId: 'AB\u0000CD' }), 400],
  ['B16 a status beside it', () => ({ paypalOrderId: '5O190127TN364715T', status: 'PAID' }), 400],
  ['B01 an amount beside it', () => ({ paypalOrderId: '5O190127TN364715T', amount: '0.01' }), 400],
  ['a number', () => ({ paypalOrderId: 5 }), 400],
  ['a list', () => ({ paypalOrderId: ['5O190127TN364715T'] }), 400],
  ['nothing', () => ({}), 400],
  ['B24 text/plain', () => ({ paypalOrderId: '5O190127TN364715T' }), 415, { 'content-type': 'text/plain' }],
  ['B92 a body of 1 MB', () => ({ paypalOrderId: 'A'.repeat(1_000_000) }), 413],
  ['B93 depth 10,000', () => nested(10_000), 400],
  ['B96 gzip', () => ({ paypalOrderId: '5O190127TN364715T' }), 415, { 'content-encoding': 'gzip' }],
  ['B97 __proto__', () => '{"__proto__":{"isAdmin":true},"paypalOrderId":"5O190127TN364715T"}', 400],
  ['another origin', () => ({ paypalOrderId: '5O190127TN364715T' }), 403, { origin: 'null' }],
]

describe('POST /api/paypal/capture-order', () => {
  it.each(CAPTURE)('%s', async (_name, payload, status, headers = {}) => {
    await expectRefused(send('capture', payload(), headers), status, await rows())
  })

  it('an order of another browser: 401, and nothing is captured', async () => {
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    const before = await rows()
    const payload = { paypalOrderId: order.paypalOrderId }
    expect(await expectRefused(send('capture', payload), 401, before)).toBe('not_your_checkout')
    const made = await send('create', body)
    const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(await expectRefused(send('capture', payload, { cookie }), 401, await rows())).toBe('not_your_checkout')
    expect((await prisma.payment.findFirstOrThrow({ where: { paypalOrderId: order.paypalOrderId } })).status).toBe('CREATED')
  })

  it('its own, not approved, then approved: 422, then paid; again changes nothing', async () => {
    const made = await send('create', body)
    const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const { paypalOrderId } = (await made.json()) as { paypalOrderId: string }
    expect(await expectRefused(send('capture', { paypalOrderId }, { cookie }), 422, await rows())).toBe('order_not_approved')
    await world.approve(paypalOrderId)
    for (let each = 0; each < 2; each++) {
      const paid = await send('capture', { paypalOrderId }, { cookie })
      expect([paid.status, ((await paid.json()) as { status: string }).status]).toEqual([200, 'PAID'])
    }
  })
})
