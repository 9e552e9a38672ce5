import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { ALIEXPRESS, approve, BASE, capture, effectsWith, PAYPAL, post, startOrder, untilStatus, variants, type Started } from './shop-api'

// The public races of the field (reliability.md section 0), against the real processes: one payment, one order, one purchase, one sale, one payout each.

const letters = (order: Started) => order.orderId.replace('ord_', '')

async function expectOnce(order: Started): Promise<void> {
  await untilStatus(order, 'PURCHASED', 60_000)
  const captures = await effectsWith(PAYPAL, order.paypalOrderId)
  expect(captures.filter((effect) => effect.effect === 'capture')).toHaveLength(1)
  const bought = await effectsWith(ALIEXPRESS, `pur_${letters(order)}`)
  expect(bought.filter((effect) => effect.effect === 'order')).toHaveLength(1)
}

let variantIds: string[] = []
test.beforeAll(async () => { variantIds = await variants() })
test.afterEach(async () => {
  await fetch(`${PAYPAL}/_control/api/faults`, { method: 'DELETE' })
  await post(`${PAYPAL}/_control/api/webhooks/mode`, { mode: 'normal' })
})
const variant = (index: number) => variantIds[index % variantIds.length] ?? ''

test('fifty captures at once: one capture, one purchase', async () => {
  const order = await startOrder(variant(0))
  await approve(order)
  const answers = await Promise.all(Array.from({ length: 50 }, () => capture(order)))
  expect(answers.map((answer) => answer.status).filter((status) => status !== 200 && status !== 202)).toEqual([])
  await expectOnce(order)
})

test('return and webhook at once, every webhook twice', async () => {
  await post(`${PAYPAL}/_control/api/webhooks/mode`, { mode: 'duplicate' })
  const order = await startOrder(variant(1))
  await Promise.all([approve(order), new Promise((resolve) => setTimeout(resolve, 20)).then(() => capture(order))])
  await expectOnce(order)
})

test('the tab is closed after the approval: the order is paid and bought all the same', async () => {
  const order = await startOrder(variant(2))
  await approve(order)
  await expectOnce(order)
})

test('no webhook ever comes and the tab is closed: the poller finds it', async () => {
  test.setTimeout(120_000)
  await post(`${PAYPAL}/_control/api/webhooks/mode`, { mode: 'off' })
  const order = await startOrder(variant(3))
  await approve(order)
  await untilStatus(order, 'PURCHASED', 90_000)
  await expectOnce(order)
})

test('PayPal takes the money and the answer is lost: the shopper is never asked to pay again', async () => {
  test.setTimeout(120_000)
  await post(`${PAYPAL}/_control/api/webhooks/mode`, { mode: 'off' })
  const order = await startOrder(variant(4))
  await approve(order)
  await post(`${PAYPAL}/_control/api/faults`, { call: 'orders.capture', kind: 'reset-after', times: 1 })
  const answer = await capture(order)
  expect([200, 202]).toContain(answer.status)
  await expectOnce(order)
})

test('the web process is killed between capture and commit: another finds the payment', async () => {
  test.setTimeout(150_000)
  await post(`${PAYPAL}/_control/api/webhooks/mode`, { mode: 'off' })
  const order = await startOrder(variant(5))
  await approve(order)
  await post(`${PAYPAL}/_control/api/faults`, { call: 'orders.capture', kind: 'timeout-after', times: 1 })
  const lost = capture(order).catch(() => null)
  await expect.poll(async () => (await effectsWith(PAYPAL, order.paypalOrderId)).filter((effect) => effect.effect === 'capture').length, { timeout: 10_000 }).toBe(1)
  const { web } = JSON.parse(readFileSync(path.join(process.env.DATA_DIR ?? '.data', 'pids.json'), 'utf8')) as { web: number }
  process.kill(web, 'SIGKILL')
  await lost
  await expect.poll(async () => (await fetch(`${BASE}/api/health`).catch(() => null))?.status, { timeout: 30_000 }).toBe(200)
  await expectOnce(order)
})

test('a stranger may not capture, and a repeat changes nothing', async () => {
  const order = await startOrder(variant(6))
  await approve(order)
  const stranger = await post(`${BASE}/api/paypal/capture-order`, { paypalOrderId: order.paypalOrderId })
  expect(stranger.status).toBe(401)
  expect(((await stranger.json()) as { code: string }).code).toBe('not_your_checkout')
  expect((await capture(order)).status).toBe(200)
  expect((await capture(order)).status).toBe(200)
  await expectOnce(order)
})
