import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureRequestId } from '@/lib/cycle/payment/capture-payment'
import { findPaymentByPaypalOrder } from '@/lib/cycle/payment/store'
import { prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { money } from '@/lib/foundation/money'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalOrder } from '@/lib/providers/paypal/create-order'
import { getPaypalBalances } from '@/lib/providers/paypal/get-balances'
import { reconcile } from '@/lib/worker/reconcile/reconcile'
import { reconcilePaypal } from '@/lib/worker/reconcile/reconcile-paypal'
import { readReconcileState } from '@/lib/worker/reconcile/store'
import { closeWorld, startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, expectBooks, loadOrder, lookAtStatement, sweepAndDrain } from '../cycle-books'
import { takeBackAtPaypal } from '../dispute/cases-at-paypal'
import { expectObserved } from '../observe-third-parties'
import { supplierOrdersOf } from '../purchase/start-purchases'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => closeWorld(world))

const look = (afterSeconds?: number) => lookAtStatement(world, afterSeconds)
const shown = async () => (await prisma.exception.findMany({ where: { closedAt: null }, orderBy: { openedAt: 'asc' } })).map((each) => [each.kind, each.amountMinor])

describe('our books against PayPal’s own statement', () => {
  it('before the first order, what PayPal has is the owner’s own: with nothing on its way it is known to the cent', async () => {
    expect(await reconcilePaypal()).toBeNull()
    const total = (await getPaypalBalances()).accounts.find((each) => each.currency === 'USD')?.total.minor ?? 0n
    expect(total).toBeGreaterThan(0n)
    expect((await readReconcileState())?.openingMinor).toBe(total.toString())
  })

  it('an order that was made and paid before the first look, and one while PayPal answers it: the opening is still what was there before', async () => {
    const opening = (await readReconcileState())?.openingMinor
    await prisma.systemConfig.deleteMany({ where: { key: 'paypal_reconciliation' } })
    let orderId = ''
    setTransport(async (request) => {
      if (orderId === '' && request.url.includes('/v1/reporting/balances')) orderId = (setTransport(null), await world.paidOrder()).orderId
      return sendOverNetwork(request)
    })
    expect(await reconcilePaypal()).toBeNull()
    expect([orderId === '', await readReconcileState()]).toEqual([false, null])
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect((await readReconcileState())?.openingMinor).toBe(opening)
    await drain(world)
    expect(await shown()).toEqual([])
  })

  it('a whole sale, paid out: everything is known, both ways, and the balance is explained to the cent', async () => {
    await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const first = await look()
    expect(first).toMatchObject({ unknown: 0, healed: 0, unexplainedMinor: 0n })
    expect(first?.movements).toBeGreaterThanOrEqual(4) // capture, supplier, two payouts (and their fees)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect(await shown()).toEqual([])
  })

  it('payouts whose answers were lost: their lines and the lines of their fees are known all the same', async () => {
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const { sale } = await loadOrder(orderId)
    const asPaid = await prisma.payout.findMany({ where: { saleId: sale?.id ?? '' } })
    expect(asPaid.map((each) => each.status)).toEqual(['PAID', 'PAID'])
    await prisma.payout.updateMany({ where: { saleId: sale?.id ?? '' }, data: { transactionId: null } })
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    for (const { id, transactionId } of asPaid) await prisma.payout.update({ where: { id }, data: { transactionId } })
    expect(await shown()).toEqual([])
  })

  it('captured at PayPal, the answer and every webhook lost: found and booked', async () => {
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    const payment = await findPaymentByPaypalOrder(order.paypalOrderId)
    if (!payment) throw new Error('no payment')
    await prisma.payment.update({ where: { id: payment.paymentId }, data: { status: 'CAPTURING', captureSentAt: new Date(), nextPollAt: null } })
    expect((await capturePaypalOrder({ paypalOrderId: order.paypalOrderId, requestId: captureRequestId(payment) })).kind).toBe('done')
    await advance(world, 25)
    expect(await look()).toMatchObject({ unknown: 0, healed: 1 })
    expect((await loadOrder(order.orderId)).status).toBe('PAID')
    expect(await look()).toMatchObject({ unknown: 0, healed: 0, unexplainedMinor: 0n })
    await drain(world)
    await expectBooks(world)
  })

  it('the money of a purchase that was called off is booked when it shows at PayPal', async () => {
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const [made] = await supplierOrdersOf(world, orderId)
    await world.aliexpress(`orders/${made?.id}/cancel`, {})
    await advance(world, 601)
    await sweepAndDrain(world)
    expect((await shown()).map(([kind]) => kind)).toEqual(['SUPPLIER_REFUND_DUE'])
    expect(await look()).toMatchObject({ unknown: 0, healed: 1 })
    expect(await look()).toMatchObject({ healed: 0, unexplainedMinor: 0n })
    expect(await shown()).toEqual([])
    await expectBooks(world)
  })

  it('what the owner puts in is the owner’s: nothing to explain', async () => {
    const { balances } = (await world.paypal('state')) as { balances: { available: string }[] }
    await world.paypal('balance', { currency: 'USD', value: (Number(balances[0]?.available ?? '0') + 100).toFixed(2) })
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
  })

  it('what the owner puts in while the statement is asked for is found at the next look: it is complete only as far as it was asked for', async () => {
    await look()
    setTransport(async (request) => {
      if (!request.url.includes('/v1/reporting/transactions')) return sendOverNetwork(request)
      setTransport(null)
      await advance(world, 3 * 3600) // the process stood still between naming the end and asking
      const { balances } = (await world.paypal('state')) as { balances: { available: string }[] }
      await world.paypal('balance', { currency: 'USD', value: (Number(balances[0]?.available ?? '0') + 700).toFixed(2) })
      await advance(world, 5)
      return sendOverNetwork(request)
    })
    await reconcilePaypal()
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
  })

  it('money that somebody moved by hand is one exception, and explains the balance', async () => {
    await world.paypal('debit', { currency: 'USD', value: '12.34', reference: 'by hand', note: 'somebody' })
    expect(await look(5)).toMatchObject({ unknown: 1 })
    expect(await shown()).toEqual([]) // seconds old: our own books may only be late
    expect(await look()).toMatchObject({ unknown: 1, unexplainedMinor: 0n })
    expect(await look()).toMatchObject({ unknown: 1, unexplainedMinor: 0n })
    expect(await shown()).toEqual([['UNKNOWN_MOVEMENT', 1234n]])
    // Settled by a person: it does not come back.
    await prisma.exception.updateMany({ where: { kind: 'UNKNOWN_MOVEMENT' }, data: { closedAt: new Date(), closedBy: 'usr_admin' } })
    await look()
    expect((await shown()).filter(([kind]) => kind === 'UNKNOWN_MOVEMENT')).toEqual([])
    await world.paypal('credit', { currency: 'USD', value: '12.34', reference: 'by hand', note: 'back' })
    await prisma.exception.updateMany({ where: { kind: 'UNKNOWN_MOVEMENT' }, data: { closedAt: null, closedBy: null } })
    await look()
    await prisma.exception.deleteMany({})
  })

  it('a payment at PayPal that names no order of ours is shown', async () => {
    const amount = money(777n, 'USD')
    const made = await createPaypalOrder({
      requestId: 'nobody-1', customId: 'ord_nobody', invoiceId: 'nobody-1', total: amount, breakdown: { items: amount, shipping: money(0n, 'USD'), tax: money(0n, 'USD') },
      items: [{ name: 'x', quantity: 1, unit: amount }], brandName: 'x', locale: 'en-US', returnUrl: 'http://127.0.0.1:3000/r', cancelUrl: 'http://127.0.0.1:3000/c',
      shipping: { fullName: 'A B', address: { line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US' } },
    })
    if (made.kind !== 'done') throw new Error(made.kind)
    await world.approve(made.value.paypalOrderId)
    await expectObserved(world)
    await capturePaypalOrder({ paypalOrderId: made.value.paypalOrderId, requestId: 'nobody-1-c' })
    await expect(expectObserved(world)).rejects.toThrow() // the observers of the tests see it as well
    expect((await look())?.unknown).toBeGreaterThanOrEqual(1)
    expect(await shown()).toContainEqual(['CAPTURE_WITHOUT_PAYMENT', 777n])
  })

  it('a payment of ours that PayPal does not have is shown', async () => {
    const { orderId } = await world.paidOrder()
    await drain(world)
    const { payment } = await loadOrder(orderId)
    await prisma.payment.update({ where: { orderId }, data: { captureId: '7XX00000000000000' } })
    await look()
    expect((await prisma.exception.findMany({ where: { orderId } })).map((each) => each.kind).sort()).toEqual(['CAPTURE_WITHOUT_PAYMENT', 'PAYMENT_WITHOUT_CAPTURE'])
    await prisma.payment.update({ where: { orderId }, data: { captureId: payment?.captureId ?? '' } })
    await prisma.exception.deleteMany({ where: { orderId } })
  })

  it('a balance that nothing explains is shown at the second look, and closed when it is explained', async () => {
    await look()
    await look()
    const differing = async () => (await prisma.exception.findMany({ where: { kind: 'BALANCE_DIFFERS' } })).map((each) => [each.amountMinor, each.closedAt === null])
    const before = await differing()
    const state = await prisma.systemConfig.findUniqueOrThrow({ where: { key: 'paypal_reconciliation' } })
    const value = state.value as { openingMinor: string }
    const change = (minor: bigint) => prisma.systemConfig.update({ where: { key: state.key }, data: { value: { ...value, openingMinor: (BigInt(value.openingMinor) + minor).toString() } } })
    await change(-500n)
    await look()
    expect(await differing()).toEqual(before)
    await look()
    expect(await differing()).toEqual([...before, [500n, true]])
    await change(0n)
    await look()
    expect(await differing()).toEqual([...before, [500n, false]])
  })
})

describe('a case at PayPal', () => {
  it('a payment that PayPal takes back is found in the statement and booked', async () => {
    const { orderId } = await world.paidOrder()
    await drain(world)
    await look()
    const { payment } = await loadOrder(orderId)
    await takeBackAtPaypal(world, orderId)
    expect(await look()).toMatchObject({ unexplainedMinor: 0n })
    expect((await prisma.paymentReversal.findMany({ where: { orderId } })).map((each) => [each.kind, each.amountMinor])).toEqual([['REVERSAL', payment?.amountMinor]])
    expect((await prisma.exception.findMany({ where: { orderId, kind: 'UNKNOWN_MOVEMENT' } }))).toEqual([])
  })
})

describe('the supplier', () => {
  it('an order that a push told of and nobody here bought is shown after an hour', async () => {
    await prisma.inboxEvent.create({ data: { id: 'inb_strange', provider: 'aliexpress', eventId: 'strange-1', type: 'OrderCreated', resourceId: '8200000000000001', payload: {}, receivedAt: new Date(), processedAt: new Date(), nextTryAt: new Date() } })
    await advance(world, 4000)
    await reconcile()
    expect((await prisma.exception.findMany({ where: { kind: 'SUPPLIER_ORDER_UNBOUND' } })).map((each) => [each.subject, each.closedAt])).toEqual([['8200000000000001', null]])
    await prisma.inboxEvent.delete({ where: { id: 'inb_strange' } })
    await advance(world, 1)
    await reconcile()
    expect((await prisma.exception.findFirstOrThrow({ where: { kind: 'SUPPLIER_ORDER_UNBOUND' } })).closedBy).toBe('system')
  })
})
