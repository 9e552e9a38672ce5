import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prisma } from '@/lib/foundation/db'
import { storeOnce } from '@/lib/inbox/receive-event'
import { runJobsOnce } from '@/tests/setup/run-jobs'
import { startWorld, type World } from '@/tests/setup/start-world'
import { drain, loadOrder, proveAndClose } from './cycle-books'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => proveAndClose(world))

let serial = 0

/** What came of a webhook that is delivered now. */
async function outcomeOf(provider: 'paypal' | 'aliexpress', type: string, resourceId: string | null | undefined): Promise<string | null> {
  const eventId = `WH-KNOWN-${serial++}`
  await storeOnce({ provider, eventId, type, resourceId: resourceId ?? null, payload: { resource: { id: resourceId } } })
  await runJobsOnce()
  return (await prisma.inboxEvent.findFirstOrThrow({ where: { eventId } })).outcome
}

describe('a webhook that tells what our rows say', () => {
  it('is closed at once after the sale is paid out; one that may have more behind it is not', async () => {
    const { orderId, paypalOrderId } = await world.paidOrder()
    await drain(world)
    const order = await loadOrder(orderId)
    const payout = order.sale?.payouts[0]
    const supplierOrderId = order.purchases[0]?.supplierOrders[0]?.supplierOrderId
    expect(payout?.status).toBe('PAID')
    const echoes = [
      ['paypal', 'CHECKOUT.ORDER.APPROVED', paypalOrderId], ['paypal', 'PAYMENT.CAPTURE.COMPLETED', order.payment?.captureId],
      ['paypal', 'PAYMENT.PAYOUTSBATCH.PROCESSING', payout?.batchId], ['paypal', 'PAYMENT.PAYOUTSBATCH.SUCCESS', payout?.batchId], ['paypal', 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED', payout?.itemId],
      ['aliexpress', 'OrderCreated', supplierOrderId], ['aliexpress', 'PaymentAuthorized', supplierOrderId],
    ] as const
    for (const [provider, type, id] of echoes) expect([type, await outcomeOf(provider, type, id)]).toEqual([type, 'known already'])
    expect(await outcomeOf('paypal', 'PAYMENT.CAPTURE.REFUNDED', order.payment?.captureId)).toBe('applied')
    expect(await outcomeOf('aliexpress', 'OrderShipped', supplierOrderId)).toBe('applied')
  })

  it('is not taken for known while our rows do not say it', async () => {
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    expect(await outcomeOf('paypal', 'CHECKOUT.ORDER.APPROVED', order.paypalOrderId)).toBe('applied')
    expect(await outcomeOf('paypal', 'PAYMENT.CAPTURE.COMPLETED', 'SOMEBODYELSES')).toBe('no such payment')
    expect(await outcomeOf('aliexpress', 'OrderCreated', '8200000000000001')).toBe('no such purchase')
    await drain(world)
  })
})
