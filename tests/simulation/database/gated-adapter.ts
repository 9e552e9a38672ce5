import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import type pg from 'pg'
import { simulation } from '../kernel/simulation'

const names = new Map<string, string>()
const nameOf = (sql: string): string => {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size > 400 || /^(BEGIN|COMMIT|ROLLBACK)\b/.test(sql)) return ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

/** Moves of states and new rows are what the check after a step looks at; a pushed-on due time or a mark in the inbox is not. */
const MOVES = /INSERT INTO|"status" = |post_to_ledger|"committedMinor"/
const isMove = ({ sql }: SqlQuery) => MOVES.test(sql) && !sql.includes('inbox_events')
const labelOf = ({ sql }: SqlQuery) => `sql ${/(?:FROM|INTO|UPDATE)\s+"?(\w+)/.exec(sql)?.[1] ?? ''}`

/** Prisma's own adapter with a yield before every statement outside a transaction (open-database.ts yields before a transaction); nothing gives way inside one. */
export function createGatedAdapter(pool: pg.Pool): SqlDriverAdapterFactory {
  const factory = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) })
  return { provider: factory.provider, adapterName: factory.adapterName, connect: async () => gate(await factory.connect()) }
}

async function onWire<T>(work: () => Promise<T>): Promise<T> {
  const sim = simulation()
  return sim ? sim.onWire(work) : work()
}

function gate(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const alone = async <T>(query: SqlQuery, work: () => Promise<T>): Promise<T> => {
    const sim = simulation()
    await sim?.yieldPoint(labelOf(query))
    const result = await onWire(work)
    if (sim && isMove(query)) sim.dirty = true
    return result
  }
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => alone(query, () => adapter.queryRaw(query)),
    executeRaw: (query) => alone(query, () => adapter.executeRaw(query)),
    executeScript: (script) => adapter.executeScript(script),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => adapter.dispose(),
    async startTransaction(level) {
      const sim = simulation()
      if (sim) sim.openTransaction = { jobs: [], moves: false }
      return gateTransaction(await onWire(() => adapter.startTransaction(level)))
    },
  }
}

/** What the network can do to a COMMIT: it never arrives, or only its answer is lost. */
export class LostConnection extends Error {
  constructor() {
    super('Connection terminated unexpectedly')
    this.name = 'LostConnection'
  }
}

function gateTransaction(transaction: Transaction): Transaction {
  let isLost = false
  let isReleased = false
  const release = async (): Promise<void> => {
    if (isReleased) return
    isReleased = true
    await transaction.commit() // Prisma's word for giving the connection back: COMMIT itself is a statement
  }
  const run = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })
  const commit = async (): Promise<number> => {
    const sim = simulation()
    if (!sim) return transaction.executeRaw(run('COMMIT'))
    const fate = sim.commitFate()
    const happens = fate === 'fine' || fate === 'crash-after' || fate === 'answer-lost'
    const { jobs, moves } = sim.openTransaction ?? { jobs: [], moves: false }
    const count = await sim.onWire(() => transaction.executeRaw(run(happens ? 'COMMIT' : 'ROLLBACK')))
    sim.openTransaction = null
    if (happens) {
      if (moves) sim.dirty = true
      for (const put of jobs) put()
    }
    if (fate === 'fine') return count
    sim.note(`commit ${fate}`)
    if (fate === 'answer-lost' || fate === 'lost') {
      isLost = true
      await release()
      throw new LostConnection()
    }
    await release()
    return sim.die()
  }
  const during = <T>(query: SqlQuery, work: () => Promise<T>): Promise<T> => {
    const open = simulation()?.openTransaction
    if (open && isMove(query)) open.moves = true
    return onWire(work)
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => during(query, () => transaction.queryRaw(query)),
    async executeRaw(query) {
      if (query.sql === 'COMMIT') return commit()
      if (query.sql !== 'ROLLBACK') return during(query, () => transaction.executeRaw(query))
      const sim = simulation()
      const count = isLost ? 0 : await onWire(() => transaction.executeRaw(query))
      if (sim) sim.openTransaction = null
      return count
    },
    commit: release,
    rollback: release,
    createSavepoint: (name) => transaction.createSavepoint?.(name) ?? Promise.resolve(),
    rollbackToSavepoint: (name) => transaction.rollbackToSavepoint?.(name) ?? Promise.resolve(),
    releaseSavepoint: (name) => transaction.releaseSavepoint?.(name) ?? Promise.resolve(),
  }
}
