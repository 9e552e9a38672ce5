import { testDatabaseUrl } from '@/tests/setup/test-database'
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as probe, POST as aliexpressRoute } from '@/app/api/aliexpress/webhook/route'
import { POST as paypalRoute } from '@/app/api/paypal/webhook/route'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'
import { startSigningPaypal } from '../providers/paypal/signing-paypal'

let paypal: Awaited<ReturnType<typeof startSigningPaypal>>
beforeAll(async () => {
  paypal = await startSigningPaypal()
})
beforeEach(async () => {
  await prisma.$executeRaw`DELETE FROM inbox_events`
})
afterAll(async () => {
  await paypal.close()
  await closeDatabase()
  setEnv(null)
})

/** The program's own role may not change tables. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}
const rows = () => prisma.inboxEvent.findMany()
const post = (route: (request: Request) => Promise<Response>, headers: HeadersInit, body: BodyInit) =>
  route(new Request('http://127.0.0.1:3000/api/x/webhook', { method: 'POST', headers, body }))
const event = (over: object = {}) => JSON.stringify({ id: 'WH-AAAA-1', event_type: 'PAYMENT.CAPTURE.COMPLETED', resource_type: 'capture', resource: { id: '1CA98765FE432109B', note: 'a\u0000b\ud800' }, ...over })
const sendPaypal = (body: string, over: Record<string, string | null> = {}) => {
  const { headers, rawBody } = paypal.deliver(body, over)
  return post(paypalRoute, headers, rawBody)
}

describe('PayPal webhook', () => {
  it('stores the event, due a moment later', async () => {
    expect((await sendPaypal(event())).status).toBe(200)
    const [row] = await rows()
    expect(row).toMatchObject({ provider: 'paypal', eventId: 'WH-AAAA-1', type: 'PAYMENT.CAPTURE.COMPLETED', resourceId: '1CA98765FE432109B', processedAt: null, payload: { resource: { note: 'a\ufffdb\ufffd' } } })
    expect(Number(row?.nextTryAt) - Number(row?.receivedAt)).toBe(3_000)
  })

  it('answers 200 to every repeat, also at the same time, and keeps one row', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendPaypal(event())))
    expect(answers.map((each) => each.status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect(await rows()).toHaveLength(1)
  })

  it.each([
    ['payout item', { event_type: 'PAYMENT.PAYOUTS-ITEM.UNCLAIMED', resource: { payout_item_id: 'HGF54321EDCBA', payout_batch_id: 'B' } }, 'HGF54321EDCBA'],
    ['payout batch', { event_type: 'PAYMENT.PAYOUTSBATCH.SUCCESS', resource: { batch_header: { payout_batch_id: 'ABCDE12345FGH' } } }, 'ABCDE12345FGH'],
    ['dispute', { event_type: 'CUSTOMER.DISPUTE.CREATED', resource: { dispute_id: 'PP-D-10001' } }, 'PP-D-10001'],
    ['a type of tomorrow', { event_type: 'SOMETHING.NEW', resource: 'x' }, null],
  ])('finds the resource of a %s', async (_what, over, resourceId) => {
    expect((await sendPaypal(event(over))).status).toBe(200)
    expect((await rows())[0]?.resourceId).toBe(resourceId)
  })

  it('refuses forged, cut and foreign deliveries and stores nothing', async () => {
    const { headers } = paypal.deliver(event())
    expect((await post(paypalRoute, headers, `${event()} `)).status).toBe(400)
    expect((await post(paypalRoute, {}, event())).status).toBe(400)
    expect((await sendPaypal(event(), { 'paypal-auth-algo': 'none' })).status).toBe(400)
    expect((await sendPaypal('not json')).status).toBe(400)
    expect((await sendPaypal('[]')).status).toBe(400)
    expect((await post(paypalRoute, headers, 'x'.repeat(1_000_001))).status).toBe(413)
    expect(await rows()).toEqual([])
  })

  it('answers 5xx when the certificate or the database is not there', async () => {
    expect((await sendPaypal(event(), { 'paypal-cert-url': paypal.certUrl('down') })).status).toBe(503)
    await asOwner('ALTER TABLE inbox_events RENAME TO inbox_events_away')
    try {
      expect((await sendPaypal(event())).status).toBeGreaterThanOrEqual(500)
    } finally {
      await asOwner('ALTER TABLE inbox_events_away RENAME TO inbox_events')
    }
    expect((await sendPaypal(event())).status).toBe(200)
  })
})

describe('AliExpress webhook', () => {
  const message = (over: object = {}) => `{"data":${JSON.stringify({ buyerId: 1, orderStatus: 'OrderShipped', ...over })},"message_type":53,"seller_id":"1","site":"ae_global","timestamp":1726000000}`
  const withId = (text: string) => text.replace('"buyerId":1', '"buyerId":1,"orderId":8210560128429621123')
  const send = (body: string, secret = 'test-aliexpress-secret') =>
    post(aliexpressRoute, { authorization: createHmac('sha256', secret).update(`500000${body}`).digest('hex') }, body)

  it('stores an order message once by order and status, its id to the digit', async () => {
    for (let round = 0; round < 3; round++) expect((await send(withId(message()))).status).toBe(200)
    expect((await send(withId(message({ orderStatus: 'OrderConfirmed' })))).status).toBe(200)
    expect((await rows()).map((each) => [each.eventId, each.type, each.resourceId]).sort()).toEqual([
      ['8210560128429621123:OrderConfirmed', 'OrderConfirmed', '8210560128429621123'],
      ['8210560128429621123:OrderShipped', 'OrderShipped', '8210560128429621123'],
    ])
  })

  it('stores messages of another kind too', async () => {
    expect((await send('{"message_type":0,"test":true}')).status).toBe(200)
    expect((await rows())[0]).toMatchObject({ type: 'message 0', resourceId: null })
  })

  it('refuses forged ones and answers the probe', async () => {
    expect((await send(withId(message()), 'other')).status).toBe(400)
    expect((await post(aliexpressRoute, {}, message())).status).toBe(400)
    expect((await send('no json')).status).toBe(400)
    expect((await post(aliexpressRoute, {}, 'x'.repeat(1_000_001))).status).toBe(413)
    expect(await rows()).toEqual([])
    expect((await probe(new Request('http://127.0.0.1:3000/api/aliexpress/webhook'))).status).toBe(200)
  })
})
