import { expect, test } from '@playwright/test'
import { runScript, startProcess, type ExtraProcess } from './extra-processes'
import { cookieOf } from './people'
import { ALIEXPRESS, approve, BASE, capture, effects, PAYPAL, startOrder, variants, type Started } from './shop-api'

// Two web and two worker processes against one database share the work: nothing is done twice, nothing is left.

const ORDERS = 100
const SHOPPERS = 8

interface Seen {
  readonly status: string
  readonly sale?: { readonly id: string; readonly status: string; readonly adminPayoutId: string | null; readonly userPayoutId: string | null } | null
}

let extra: ExtraProcess[] = []
test.afterAll(async () => { await Promise.all(extra.map((each) => each.stop())) })

async function buyAll(bases: readonly string[], variantIds: readonly string[]): Promise<Started[]> {
  const bought: Started[] = []
  let next = 0
  const shopper = async () => {
    while (next < ORDERS) {
      const index = next++
      const order = await startOrder(variantIds[index % variantIds.length] ?? '', bases[index % bases.length])
      await approve(order)
      // The other process captures: the checkout lives in the database, not in the process that made it.
      const answer = await capture(order, bases[(index + 1) % bases.length])
      expect([200, 202]).toContain(answer.status)
      bought.push(order)
    }
  }
  await Promise.all(Array.from({ length: SHOPPERS }, shopper))
  return bought
}

async function seenBy(reseller: string, order: Started): Promise<Seen> {
  return (await (await fetch(`${BASE}/api/orders/${order.orderId}`, { headers: { cookie: reseller } })).json()) as Seen
}

const twice = (values: readonly unknown[]) => values.filter((value, index) => values.indexOf(value) !== index)

test('two web and two worker processes share a hundred orders', async () => {
  test.setTimeout(300_000)
  extra = await Promise.all([startProcess('web'), startProcess('worker')])
  const second = extra[0]?.url ?? ''
  await expect.poll(async () => (await fetch(`${second}/api/health`).catch(() => null))?.status ?? extra[0]?.words(), { timeout: 60_000 }).toBe(200)
  await expect.poll(() => extra.map((each) => each.child.exitCode), { timeout: 1000 }).toEqual([null, null])
  const before = { paypal: await effects(PAYPAL), aliexpress: await effects(ALIEXPRESS) }

  const orders = await buyAll([BASE, second], await variants())
  expect(new Set(orders.map((order) => order.orderId)).size).toBe(ORDERS)

  const reseller = await cookieOf('RESELLER')
  const open = new Set(orders)
  const done: Seen[] = []
  await expect.poll(async () => {
    for (const order of open) {
      const seen = await seenBy(reseller, order)
      if (seen.status !== 'PURCHASED' || seen.sale?.status !== 'PAID_OUT') continue
      open.delete(order)
      done.push(seen)
    }
    return open.size
  }, { timeout: 200_000, intervals: [1000] }).toBe(0)

  const paypal = (await effects(PAYPAL)).slice(before.paypal.length)
  const ordered = (await effects(ALIEXPRESS)).slice(before.aliexpress.length)
  const of = (list: typeof paypal, effect: string) => list.filter((each) => each.effect === effect)
  const paypalOrders = new Set(orders.map((order) => order.paypalOrderId))
  const captures = of(paypal, 'capture').filter((each) => [...paypalOrders].some((id) => JSON.stringify(each).includes(id)))
  const purchases = of(ordered, 'order').filter((each) => orders.some((order) => String(each.key).includes(order.orderId.replace('ord_', ''))))
  expect({ captures: captures.length, purchases: purchases.length }).toEqual({ captures: ORDERS, purchases: ORDERS })
  expect(twice(purchases.map((each) => each.key))).toEqual([])
  expect(twice(of(paypal, 'payout-item').map((each) => (each.facts as { senderItemId: string }).senderItemId))).toEqual([])

  const payoutIds = done.flatMap(({ sale }) => [sale?.adminPayoutId, sale?.userPayoutId])
  expect(new Set(done.map(({ sale }) => sale?.id)).size).toBe(ORDERS)
  expect(payoutIds).not.toContain(null)
  expect(new Set(payoutIds).size).toBe(2 * ORDERS)
  const paidOut = of(paypal, 'payout-item').filter((each) => payoutIds.some((id) => JSON.stringify(each).includes(String(id))))
  expect(paidOut).toHaveLength(2 * ORDERS)

  await Promise.all(extra.map((each) => each.stop()))
  expect(extra.map((each) => each.child.exitCode)).toEqual([0, 0])
})

test('afterwards the ledger and the invariants hold', async () => {
  test.setTimeout(120_000)
  for (const script of ['scripts/verify-ledger.ts', 'scripts/verify-invariants.ts']) {
    const { code, output, errors } = await runScript(script, ['--json'])
    expect(code, `${output.slice(-2000)}${errors.slice(-1000)}`).toBe(0)
  }
})
