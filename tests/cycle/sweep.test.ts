import { testDatabaseUrl } from '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prisma } from '@/lib/foundation/db'
import { sweep } from '@/lib/worker/sweep'
import { runJobsOnce } from '@/tests/setup/run-jobs'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, deliverPaypal, drain, loadOrder, proveAndClose } from './cycle-books'
import { expectBoughtOnce } from './purchase/start-purchases'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => proveAndClose(world))

/** As if every job there is had died for good. */
async function loseAllJobs(): Promise<void> {
  const owner = new pg.Client({ connectionString: testDatabaseUrl })
  await owner.connect()
  await owner.query('DELETE FROM pgboss.job')
  await owner.end()
}

describe('the row is the truth, the queue a hint', () => {
  it('with every job lost at every step, the sweep still brings the order to its end', async () => {
    const { orderId } = await world.paidOrder()
    for (let round = 0; round < 16; round++) {
      await loseAllJobs()
      await advance(world, 61)
      await sweep()
      await runJobsOnce()
    }
    const order = await loadOrder(orderId)
    expect([order.status, order.sale?.status]).toEqual(['PURCHASED', 'PAID_OUT'])
    await expectBoughtOnce(world, orderId)
  })

  it('a webhook is dealt with from its row, whatever became of the jobs', async () => {
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    const event = await deliverPaypal('CHECKOUT.ORDER.APPROVED', order.paypalOrderId)
    await loseAllJobs()
    await runJobsOnce()
    expect((await prisma.inboxEvent.findUniqueOrThrow({ where: { id: event.id } })).outcome).toBe('applied')
    expect((await loadOrder(order.orderId)).status).not.toBe('CREATED')
  })

  it('two sweeps at once do no harm', async () => {
    const { orderId } = await world.paidOrder()
    await loseAllJobs()
    for (let round = 0; round < 3; round++) {
      await advance(world, 61)
      await Promise.all([sweep(), sweep(), sweep()])
      await drain(world)
    }
    expect((await loadOrder(orderId)).sale?.status).toBe('PAID_OUT')
    await expectBoughtOnce(world, orderId)
  })
})
