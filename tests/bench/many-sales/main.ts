// node --import tsx tests/bench/many-sales/main.ts <sales>,<sales>: how long the pages' questions take when there are that many; started by ../many-sales.ts.
import '@/tests/setup/environment'
import pg from 'pg'
import { closeDatabase } from '@/lib/foundation/db'
import { log } from '@/lib/foundation/log'
import { listOrders, ADMIN_ORDER_TABS } from '@/lib/reports/admin/list-orders'
import { listPayouts, PAYOUT_TABS } from '@/lib/reports/admin/list-payouts'
import { listResellers } from '@/lib/reports/admin/list-resellers'
import { readCycle } from '@/lib/reports/admin/read-cycle'
import { readLedgerPage } from '@/lib/reports/admin/read-ledger'
import { PROFIT_PERIODS, readProfit } from '@/lib/reports/admin/read-profit'
import { listExceptions } from '@/lib/reports/list-exceptions'
import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { ORDER_BUCKETS } from '@/lib/reports/order-bucket'
import { readResellerToday } from '@/lib/reports/read-reseller-today'
import { fillSales, resellerId } from './fill'

const RUNS = 7
log.level = 'silent'
process.env.DATABASE_URL = process.argv[3] // after the environment of tests, which points nowhere
const say = (text: string) => { console.log(text) }

/** Every question that a page asks, of the reseller with a fifth of all orders and of one with an ordinary share. */
const QUESTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  ...Object.fromEntries(([['largest', resellerId(0)], ['ordinary', resellerId(7)]] as const).flatMap(([who, id]) => [
    [`${who} reseller: today`, () => readResellerToday(id)],
    ...[undefined, ...ORDER_BUCKETS].map((bucket) => [`${who} reseller: orders, ${bucket ?? 'all'}`, () => listResellerOrders(id, { bucket, limit: 20 })] as const),
    [`${who} reseller: payouts`, () => listResellerPayouts(id)],
  ])),
  'admin: cycle': () => readCycle(),
  ...Object.fromEntries([undefined, ...ADMIN_ORDER_TABS].map((tab) => [`admin: orders, ${tab ?? 'all'}`, () => listOrders({ tab })])),
  ...Object.fromEntries([undefined, ...PAYOUT_TABS].map((tab) => [`admin: payouts, ${tab ?? 'all'}`, () => listPayouts(tab)])),
  'admin: resellers': () => listResellers({}, 'local'),
  ...Object.fromEntries(PROFIT_PERIODS.map((days) => [`admin: profit, ${days} days`, () => readProfit(days)])),
  'admin: ledger': () => readLedgerPage({}),
  'admin: exceptions': () => listExceptions({ show: 'open' }),
}

async function millisecondsOf(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const startedAt = performance.now()
    await ask()
    const took = performance.now() - startedAt
    if (run > 0) times.push(took)
    if (took > 2_000) return took
  }
  return times.sort((a, b) => a - b)[Math.trunc(times.length / 2)] ?? 0
}

// As the superuser: only he may write rows without foreign keys being looked up.
const client = new pg.Client({ connectionString: (process.env.DATABASE_URL ?? "").replace("//ivan:", "//postgres:") })
await client.connect()
const sizes = (process.argv[2] ?? '').split(',').map(Number)
const measured: Record<string, number[]> = {}
let filled = 0
for (const size of sizes) {
  const startedAt = performance.now()
  if (!process.env.NO_FILL) await fillSales(client, filled, size, say)
  filled = size
  await client.query('VACUUM ANALYZE')
  say(`${size.toLocaleString('en')} sales are there (${Math.round((performance.now() - startedAt) / 1000)} s)`)
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const took = await millisecondsOf(ask).catch((error: unknown) => { say(`  ${name}: ${String(error).slice(0, 200)}`); return Number.NaN })
    ;(measured[name] ??= []).push(took)
    say(`  ${name}: ${took.toFixed(1)} ms`)
  }
}
await client.end()
await closeDatabase()
