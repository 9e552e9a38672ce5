import '@/tests/setup/test-database'
import { afterAll, describe, expect, it } from 'vitest'
import { RESERVATION_ENDS, RESERVATION_MOVES, RESERVATION_START, RESERVATION_STATUSES } from '@/lib/cycle/capital/states'
import { ANSWER_ENDS, ANSWER_MOVES, ANSWER_START, ANSWER_STATUSES, DISPUTE_ENDS, DISPUTE_MOVES, DISPUTE_START, DISPUTE_STATUSES } from '@/lib/cycle/dispute/states'
import { FAILURE_POLICY, ORDER_ENDS, ORDER_MOVES, ORDER_START, ORDER_STATUSES } from '@/lib/cycle/order/states'
import { PAYMENT_ENDS, PAYMENT_MOVES, PAYMENT_START, PAYMENT_STATUSES } from '@/lib/cycle/payment/states'
import { PAYOUT_ENDS, PAYOUT_MOVES, PAYOUT_START, PAYOUT_STATUSES } from '@/lib/cycle/payout/states'
import * as product from '@/lib/cycle/product/states'
import { PURCHASE_ENDS, PURCHASE_MOVES, PURCHASE_START, PURCHASE_STATUSES } from '@/lib/cycle/purchase/states'
import { REFUND_ENDS, REFUND_MOVES, REFUND_START, REFUND_STATUSES } from '@/lib/cycle/refund/states'
import { SALE_ENDS, SALE_MOVES, SALE_START, SALE_STATUSES } from '@/lib/cycle/sale/states'
import { SHIPMENT_ENDS, SHIPMENT_MOVES, SHIPMENT_START, SHIPMENT_STATUSES } from '@/lib/cycle/shipment/states'
import { closeDatabase, prisma } from '@/lib/foundation/db'

interface Machine {
  readonly table: string
  readonly all: readonly string[]
  readonly starts: readonly string[]
  readonly ends: readonly string[]
  readonly moves: Readonly<Record<string, readonly string[]>>
}

const machine = (table: string, all: readonly string[], starts: string | readonly string[], ends: readonly string[], moves: Machine['moves']): Machine => ({ table, all, starts: typeof starts === 'string' ? [starts] : starts, ends, moves })

const MACHINES: readonly Machine[] = [
  machine('orders', ORDER_STATUSES, ORDER_START, ORDER_ENDS, ORDER_MOVES),
  machine('payments', PAYMENT_STATUSES, PAYMENT_START, PAYMENT_ENDS, PAYMENT_MOVES),
  machine('capital_reservations', RESERVATION_STATUSES, RESERVATION_START, RESERVATION_ENDS, RESERVATION_MOVES),
  machine('purchases', PURCHASE_STATUSES, PURCHASE_START, PURCHASE_ENDS, PURCHASE_MOVES),
  machine('shipments', SHIPMENT_STATUSES, SHIPMENT_START, SHIPMENT_ENDS, SHIPMENT_MOVES),
  machine('sales', SALE_STATUSES, SALE_START, SALE_ENDS, SALE_MOVES),
  machine('payouts', PAYOUT_STATUSES, PAYOUT_START, PAYOUT_ENDS, PAYOUT_MOVES),
  machine('disputes', DISPUTE_STATUSES, DISPUTE_START, DISPUTE_ENDS, DISPUTE_MOVES),
  machine('dispute_answers', ANSWER_STATUSES, ANSWER_START, ANSWER_ENDS, ANSWER_MOVES),
  machine('refunds', REFUND_STATUSES, REFUND_START, REFUND_ENDS, REFUND_MOVES),
]

function reachable(from: readonly string[], moves: Machine['moves']): Set<string> {
  const seen = new Set(from)
  for (const each of seen) for (const next of moves[each] ?? []) seen.add(next)
  return seen
}

afterAll(() => closeDatabase())

describe.each(MACHINES)('$table', ({ table, all, starts, ends, moves }) => {
  it('every state is reached from the start', () => {
    expect([...reachable(starts, moves)].sort()).toEqual([...all].sort())
  })

  it('every end is meant as one, and from every state one is reached', () => {
    expect(all.filter((each) => moves[each]?.length === 0).filter((each) => !ends.includes(each))).toEqual([])
    expect(all.filter((each) => ![...reachable([each], moves)].some((state) => ends.includes(state)))).toEqual([])
  })

  it('the table has a row for every state and names no other', () => {
    expect(Object.keys(moves).sort()).toEqual([...all].sort())
    expect(Object.values(moves).flat().filter((each) => !all.includes(each))).toEqual([])
  })

  it('the database takes exactly these words', async () => {
    expect(await wordsOf(table)).toEqual([...all].sort())
  })
})

async function wordsOf(table: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ text: string }[]>`
    SELECT pg_get_constraintdef(c.oid) AS text FROM pg_constraint c WHERE c.conrelid = ${`public.${table}`}::regclass AND c.conname = ${`${table}_status_check`}`
  return [...(rows[0]?.text ?? '').matchAll(/'([A-Z_]+)'/g)].map((each) => each[1] ?? '').sort()
}

describe('the order', () => {
  it('has exactly the nine states of the product', () => {
    expect([...ORDER_STATUSES]).toEqual(['CREATED', 'PAID', 'PURCHASING', 'PURCHASED', 'SHIPPED', 'DELIVERED', 'FAILED', 'CANCELLED', 'REFUNDED'])
  })

  it('never leaves an end of the database: cancelled and refunded', () => {
    expect([ORDER_MOVES.CANCELLED, ORDER_MOVES.REFUNDED]).toEqual([[], []])
  })

  it('every reason for a stop says whether it passes by itself', () => {
    for (const [reason, policy] of Object.entries(FAILURE_POLICY)) expect([reason, policy === 'person' || policy.retryAfterSeconds > 0]).toEqual([reason, true])
  })
})

it('a product’s words are those of the database', async () => {
  const words = Object.entries(product).find(([name]) => name.endsWith('STATUSES'))?.[1] as readonly string[] | undefined
  expect(await wordsOf('products')).toEqual([...(words ?? [])].sort())
})
