import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { readAccountBalances, readLedgerLines } from '@/lib/cycle/ledger/store'
import { createSaleFromOrder } from '@/lib/cycle/sale/create-sale-from-order'
import { openPayouts } from '@/lib/cycle/payout/open-payouts'
import { startWorld, type World } from '@/tests/setup/start-world'

const START_MINOR = 5_000_000n // what the sandbox's merchant has at the start

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  await world.stop()
  await closeDatabase()
})

async function atPaypalMinor(): Promise<bigint> {
  const { balances } = (await world.paypal('state')) as { balances: { available: string }[] }
  return BigInt((balances[0]?.available ?? '0').replace('.', ''))
}

const load = (id: string) =>
  prisma.order.findUniqueOrThrow({
    where: { id },
    include: { payment: true, purchases: { include: { supplierOrders: true } }, sale: { include: { payouts: true, commission: true, adminCommission: true } }, events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  })

describe('one sale, all the way', () => {
  it('is captured, bought at the supplier, booked to the cent and paid out to both', async () => {
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await world.drain()

    const row = await load(order.orderId)
    expect(row.status).toBe('PURCHASED')
    expect(row.events.map((each) => each.event)).toEqual(['order_created', 'payment_captured', 'purchase_started', 'purchased', 'supplier_paid', 'sale_recorded', 'payout_sent', 'payout_sent', 'payout_paid', 'payout_paid'])
    expect(row.purchases).toHaveLength(1)
    expect(row.purchases[0]?.status).toBe('PAID')
    expect(row.purchases[0]?.supplierOrders).toHaveLength(1)
    expect(row.aliexpressOrderId).toBe(row.purchases[0]?.supplierOrders[0]?.supplierOrderId)

    const sale = row.sale
    if (!sale) throw new Error('no sale')
    expect(sale.salePrice).toBe(world.priceMinor)
    expect(sale.commissionAmount + sale.netProfit + sale.payoutFee).toBe(sale.salePrice - sale.tax - sale.paymentFee - sale.aliexpressCost)
    expect(sale.netProfit).toBeGreaterThan(0n)
    expect(sale.commission?.amountMinor).toBe(sale.commissionAmount)
    expect(sale.adminCommission?.amountMinor).toBe(sale.commissionAmount)
    expect(sale.status).toBe('PAID_OUT')
    expect(sale.adminPayoutId).toBeTruthy()
    expect(sale.userPayoutId).toBeTruthy()
    expect(sale.payouts.map((each) => [each.beneficiary, each.status, each.amountMinor]).sort()).toEqual([['ADMIN', 'PAID', sale.commissionAmount], ['RESELLER', 'PAID', sale.netProfit]])
  })

  it('leaves a ledger that adds up to zero and holds exactly what moved at PayPal', async () => {
    const balances = await readAccountBalances()
    expect(balances.reduce((total, each) => total + each.balanceMinor, 0n)).toBe(0n)
    const of = (code: string) => balances.filter((each) => each.code === code).reduce((total, each) => total + each.balanceMinor, 0n)
    expect(START_MINOR + of('paypal_balance')).toBe(await atPaypalMinor())
    for (const code of ['shopper_payable', 'reseller_payable', 'supplier_clearing', 'supplier_cost', 'payment_fees', 'payout_fees']) expect([code, of(code)]).toEqual([code, 0n])
    const user = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })
    const sale = await prisma.sale.findFirstOrThrow()
    expect([user.balance, user.totalEarnings, user.totalSales]).toEqual([0n, sale.netProfit, sale.salePrice])
  })

  it('chains the ledger of the order by hash', async () => {
    const sale = await prisma.sale.findFirstOrThrow()
    const lines = (await readLedgerLines({ orderId: sale.orderId, limit: 50 })).reverse()
    expect(lines.map((each) => each.kind)).toEqual(['capture', 'payment_fee', 'supplier_cost', 'supplier_payment', 'sale', 'payout', 'payout_fee', 'payout', 'payout_fee'])
    lines.forEach((line, index) => { expect(line.prevHash).toBe(index === 0 ? '' : lines[index - 1]?.hash) })
  })

  it('changes nothing when every job runs again', async () => {
    const sale = await prisma.sale.findFirstOrThrow()
    const before = await readAccountBalances()
    await createSaleFromOrder(sale.orderId)
    await openPayouts(sale.id)
    await world.drain()
    expect(await readAccountBalances()).toEqual(before)
    expect(await prisma.payout.count()).toBe(2)
  })

  it('has no open reservation and nothing committed afterwards', async () => {
    expect(await prisma.capitalReservation.findMany({ select: { status: true } })).toEqual([{ status: 'CONSUMED' }])
    expect((await prisma.capitalAccount.findUniqueOrThrow({ where: { currency: 'USD' } })).committedMinor).toBe(0n)
    expect((await prisma.userWorkflowConfig.findUniqueOrThrow({ where: { userId: world.userId } })).committedMinor).toBe(0n)
  })
})
