import { findForReseller } from '@/lib/reports/find-for-reseller'
import { listExceptions } from '@/lib/reports/list-exceptions'
import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { ORDER_BUCKETS } from '@/lib/reports/order-bucket'
import { readResellerToday } from '@/lib/reports/read-reseller-today'
import { ADMIN_ORDER_TABS, listOrders } from '@/lib/reports/admin/list-orders'
import { listPayouts, PAYOUT_TABS } from '@/lib/reports/admin/list-payouts'
import { listResellers } from '@/lib/reports/admin/list-resellers'
import { readCycle } from '@/lib/reports/admin/read-cycle'
import { readLedgerPage } from '@/lib/reports/admin/read-ledger'
import { PROFIT_PERIODS, readProfit } from '@/lib/reports/admin/read-profit'
import { readReadiness } from '@/lib/readiness/read-readiness'
import { resellerId } from './fill'

export type Times = Readonly<Record<string, number>>

/** Every question that a page asks, of the reseller with a fifth of all orders and of one with an ordinary share. */
const QUESTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  ...Object.fromEntries(([['largest', resellerId(0)], ['ordinary', resellerId(7)]] as const).flatMap(([who, id]) => [
    [`${who} reseller: today`, () => readResellerToday(id)],
    ...[undefined, ...ORDER_BUCKETS].map((bucket) => [`${who} reseller: orders, ${bucket ?? 'all'}`, () => listResellerOrders(id, { bucket, limit: 20 })] as const),
    [`${who} reseller: payouts`, () => listResellerPayouts(id)],
    [`${who} reseller: search for words that nobody has`, () => listResellerOrders(id, { words: 'nobody', limit: 20 })],
    [`${who} reseller: search for a number`, () => findForReseller(id, 'C4711')],
  ])),
  'admin: cycle': () => readCycle(),
  ...Object.fromEntries([undefined, ...ADMIN_ORDER_TABS].map((tab) => [`admin: orders, ${tab ?? 'all'}`, () => listOrders({ tab })])),
  'admin: search for words that nobody has': () => listOrders({ words: 'nobody' }),
  ...Object.fromEntries([undefined, ...PAYOUT_TABS].map((tab) => [`admin: payouts, ${tab ?? 'all'}`, () => listPayouts(tab)])),
  'admin: resellers': () => listResellers({}, 'local'),
  ...Object.fromEntries(PROFIT_PERIODS.map((days) => [`admin: profit, ${days} days`, () => readProfit(days)])),
  'admin: ledger': () => readLedgerPage({}),
  'admin: readiness': () => readReadiness(),
  'admin: exceptions': () => listExceptions({ show: 'open' }),
}

const RUNS = 9
/** Until each connection of the pool has planned the statement and what it reads is in memory. */
const WARM = 8
const TOO_LONG_MS = 2_000

async function medianOf(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < WARM + RUNS; run++) {
    const startedAt = performance.now()
    await ask()
    const took = performance.now() - startedAt
    if (took > TOO_LONG_MS) return took
    if (run >= WARM) times.push(took)
  }
  return times.sort((a, b) => a - b)[Math.trunc(times.length / 2)] ?? Number.NaN
}

/** The milliseconds of each question, its statements and what is made of them; one after the other. What fails is said, and has none. */
export async function askPages(say: (text: string) => void): Promise<Times> {
  const times: Record<string, number> = {}
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    times[name] = await medianOf(ask).catch((error: unknown) => { say(`  ${name}: ${error instanceof Error ? error.message : String(error)}`); return Number.NaN })
  }
  return times
}
