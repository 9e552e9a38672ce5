import { GuardRefusal, reserveCapital } from '@/lib/cycle/capital/reserve-capital'
import { endReservation, readCapital } from '@/lib/cycle/capital/store'
import { account } from '@/lib/cycle/ledger/accounts'
import { post, transfer } from '@/lib/cycle/ledger/post'
import { now, utcDay } from '@/lib/foundation/clock'
import { Prisma, prisma, type Tx } from '@/lib/foundation/db'
import { newId } from '@/lib/foundation/ids'
import { money } from '@/lib/foundation/money'
import type { RunTransaction, Tally } from './transactions'

export const WORKLOADS = ['bank', 'counter', 'pair', 'capital'] as const
export type WorkloadName = (typeof WORKLOADS)[number]

export interface Turn {
  readonly run: RunTransaction
  readonly tally: Tally
  /** False: a read, then a write that relies on it, at READ COMMITTED and without a lock. */
  readonly isGuarded: boolean
  readonly users: readonly string[]
}

export const ACCOUNTS = 8
export const OPENING = 1_000
export const COUNTERS = 4
export const PAIR_SIDE = 100
const WITHDRAWAL = 150
const CLIENTS_PER_PAIR = 8
export const CAPITAL_MINOR = 5_000n
const COST_MINOR = 1_000n
const HELD_MS = 3

const below = (limit: number) => Math.trunc(Math.random() * limit)
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const lock = (isGuarded: boolean) => (isGuarded ? Prisma.sql`FOR UPDATE` : Prisma.sql``)
const acknowledge = (tally: Tally, what: string, count: number) => { tally.acknowledged[what] = (tally.acknowledged[what] ?? 0) + count }

/** Money moves between two accounts under row locks taken in any order (so that some deadlock); now and then somebody counts all of it. */
async function bank({ run, tally, isGuarded }: Turn): Promise<void> {
  if (below(10) === 0) {
    const [row] = await run((tx) => tx.$queryRaw<{ total: bigint }[]>`SELECT sum(balance)::int8 AS total FROM iso_accounts`)
    if (Number(row?.total) !== ACCOUNTS * OPENING) tally.anomalies.push(`bank: a reader saw ${row?.total ?? 'nothing'} in all accounts`)
    return
  }
  const from = below(ACCOUNTS)
  // Mostly in order; a deadlock costs the server its deadlock_timeout.
  const to = below(6) === 0 ? (from + ACCOUNTS - 1) % ACCOUNTS : Math.min(from + 1 + below(2), ACCOUNTS - 1)
  if (from === to) return
  const amount = 1n + BigInt(below(200))
  await run(async (tx) => {
    const balanceOf = async (id: number) => (await tx.$queryRaw<{ balance: bigint }[]>`SELECT balance FROM iso_accounts WHERE id = ${id} ${lock(isGuarded)}`)[0]?.balance ?? 0n
    const source = await balanceOf(from)
    const target = await balanceOf(to)
    if (source < amount) return
    await tx.$executeRaw`UPDATE iso_accounts SET balance = ${source - amount}::int8 WHERE id = ${from}`
    await tx.$executeRaw`UPDATE iso_accounts SET balance = ${target + amount}::int8 WHERE id = ${to}`
  })
}

const serializable = async (tx: Tx, isGuarded: boolean) => { if (isGuarded) await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL SERIALIZABLE` }

/** Read, add one, write: SERIALIZABLE, no lock. Every confirmed turn must be in the number. */
async function counter({ run, tally, isGuarded }: Turn): Promise<void> {
  const id = below(COUNTERS)
  await run(async (tx) => {
    await serializable(tx, isGuarded)
    const [row] = await tx.$queryRaw<{ value: bigint }[]>`SELECT value FROM iso_counters WHERE id = ${id}`
    await tx.$executeRaw`UPDATE iso_counters SET value = ${(row?.value ?? 0n) + 1n}::int8 WHERE id = ${id}`
  })
  acknowledge(tally, `counter ${id}`, 1)
}

/** Two rows that together must not fall below zero; each client takes from one of them what both together allow. */
async function pair({ run, tally, isGuarded }: Turn): Promise<void> {
  const [next] = await prisma.$queryRaw<{ n: bigint }[]>`SELECT nextval('iso_turn') AS n`
  const id = (next?.n ?? 0n) / BigInt(CLIENTS_PER_PAIR)
  const side = Number((next?.n ?? 0n) % 2n)
  await prisma.$executeRaw`INSERT INTO iso_pairs SELECT ${id}::int8, side, ${PAIR_SIDE}::int8 FROM generate_series(0, 1) AS side ON CONFLICT DO NOTHING`
  const taken = await run(async (tx) => {
    await serializable(tx, isGuarded)
    const rows = await tx.$queryRaw<{ side: number; amount: bigint }[]>`SELECT side, amount FROM iso_pairs WHERE id = ${id}::int8`
    if (rows.reduce((sum, each) => sum + each.amount, 0n) < BigInt(WITHDRAWAL)) return 0
    const own = rows.find((each) => each.side === side)?.amount ?? 0n
    await tx.$executeRaw`UPDATE iso_pairs SET amount = ${own - BigInt(WITHDRAWAL)}::int8 WHERE id = ${id}::int8 AND side = ${side}`
    return WITHDRAWAL
  })
  acknowledge(tally, 'pair', taken)
}

/** What `reserveCapital` would be without its lock: a look, then the reservation. */
async function reserveWithoutLock(tx: Tx, orderId: string, userId: string): Promise<void> {
  const [seen] = await tx.$queryRaw<{ free: bigint }[]>`SELECT "balanceMinor" - "committedMinor" AS free FROM capital_accounts WHERE currency = 'USD'`
  const free = (seen?.free ?? 0n) - COST_MINOR
  if (free < 0n) throw new GuardRefusal('FAILED_INSUFFICIENT_FUNDS', {})
  await tx.$executeRaw`INSERT INTO capital_reservations ("id", "orderId", "userId", "amountMinor", "currency", "status", "freeAfterMinor", "day", "createdAt")
    VALUES (${newId('reservation')}, ${orderId}, ${userId}, ${COST_MINOR}::int8, 'USD', 'OPEN', ${free}::int8, ${utcDay()}, ${now()}::timestamptz)`
  await tx.$executeRaw`UPDATE capital_accounts SET "committedMinor" = "committedMinor" + ${COST_MINOR}::int8 WHERE currency = 'USD'`
}

/** Sixteen purchases want what there is for five. A reservation is given back, or spent with its ledger entry (and the balance filled up by as much). */
async function capital({ run, tally, isGuarded, users }: Turn): Promise<void> {
  const userId = users[below(users.length)] ?? ''
  const orderId = newId('order')
  const none = { maxOrders: null, maxSpendMinor: null }
  const cost = money(COST_MINOR, 'USD')
  try {
    await run((tx) => (isGuarded ? reserveCapital(tx, orderId, cost, { userId, platform: none, reseller: none }).then(() => undefined) : reserveWithoutLock(tx, orderId, userId)))
  } catch (error) {
    if (!(error instanceof GuardRefusal)) throw error
    tally.refused++
    return pause(1)
  }
  acknowledge(tally, 'reserved', 1)
  const row = await readCapital('USD') // one statement, one snapshot, while our own reservation stands
  const free = (row?.balanceMinor ?? 0n) - (row?.debitsSinceMinor ?? 0n) - (row?.committedMinor ?? 0n)
  if (free < 0n) tally.anomalies.push(`capital: ${-free} more reserved or spent than there is`)
  await pause(HELD_MS)
  const isSpent = below(4) === 0
  await run(async (tx) => {
    if (isSpent) await spend(tx, orderId)
    if (isGuarded) await endReservation(tx, orderId, isSpent ? 'CONSUMED' : 'RELEASED', now())
    else await endWithoutCeiling(tx, orderId, isSpent)
  })
  acknowledge(tally, isSpent ? 'spent' : 'released', 1)
}

async function endWithoutCeiling(tx: Tx, orderId: string, isSpent: boolean): Promise<void> {
  await tx.$executeRaw`UPDATE capital_reservations SET "status" = ${isSpent ? 'CONSUMED' : 'RELEASED'}, "endedAt" = now() WHERE "orderId" = ${orderId}`
  await tx.$executeRaw`UPDATE capital_accounts SET "committedMinor" = "committedMinor" - ${COST_MINOR}::int8 WHERE currency = 'USD'`
}

async function spend(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`UPDATE capital_accounts SET "balanceMinor" = "balanceMinor" + ${COST_MINOR}::int8 WHERE currency = 'USD'`
  await post(tx, [{ businessKey: `isolation:${orderId}`, kind: 'supplier_payment', orderId: null, userId: null, at: now(), legs: transfer(account('paypal_balance', 'USD'), account('supplier_clearing', 'USD'), money(COST_MINOR, 'USD')) }])
}

export const TURNS: Readonly<Record<WorkloadName, (turn: Turn) => Promise<void>>> = { bank, counter, pair, capital }
