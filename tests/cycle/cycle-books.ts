import { expect } from 'vitest'
import { verifyLedger } from '@/lib/cycle/ledger/verify-ledger'
import { readAccountBalances } from '@/lib/cycle/ledger/store'
import { setClock } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { setTransport, type Transport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { storeOnce } from '@/lib/inbox/receive-event'
import type { InboxEvent } from '@/lib/inbox/store'
import { checkInvariants } from '@/lib/reports/invariants/check-invariants'
import { reconcilePaypal } from '@/lib/worker/reconcile/reconcile-paypal'
import { sweep } from '@/lib/worker/sweep'
import { runJobsOnce } from '@/tests/setup/run-jobs'
import { closeWorld, type World } from '@/tests/setup/start-world'
import { expectObserved } from './observe-third-parties'

const START_MINOR = 5_000_000n // what the sandbox's merchant has at the start

/** What is available at the PayPal sandbox now, in cents. */
export async function atPaypalMinor(world: World): Promise<bigint> {
  const { balances } = (await world.paypal('state')) as { balances: { available: string }[] }
  return BigInt((balances[0]?.available ?? '0').replace('.', ''))
}

async function derivedBalances(): Promise<Map<string, bigint>> {
  const balances = new Map<string, bigint>()
  for (const each of await readAccountBalances()) balances.set(each.accountId, each.balanceMinor)
  return balances
}

/**
 * The money promises that hold at any rest: the ledger adds up to zero, its PayPal account is what PayPal has, a reseller's row says what the
 * ledger says, and what is committed is exactly the open reservations.
 */
export async function expectBooks(world: World): Promise<void> {
  const balances = await derivedBalances()
  expect([...balances.values()].reduce((total, each) => total + each, 0n)).toBe(0n)
  expect((balances.get('paypal_balance:USD') ?? 0n) + START_MINOR).toBe(await atPaypalMinor(world))
  for (const user of await prisma.user.findMany({ select: { id: true, balance: true } })) {
    expect([user.id, -(balances.get(`reseller_payable:${user.id}:USD`) ?? 0n)]).toEqual([user.id, user.balance])
  }
  const open = await prisma.capitalReservation.aggregate({ where: { status: 'OPEN' }, _sum: { amountMinor: true } })
  const account = await prisma.capitalAccount.findUniqueOrThrow({ where: { currency: 'USD' } })
  expect(account.committedMinor).toBe(open._sum.amountMinor ?? 0n)
  const config = await prisma.userWorkflowConfig.findUniqueOrThrow({ where: { userId: world.userId } })
  expect(config.committedMinor).toBe(open._sum.amountMinor ?? 0n)
}

/** At the end of a file: the books, the ledger recomputed order by order, the third parties' journals, and every invariant that production checks. */
export async function expectProved(world: World): Promise<void> {
  await expectBooks(world)
  expect((await verifyLedger()).differences).toEqual([])
  await expectObserved(world)
  const { results } = await checkInvariants()
  expect(results.filter((each) => each.broken > 0).map((each) => [each.number, each.rows])).toEqual([])
}

/** The end of a file: everything is proved, then everything is closed. */
export async function proveAndClose(world: World): Promise<void> {
  await expectProved(world)
  await closeWorld(world)
}

let offsetMs = 0

/** Moves our clock and both third parties' clocks on. */
export async function advance(world: World, seconds: number): Promise<void> {
  offsetMs += seconds * 1000
  const offset = offsetMs
  setClock(() => Date.now() + offset)
  await world.paypal('clock', { advanceSeconds: seconds })
  await world.aliexpress('clock', { advanceSeconds: seconds })
}

/** Time passes, by default so much that nothing can be on its way into our books any more, and they are compared with what PayPal's statement tells by then. */
export async function lookAtStatement(world: World, afterSeconds = 605) {
  await advance(world, afterSeconds)
  return reconcilePaypal()
}

const MOST_ROUNDS = 60

/** Runs every job there is, also those that wait, until none is left; a second passes for everybody between two rounds. */
export async function drain(world: World): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if ((await runJobsOnce()) === 0) return
    await advance(world, 1)
  }
  throw new Error('jobs never end')
}

/** What the worker does by itself: the sweep, then every job. */
export async function sweepAndDrain(world: World): Promise<void> {
  await sweep()
  await drain(world)
}

interface Effect {
  readonly effect: string
  readonly key: string | null
  readonly id: string
  readonly amount: string
  readonly facts?: Record<string, unknown>
}

export async function effectsOf(world: World, party: 'paypal' | 'aliexpress', effect: string): Promise<Effect[]> {
  return ((await world[party](`effects?effect=${effect}`)) as unknown as { effects: Effect[] }).effects
}

let deliveries = 0

/** A verified PayPal webhook as it lies in the inbox (its proof is tests/inbox' business). */
export async function deliverPaypal(type: string, resourceId: string, orderId?: string): Promise<InboxEvent> {
  deliveries++
  const eventId = `WH-CYCLE-${deliveries}`
  const related = orderId === undefined ? {} : { supplementary_data: { related_ids: { order_id: orderId } } }
  await storeOnce({ provider: 'paypal', eventId, type, resourceId, payload: { resource: { id: resourceId, ...related } } })
  return { ...(await prisma.inboxEvent.findFirstOrThrow({ where: { eventId } })), provider: 'paypal' }
}

export const loadOrder = (id: string) =>
  prisma.order.findUniqueOrThrow({
    where: { id },
    include: {
      payment: true, refunds: true, sale: { include: { payouts: { orderBy: { beneficiary: 'asc' } }, commission: true } },
      purchases: { include: { supplierOrders: true } }, events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  })

export const kindsOf = async (orderId: string) =>
  (await prisma.ledgerTransaction.findMany({ where: { orderId }, orderBy: { sequence: 'asc' }, select: { kind: true } })).map((each) => each.kind)

/** Deadlines of 15 to 30 s become this long while `work` runs, so that a lost answer does not stop the test for so long. */
export async function withShortDeadlines<T>(work: () => Promise<T>, ms = 1_500): Promise<T> {
  setTransport((request) => sendOverNetwork({ ...request, deadlineMs: Math.min(request.deadlineMs, ms) }))
  try {
    return await work()
  } finally {
    setTransport(null)
  }
}

/** Answers to the requests meant are changed on the wire, until setTransport(null). */
export function spoilAnswers(isMeant: (request: Parameters<Transport>[0]) => boolean, change: (text: string) => string): void {
  setTransport(async (request) => {
    const answer = await sendOverNetwork(request)
    return isMeant(request) ? { ...answer, bytes: Buffer.from(change(answer.bytes.toString('utf8'))) } : answer
  })
}
