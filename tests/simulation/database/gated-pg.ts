// Stands in for pg in lib/foundation/db.ts: the real driver with a yield before every statement outside a transaction and before every transaction.
// Nothing gives way inside a transaction, and what can happen to a COMMIT happens here.
import pg from 'pg'
import { simulation, type Simulation } from '../kernel/simulation'

type Query = (...args: unknown[]) => Promise<pg.QueryResult> | undefined

const textOf = (query: unknown): string => (typeof query === 'string' ? query : ((query as { text?: string }).text ?? ''))
const hasCallback = (args: readonly unknown[]) => typeof args.at(-1) === 'function'
const labelOf = (text: string) => `sql ${/(?:FROM|INTO|UPDATE)\s+"?(?:public"\.")?(\w+)/.exec(text)?.[1] ?? ''}`
/** Moves of states and new rows are what the check after a step looks at; a pushed-on due time, a mark in the inbox and a statement that found no row are not. */
const MOVE = /INSERT INTO|post_to_ledger|UPDATE[^]*("status" = |"committedMinor")/
const FOUND_NOTHING = /^\s*(UPDATE|INSERT)/
const moves = (text: string, { rowCount }: pg.QueryResult) => MOVE.test(text) && !text.includes('inbox_events') && !(rowCount === 0 && FOUND_NOTHING.test(text))

/**
 * Rows that no ORDER BY puts in order come as they lie, and how they lie depends on when the server cleaned up behind others: here they come in the order
 * of their text, so that a seed takes the same way beside any other work.
 */
function inOrder(text: string, result: pg.QueryResult): pg.QueryResult {
  if (result.rows.length < 2 || (text.includes('ORDER BY') && !text.includes('RETURNING'))) return result
  const keyed = (result.rows as unknown[]).map((row) => [JSON.stringify(row), row] as const)
  keyed.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  result.rows = keyed.map(([, row]) => row as pg.QueryResultRow)
  return result
}

/** The network at its worst: the statement never arrived, or only its answer is lost. */
function lostConnection(): Error {
  return new Error('Connection terminated unexpectedly')
}

class GatedPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super(options)
    this.on('connect', (client) => { gateClient(client) })
    // pg's types know many forms of these two; the product uses the ones with a promise.
    const plainQuery = super.query.bind(this) as Query
    const plainConnect = super.connect.bind(this) as (...args: unknown[]) => Promise<pg.PoolClient> | undefined
    Object.assign(this, {
      query: (...args: unknown[]) => (hasCallback(args) ? plainQuery(...args) : alone(textOf(args[0]), () => plainQuery(...args) ?? Promise.reject(lostConnection()))),
      connect: (...args: unknown[]) => (hasCallback(args) ? plainConnect(...args) : begin(() => plainConnect() ?? Promise.reject(lostConnection()))),
    })
  }
}

async function alone(text: string, work: () => Promise<pg.QueryResult>): Promise<pg.QueryResult> {
  const sim = simulation()
  if (!sim) return work()
  await sim.yieldPoint(labelOf(text))
  const result = await sim.onWire(work)
  if (moves(text, result)) sim.dirty = true
  return inOrder(text, result)
}

/** A connection for a transaction. Prisma's patience with getting one is counted in real time, so open-database.ts has given way before it was asked. */
async function begin(connect: () => Promise<pg.PoolClient>): Promise<pg.PoolClient> {
  const sim = simulation()
  if (sim && !sim.hasGivenWay) await sim.yieldPoint('begin')
  if (sim) sim.hasGivenWay = false
  const client = await (sim ? sim.onWire(connect) : connect())
  const release = client.release.bind(client)
  let isReleased = false
  client.release = (error) => {
    if (isReleased) return
    isReleased = true
    release(error)
  }
  return client
}

function gateClient(client: pg.PoolClient): void {
  const plain = client.query.bind(client) as Query
  const send = (sim: Simulation, args: readonly unknown[]) => sim.onWire(() => plain(...args) ?? Promise.reject(lostConnection()))
  const gated = (...args: unknown[]): Promise<pg.QueryResult> | undefined => {
    const sim = simulation()
    if (!sim || hasCallback(args)) return plain(...args)
    const text = textOf(args[0])
    if (text === 'COMMIT') return commit(sim, client, (sql) => send(sim, [sql]))
    if (text === 'ROLLBACK') return rollback(sim, () => send(sim, args))
    if (text === 'BEGIN') sim.openTransaction = { jobs: [], moves: false }
    return send(sim, args).then((result) => {
      if (sim.openTransaction && moves(text, result)) sim.openTransaction.moves = true
      return inOrder(text, result)
    })
  }
  Object.assign(client, { query: gated })
}

async function commit(sim: Simulation, client: pg.PoolClient, send: (sql: string) => Promise<pg.QueryResult>): Promise<pg.QueryResult> {
  const fate = sim.commitFate()
  const happens = fate === 'fine' || fate === 'crash-after' || fate === 'answer-lost'
  const { jobs, moves } = sim.openTransaction ?? { jobs: [], moves: false }
  const result = await send(happens ? 'COMMIT' : 'ROLLBACK')
  sim.openTransaction = null
  if (happens && result.command === 'COMMIT') {
    if (moves) sim.dirty = true
    for (const put of jobs) put()
  }
  if (fate === 'fine') return result
  sim.note(`commit ${fate}`)
  if (fate === 'crash-before' || fate === 'crash-after') {
    client.release()
    return sim.die()
  }
  // Whoever does not give the connection back itself is relieved of it.
  const { release } = client // of this use of the connection; the next one has its own
  sim.at(sim.nowMs + 1, 'connection given back', () => { release() })
  throw lostConnection()
}

async function rollback(sim: Simulation, send: () => Promise<pg.QueryResult>): Promise<pg.QueryResult> {
  if (sim.openTransaction === null) return { command: 'ROLLBACK', rowCount: 0, oid: 0, fields: [], rows: [] } // it is over already
  sim.openTransaction = null
  return send()
}

export default { ...pg, Pool: GatedPool }
