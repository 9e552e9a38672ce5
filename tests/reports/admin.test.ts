import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { savePlatformSettings } from '@/lib/accounts/platform/save-platform-settings'
import { findPlatformSettings } from '@/lib/accounts/platform/store'
import { letPayoutsGo } from '@/lib/cycle/payout/let-payouts-go'
import { EXPORT_LISTS, exportList } from '@/lib/reports/admin/export-list'
import { listOrders } from '@/lib/reports/admin/list-orders'
import { listConfirmablePayouts, listPayouts } from '@/lib/reports/admin/list-payouts'
import { listResellers } from '@/lib/reports/admin/list-resellers'
import { readCycle } from '@/lib/reports/admin/read-cycle'
import { readLedgerPage } from '@/lib/reports/admin/read-ledger'
import { readSettingsAudit } from '@/lib/reports/admin/read-platform-settings'
import { readProfit } from '@/lib/reports/admin/read-profit'
import { checkBooks, takeDueBooksCheck } from '@/lib/reports/admin/stored-checks'
import { INVARIANTS } from '@/lib/reports/invariants/registry'
import { makePerson } from '@/tests/setup/sign-in'
import { startWorld, type World } from '@/tests/setup/start-world'

let world: World
let admin: { id: string; role: 'ADMIN' }
let orderId: string
beforeAll(async () => {
  world = await startWorld()
  admin = { id: (await makePerson('ADMIN')).id, role: 'ADMIN' }
  orderId = (await world.paidOrder()).orderId
  await world.order()
  await world.drain()
})
afterAll(async () => {
  await world.stop()
  await closeDatabase()
})

const settings = async () => {
  const found = await findPlatformSettings()
  if (!found) throw new Error('no settings')
  return found
}

describe('the cycle at a glance', () => {
  it('counts how far everything came, with its money, and what stands where', async () => {
    const { boxes, capital } = await readCycle()
    const box = (step: string) => boxes.find((each) => each.step === step)
    expect(boxes.map((each) => each.count)).toEqual([0, 0, 1, 2, 1, 1, 1, 2])
    expect(box('checkout')).toMatchObject({ waiting: 1, broken: 0 })
    expect(box('paid')).toMatchObject({ amount: { minor: world.priceMinor }, waiting: 0, broken: 0 })
    expect(box('payout')).toMatchObject({ waiting: 0, broken: 0 })
    expect(capital).toMatchObject({ isStale: false, committed: { minor: 0n } })
    expect(capital.free).toEqual(capital.real)
  })

  it('keeps the last check of the books, and one of many workers makes it', async () => {
    expect((await readCycle()).checks.last).toBeNull()
    await checkBooks()
    expect((await readCycle()).checks.last).toMatchObject({ invariants: { checked: INVARIANTS.length, holding: INVARIANTS.length, broken: [] }, ledger: { orders: 1, count: 0, unexplained: {} } })
    const now = new Date()
    expect(await Promise.all([1, 2, 3].map(() => takeDueBooksCheck(900, now)))).toContain(true)
    expect(await takeDueBooksCheck(900, now)).toBe(false)
    const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
    await prisma.$executeRaw`UPDATE "system_config" SET "value" = jsonb_set("value", '{seconds}', '200') WHERE "key" = 'books_check'`
    expect([await takeDueBooksCheck(900, after(1_799)), await takeDueBooksCheck(900, after(1_800))]).toEqual([false, true])
  })

  it('names every invariant once, in order', () => {
    expect(INVARIANTS.map((each) => each.number)).toEqual([...new Set(INVARIANTS.map((each) => each.number))].sort())
  })
})

describe('lists', () => {
  it('finds an order by any of its numbers, and says what a reseller sold', async () => {
    const row = await prisma.order.findUniqueOrThrow({ where: { id: orderId }, include: { payment: true, sale: true } })
    for (const words of [orderId, row.aliexpressOrderId, row.payment?.captureId, 'Ana Miller']) expect((await listOrders({ words: words ?? '' })).items.map((each) => each.id)).toContain(orderId)
    expect((await listOrders({ tab: 'stopped' })).items).toEqual([])
    expect((await listOrders({ words: '100%' })).items).toEqual([])
    const { items } = await listResellers({ words: 'clara' }, 'sandbox')
    expect(items).toMatchObject([{ orders: 1, products: 1, connection: 'CONNECTED', sold: { minor: row.sale?.salePrice }, earned: { minor: row.sale?.netProfit } }])
  })

  it('pages through the ledger by its sequence without losing or repeating one', async () => {
    const keys: string[] = []
    let before: string | undefined
    do {
      const page = await readLedgerPage({ before, limit: 4 })
      keys.push(...page.lines.map((line) => line.businessKey))
      before = page.next ?? undefined
    } while (before)
    expect(keys).toHaveLength(9)
    expect(new Set(keys).size).toBe(9)
    expect((await readLedgerPage({})).accounts.reduce((total, each) => total + each.balanceMinor, 0n)).toBe(0n)
  })

  it('profit adds up from revenue to net, by day and by reseller', async () => {
    const { total, byDay, byReseller } = await readProfit(7)
    expect(total.revenue.minor - total.tax.minor - total.supplierCost.minor - total.paymentFee.minor).toBe(total.commission.minor + total.payoutFee.minor + total.net.minor)
    expect(byDay).toHaveLength(7)
    expect(byDay.at(-1)?.net).toEqual(total.net)
    expect(byReseller).toMatchObject([{ name: 'Clara Ruiz', net: total.net }])
  })

  it.each(EXPORT_LISTS)('exports %s as flat rows', async (list) => {
    const { rows, columns } = await exportList(list, {})
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) for (const column of columns) expect(typeof row[column] === 'object' && row[column] !== null).toBe(false)
  })
})

describe('settings and payouts', () => {
  it('saves only what changed, with one line in the audit log', async () => {
    const before = await settings()
    expect(await savePlatformSettings(admin, before)).toBe(0)
    expect(await savePlatformSettings(admin, { ...before, payoutsNeedConfirmation: true, commissionBasisPoints: 1_250, maxDailySpendMinor: 500_000n })).toBe(3)
    expect(await readSettingsAudit()).toMatchObject([{ before: { commissionBasisPoints: 1000, maxDailySpendMinor: null, payoutsNeedConfirmation: false }, after: { commissionBasisPoints: 1250, maxDailySpendMinor: '500000', payoutsNeedConfirmation: true } }])
  })

  it('holds payouts until they are confirmed, and lets go exactly those, once', async () => {
    await world.paidOrder()
    await world.drain()
    const waiting = await listConfirmablePayouts()
    expect(waiting).toHaveLength(2)
    expect(waiting.every((each) => each.whyNot === 'confirmation' && each.status === 'PENDING')).toBe(true)
    const view = await listPayouts('open')
    expect(view.confirmable).toMatchObject({ count: 2, amount: { minor: waiting.reduce((total, each) => total + each.amount.minor, 0n) } })
    const [first, second] = waiting
    expect(await letPayoutsGo(admin, [first?.id ?? ''])).toBe(1)
    await world.drain()
    expect((await listPayouts('paid')).counts).toMatchObject({ open: 1, paid: 3 })
    expect(await Promise.all([letPayoutsGo(admin, [second?.id ?? '']), letPayoutsGo(admin, [second?.id ?? ''])]).then((counts) => counts.sort())).toEqual([0, 1])
    await world.drain()
    expect((await listPayouts(undefined)).counts).toMatchObject({ open: 0, paid: 4 })
  })

  it('says why a payout cannot go', async () => {
    await savePlatformSettings(admin, { ...(await settings()), payoutsNeedConfirmation: false, adminPaypalEmail: null, payoutMinimumMinor: 1_000_000n })
    await world.paidOrder()
    await world.drain()
    const { items } = await listPayouts(undefined)
    const of = (beneficiary: string) => items.find((each) => each.beneficiary === beneficiary && each.paidAt === null)?.whyNot
    expect([of('ADMIN'), of('RESELLER')]).toEqual(['no_address', 'below_minimum'])
  })
})
