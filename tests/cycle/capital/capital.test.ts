import '@/tests/setup/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getFreeWorkingCapital, hasSufficientBalanceForPayout } from '@/lib/cycle/capital/read-balance'
import { GuardRefusal, reserveCapital, type PurchaseLimits } from '@/lib/cycle/capital/reserve-capital'
import { endReservation, storeBalance } from '@/lib/cycle/capital/store'
import { account } from '@/lib/cycle/ledger/accounts'
import { post, transfer } from '@/lib/cycle/ledger/post'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { now, setClock } from '@/lib/foundation/clock'
import { closeDatabase, inTransaction, prisma, type Tx } from '@/lib/foundation/db'
import { env, setEnv } from '@/lib/foundation/env'
import { money } from '@/lib/foundation/money'
import { stopQueue } from '@/lib/queue/boss'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, expectBooks, loadOrder, sweepAndDrain } from '../cycle-books'

const usd = (minor: bigint) => money(minor, 'USD')
const NONE = { maxOrders: null, maxSpendMinor: null }

let world: World
let limits: PurchaseLimits
beforeAll(async () => {
  world = await startWorld()
  limits = { userId: world.userId, platform: NONE, reseller: NONE }
})
afterAll(async () => {
  setClock(null)
  await expectBooks(world)
  await stopQueue()
  await world.stop()
  await closeDatabase()
})

let orders = 0
/** Tries a reservation in its own transaction; the reason of a no, or null. */
async function tryReserve(costMinor: bigint, with_: PurchaseLimits = limits): Promise<string | null> {
  try {
    await inTransaction((tx) => reserveCapital(tx, `ord_race${++orders}`, usd(costMinor), with_))
    return null
  } catch (error) {
    if (error instanceof GuardRefusal) return error.reason
    throw error
  }
}

const balanceCall = async () => ((await world.paypal('faults')) as { calls: string[] }).calls.find((each) => each.includes('balance')) ?? ''

async function releaseAll(): Promise<void> {
  const open = await prisma.capitalReservation.findMany({ where: { status: 'OPEN' } })
  for (const each of open) await inTransaction((tx) => endReservation(tx, each.orderId, 'RELEASED', now()))
}

describe('the last dollar is reserved once', () => {
  beforeEach(async () => {
    await releaseAll()
    await storeBalance('USD', 10_000n, now(), now())
  })

  it('100 purchases at once take floor(capital / cost), never more', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, () => tryReserve(1_300n)))
    expect(results.filter((each) => each === null)).toHaveLength(7)
    expect(new Set(results.filter((each) => each !== null))).toEqual(new Set(['FAILED_INSUFFICIENT_FUNDS']))
    const row = await prisma.capitalAccount.findUniqueOrThrow({ where: { currency: 'USD' } })
    expect(row.committedMinor).toBe(9_100n)
    const rows = await prisma.capitalReservation.findMany({ where: { status: 'OPEN' } })
    expect(rows.map((each) => each.freeAfterMinor).sort((a, b) => (a < b ? -1 : 1))).toEqual([900n, 2_200n, 3_500n, 4_800n, 6_100n, 7_400n, 8_700n])
  })

  it('what a refusal took goes back: ceiling, counters and capital', async () => {
    const counters = await prisma.dailyPurchaseCounter.findMany({ orderBy: { scope: 'asc' } })
    expect(await tryReserve(10_001n)).toBe('FAILED_INSUFFICIENT_FUNDS')
    expect(await prisma.dailyPurchaseCounter.findMany({ orderBy: { scope: 'asc' } })).toEqual(counters)
    expect((await prisma.userWorkflowConfig.findUniqueOrThrow({ where: { userId: world.userId } })).committedMinor).toBe(0n)
  })

  it('what somebody spent while we waited for the lock is seen', async () => {
    expect(await tryReserve(8_000n)).toBeNull()
    const spent = await prisma.capitalReservation.findFirstOrThrow({ where: { status: 'OPEN' } })
    let spend: () => void = () => undefined
    const mayCommit = new Promise<void>((resolve) => { spend = resolve })
    const consumed = inTransaction(async (tx) => {
      await post(tx, [{ businessKey: 'test:spent', kind: 'supplier_payment', orderId: null, userId: null, at: now(), legs: transfer(account('paypal_balance', 'USD'), account('supplier_clearing', 'USD'), usd(8_000n)) }])
      // Another reseller's ceiling is another row: only the currency's account is shared.
      await tx.$executeRaw`UPDATE "capital_reservations" SET "status" = 'CONSUMED', "endedAt" = now() WHERE "id" = ${spent.id}`
      await tx.$executeRaw`UPDATE "capital_accounts" SET "committedMinor" = "committedMinor" - 8000 WHERE "currency" = 'USD'`
      await mayCommit
    })
    await new Promise((resolve) => setTimeout(resolve, 150))
    const waiting = tryReserve(8_000n)
    await new Promise((resolve) => setTimeout(resolve, 150))
    spend()
    await consumed
    expect(await waiting).toBe('FAILED_INSUFFICIENT_FUNDS')
    await prisma.userWorkflowConfig.update({ where: { userId: world.userId }, data: { committedMinor: 0n } })
    await inTransaction((tx) => post(tx, [{ businessKey: 'test:spent back', kind: 'supplier_refund', orderId: null, userId: null, at: now(), legs: transfer(account('supplier_clearing', 'USD'), account('paypal_balance', 'USD'), usd(8_000n)) }]))
    await prisma.capitalAccount.update({ where: { currency: 'USD' }, data: { readAt: null } })
  })

  it.each(['CONSUMED', 'RELEASED'] as const)('one that reserves and one whose reservation is %s never wait for each other in a circle', async (end) => {
    expect(await tryReserve(1_000n)).toBeNull()
    const held = await prisma.capitalReservation.findFirstOrThrow({ where: { status: 'OPEN' } })
    let letGo: () => void = () => undefined
    const mayGo = new Promise<void>((resolve) => { letGo = resolve })
    const third = inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 AS one FROM "capital_accounts" FOR UPDATE`
      await mayGo
    })
    const pause = () => new Promise((resolve) => setTimeout(resolve, 150))
    let runs = 0
    const counted = <T>(work: (tx: Tx) => Promise<T>) => inTransaction((tx) => { runs++; return work(tx) })
    await pause()
    const reserving = counted((tx) => reserveCapital(tx, `ord_circle_${end}`, usd(1_000n), limits))
    await pause()
    const ending = counted((tx) => endReservation(tx, held.orderId, end, now()))
    await pause()
    letGo()
    await Promise.all([third, reserving, ending])
    expect(runs).toBe(2) // a circle is broken by the database, a second later, by sending one of the two back
  })

  it('the reseller’s own ceiling holds too', async () => {
    await prisma.userWorkflowConfig.update({ where: { userId: world.userId }, data: { workingCapital: 20n } })
    const results = await Promise.all(Array.from({ length: 10 }, () => tryReserve(600n)))
    await prisma.userWorkflowConfig.update({ where: { userId: world.userId }, data: { workingCapital: 1_000_000n } })
    expect(results.filter((each) => each === null)).toHaveLength(3)
    expect(new Set(results.filter((each) => each !== null))).toEqual(new Set(['WORKING_CAPITAL_CEILING']))
  })
})

describe('daily limits', () => {
  beforeEach(async () => {
    await releaseAll()
    await prisma.dailyPurchaseCounter.deleteMany()
    await storeBalance('USD', 5_000_000n, now(), now())
  })

  it('MAX_DAILY_ORDERS 3: 20 at once are 3', async () => {
    const before = { PAYPAL_API_BASE_URL: env().paypalApiBaseUrl, ALIEXPRESS_API_BASE_URL: env().aliexpressApiBaseUrl, ALIEXPRESS_SITE_BASE_URL: env().aliexpressSiteBaseUrl }
    setEnv({ ...before, MAX_DAILY_ORDERS: '3' })
    const results = await Promise.all(Array.from({ length: 20 }, () => tryReserve(100n)))
    setEnv(before)
    expect(results.filter((each) => each === null)).toHaveLength(3)
    expect(new Set(results.filter((each) => each !== null))).toEqual(new Set(['DAILY_ORDER_LIMIT']))
  })

  it('a spend limit is named as one, with its numbers', async () => {
    const tight: PurchaseLimits = { ...limits, reseller: { maxOrders: 10, maxSpendMinor: 1_000n } }
    expect(await tryReserve(600n, tight)).toBeNull()
    await inTransaction((tx) => reserveCapital(tx, 'ord_spend', usd(600n), tight)).then(
      () => { throw new Error('taken') },
      (error: unknown) => {
        expect(error).toMatchObject({ reason: 'DAILY_SPEND_LIMIT', facts: { scope: 'reseller', orders: 1, spendMinor: '600', costMinor: '600', limit: '1000' } })
      },
    )
  })

  it('a released purchase is not counted, one of another day neither', async () => {
    const one: PurchaseLimits = { ...limits, platform: { maxOrders: 1, maxSpendMinor: null } }
    expect(await tryReserve(100n, one)).toBeNull()
    expect(await tryReserve(100n, one)).toBe('DAILY_ORDER_LIMIT')
    await releaseAll()
    expect(await tryReserve(100n, one)).toBeNull()
    setClock(() => Date.now() + 24 * 3600 * 1000)
    await storeBalance('USD', 5_000_000n, now(), now())
    expect(await tryReserve(100n, one)).toBeNull()
    await releaseAll()
    setClock(null)
    await prisma.capitalAccount.update({ where: { currency: 'USD' }, data: { readAt: null } })
  })
})

describe('a balance that nobody knows buys nothing', () => {
  it('unknown: BALANCE_UNKNOWN; read again: it goes out by itself', async () => {
    await releaseAll()
    await prisma.dailyPurchaseCounter.deleteMany()
    const order = await world.paidOrder()
    await prisma.capitalAccount.update({ where: { currency: 'USD' }, data: { balanceMinor: null, balanceAsOf: null, readAt: null } })
    await world.paypal('faults', { call: await balanceCall(), kind: 'error-before', times: 50 })
    await fulfillOrder(order.orderId)
    expect(await loadOrder(order.orderId)).toMatchObject({ status: 'FAILED', failureReason: 'BALANCE_UNKNOWN', purchases: [] })
    await world.paypal('faults', undefined, 'DELETE')
    await advance(world, 61)
    await sweepAndDrain(world)
    expect((await loadOrder(order.orderId)).status).toBe('PURCHASED')
  })

  it('older than 4 h is unknown', async () => {
    expect(await getFreeWorkingCapital('USD')).not.toBeNull()
    await world.paypal('faults', { call: await balanceCall(), kind: 'error-before', times: 50 })
    await advance(world, 4 * 3600 - 60)
    expect(await getFreeWorkingCapital('USD')).not.toBeNull()
    await advance(world, 120)
    expect(await getFreeWorkingCapital('USD')).toBeNull()
    expect(await hasSufficientBalanceForPayout(usd(1n))).toBe(false)
    expect(await tryReserve(1n)).toBe('FAILED_INSUFFICIENT_FUNDS')
    await world.paypal('faults', undefined, 'DELETE')
    await advance(world, 31)
    expect(await getFreeWorkingCapital('USD')).not.toBeNull()
  })

  it('too little: FAILED_INSUFFICIENT_FUNDS with the numbers, and bought when funds arrive', async () => {
    const order = await world.paidOrder()
    const { balances } = (await world.paypal('state')) as { balances: { available: string }[] }
    const all = balances[0]?.available ?? '0'
    const most = `${(BigInt(all.replace('.', '')) - 100n) / 100n}.00`
    await world.paypal('debit', { currency: 'USD', value: most, reference: 'elsewhere', note: 'spent elsewhere' })
    await prisma.capitalAccount.update({ where: { currency: 'USD' }, data: { readAt: null } })
    await fulfillOrder(order.orderId)
    const stopped = await loadOrder(order.orderId)
    expect(stopped).toMatchObject({ status: 'FAILED', failureReason: 'FAILED_INSUFFICIENT_FUNDS', failureFacts: { currency: 'USD' }, purchases: [] })
    expect(Object.keys(stopped.failureFacts as object).sort()).toEqual(['cost', 'currency', 'free'])
    await advance(world, 61)
    await sweepAndDrain(world)
    expect((await loadOrder(order.orderId)).failureReason).toBe('FAILED_INSUFFICIENT_FUNDS')
    await world.paypal('credit', { currency: 'USD', value: most, reference: 'came back', note: 'funds arrive' })
    await advance(world, 61)
    await sweepAndDrain(world)
    expect(await loadOrder(order.orderId)).toMatchObject({ status: 'PURCHASED', failureReason: null })
  })

  it('money on its way out counts as spent', async () => {
    const order = await world.paidOrder()
    await fulfillOrder(order.orderId)
    await sweepAndDrain(world)
    const sale = await prisma.sale.findFirstOrThrow({ where: { orderId: order.orderId }, include: { payouts: true } })
    await storeBalance('USD', 100_000n, now(), now())
    const before = await getFreeWorkingCapital('USD')
    const payout = sale.payouts[0]
    if (!payout) throw new Error('no payout')
    await prisma.payout.update({ where: { id: payout.id }, data: { status: 'UNKNOWN', sentAt: now(), nextCheckAt: null } })
    const during = await getFreeWorkingCapital('USD')
    await prisma.payout.update({ where: { id: payout.id }, data: { status: payout.status, sentAt: payout.sentAt } })
    expect((before?.minor ?? 0n) - (during?.minor ?? 0n)).toBe(payout.amountMinor + payout.estimatedFeeMinor)
    await prisma.capitalAccount.update({ where: { currency: 'USD' }, data: { readAt: null } })
  })
})
