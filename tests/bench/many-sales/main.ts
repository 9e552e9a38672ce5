// node --import tsx tests/bench/many-sales/main.ts <sales>,<sales> <database url>: how long the questions of the pages, of the worker's rounds and of one
// more sale take when there are that many; started by ../many-sales.ts.
import '@/tests/setup/environment'
import pg from 'pg'
import { closeDatabase } from '@/lib/foundation/db'
import { log } from '@/lib/foundation/log'
import { askPages, type Times } from './ask-pages'
import { fillSales } from './fill'
import { followOneSale } from './follow-one-sale'

log.level = 'silent'
const [sizes = '', databaseUrl = ''] = process.argv.slice(2)
process.env.DATABASE_URL = databaseUrl // after the environment of tests, which points nowhere
const say = (text: string) => { console.log(text) }

const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
const measured: Times[] = []
/** One column for each size so far: a size takes long to fill, and what was measured is not lost with the next. */
const show = () => {
  say('milliseconds of each question (median of 9), the whole call with all its statements   [5 (20), the same for every number of sales]')
  for (const name of Object.keys(measured[0] ?? {})) say(`${measured.map((times) => (times[name] ?? Number.NaN).toFixed(1).padStart(9)).join('')}  ${name}`)
}
let filled = 0
for (const size of sizes.split(',').map(Number)) {
  const startedAt = performance.now()
  await fillSales(databaseUrl, filled, size, say)
  await client.query('VACUUM ANALYZE')
  filled = size
  say(`${size.toLocaleString('en')} sales are there (${Math.round((performance.now() - startedAt) / 1000)} s)`)
  measured.push(await askPages(say))
  show()
  await followOneSale(client, say)
}
await client.end()
await closeDatabase()
process.exit(0)
