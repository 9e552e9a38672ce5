import '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimPayout } from '@/lib/cycle/payout/store'
import { now } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { TOTAL_INVARIANTS } from '@/lib/reports/invariants/totals'
import { closeWorld, startWorld, type World } from '@/tests/setup/start-world'

let world: World
let owner: pg.Client
beforeAll(async () => {
  world = await startWorld()
  await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutsNeedConfirmation: true } })
  owner = new pg.Client({ connectionString: env().databaseUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await closeWorld(world)
})

/** A sale with both payouts waiting for a person. */
async function soldWithWaitingPayouts() {
  const { orderId } = await world.paidOrder()
  await world.drain()
  const sale = await prisma.sale.findUniqueOrThrow({ where: { orderId }, include: { payouts: true } })
  return { sale, admin: sale.payouts.find((each) => each.beneficiary === 'ADMIN')?.id ?? '', reseller: sale.payouts.find((each) => each.beneficiary === 'RESELLER')?.id ?? '' }
}

const reverse = (saleId: string) => owner.query(`UPDATE sales SET status = 'REVERSED', "reversedAt" = now() WHERE id = $1`, [saleId])
const debt = async () => (await owner.query<{ minor: string }>(`SELECT coalesce(sum(minor), 0)::text AS minor FROM current_totals WHERE scope = '' AND measure = 'platform_debt'`)).rows[0]?.minor
const wrongTotals = async () => (await owner.query(TOTAL_INVARIANTS[0]?.query(new Date()).text ?? '')).rows

describe('a sale that is taken back at the moment its payout is to leave', () => {
  it('keeps the payout: whoever wants to send it waits for the reversal, and does not send', async () => {
    const { sale, admin, reseller } = await soldWithWaitingPayouts()
    await owner.query('BEGIN')
    await reverse(sale.id)
    const claims = Promise.all([claimPayout(admin, 'PENDING', 'owner@platform.example', now()), claimPayout(reseller, 'PENDING', 'clara-payouts@shop.example', now())])
    await new Promise((resolve) => setTimeout(resolve, 300))
    await owner.query('COMMIT')
    expect(await claims).toEqual([false, false])
    expect([await debt(), await wrongTotals()]).toEqual(['0', []])
  })

  it('is owed by the platform where the payout was first, to the cent and once', async () => {
    const { sale, admin } = await soldWithWaitingPayouts()
    const before = BigInt((await debt()) ?? '0')
    expect(await claimPayout(admin, 'PENDING', 'owner@platform.example', now())).toBe(true)
    await reverse(sale.id)
    expect([BigInt((await debt()) ?? '0') - before, await wrongTotals()]).toEqual([sale.commissionAmount, []])
  })

  it('is known by a payout that is opened after it', async () => {
    const { sale, admin } = await soldWithWaitingPayouts()
    await reverse(sale.id)
    await owner.query('DELETE FROM payouts WHERE id = $1', [admin])
    await owner.query(`INSERT INTO payouts (id, "saleId", beneficiary, environment, "amountMinor", "estimatedFeeMinor", currency, "senderBatchId", "createdAt") VALUES ($1, $2, 'ADMIN', 'sandbox', 5, 0, 'USD', 'again', now())`, [admin, sale.id])
    expect((await owner.query<{ saleReversed: boolean }>('SELECT "saleReversed" FROM payouts WHERE id = $1', [admin])).rows).toEqual([{ saleReversed: true }])
    expect(await claimPayout(admin, 'PENDING', 'owner@platform.example', now())).toBe(false)
  })
})
