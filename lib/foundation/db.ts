import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { env } from './env'
import { AppError } from './errors'
import { ImpatientClient } from './impatient-client'
import { log } from './log'
import { Prisma, PrismaClient } from './prisma/client'
import { createSqlRunner, plainStatement, type SqlRunner } from './sql-runner'
import { withinTransaction } from './transaction-scope'

export { Prisma }
/** An open transaction, or `prisma` itself: raw SQL only. */
export type Tx = SqlRunner
/** An open transaction of Prisma's client, for what is not on the money's way: its models cost a little more. */
export type ModelTx = Prisma.TransactionClient

const POOL_SIZE = 8 // per process; performance.md "choices that get there"
/** Long: a new connection parses and plans every statement of the money path anew, which costs more than an idle one. */
const IDLE_TIMEOUT_MS = 600_000
const CONNECT_TIMEOUT_MS = 5_000 // the default waits for ever (reliability.md finding 7)
const STATEMENT_TIMEOUT_MS = 20_000
const TRANSACTION_TIMEOUT_MS = 10_000
const MAX_ATTEMPTS = 12 // with 8, one of two thousand came to its end where sixteen clients want four rows (tests/isolation)
const BACKOFF_BASE_MS = 10
const BACKOFF_CAP_MS = 500

interface Database {
  readonly pool: pg.Pool
  readonly client: PrismaClient
  readonly adapter: Promise<SqlDriverAdapter>
}

// Next.js may load this module more than once in one process: the pool must stay one.
const holder = globalThis as { __ivanDatabase?: Database | undefined }

async function takeProgramRole(connection: pg.ClientBase): Promise<void> {
  await connection.query(`SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = 'ivan_reseller_app' AND pg_has_role(rolname, 'MEMBER')`)
}

const statementNames = new Map<string, string>()
const MOST_STATEMENTS = 400

/**
 * Each statement is prepared once per connection: PostgreSQL plans the large ones of the money path in 0.3-0.8 ms, as long as it takes to run
 * them. Lists of changing length make many texts, hence the bound; what is beyond it has no name and is planned every time.
 */
function statementName(sql: string): string {
  const known = statementNames.get(sql)
  if (known !== undefined) return known
  // BEGIN and COMMIT have nothing to plan, and prepared they would vanish from pg_stat_statements, by which they are counted.
  if (statementNames.size >= MOST_STATEMENTS || /^(BEGIN|COMMIT|ROLLBACK)\b/.test(sql)) return ''
  const name = `s${statementNames.size}`
  statementNames.set(sql, name)
  return name
}

/** What differs between the program's own pool and the one connection of patient-reader.ts. */
export interface PoolLimits {
  readonly max: number
  readonly statementTimeoutMs: number
  readonly answerWithinMs?: number
  /** More settings of the session, as `-c name=value`. */
  readonly session: string
}

/** Connections as the program needs them: in UTC, in its role, with a limit on everything that could last for ever. */
export function openPool({ max, statementTimeoutMs, answerWithinMs, session }: PoolLimits): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().databaseUrl,
    max,
    ...(answerWithinMs === undefined ? {} : { answerWithinMs }),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    Client: ImpatientClient,
    // Prisma's adapter shifts timestamps when the session's zone is not UTC (reliability.md finding 12).
    options: `-c TimeZone=UTC -c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=${STATEMENT_TIMEOUT_MS} -c lock_timeout=${TRANSACTION_TIMEOUT_MS} ${session}`,
    application_name: 'ivan-reseller',
    // The role of the program has no right to change the ledger (see the migrations); a server without it has the triggers.
    // pg-pool waits for this before it hands the connection out.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- its types say void, its code waits for the promise
    onConnect: takeProgramRole,
  })
  pool.on('error', (err) => { log.warn({ err: { message: err.message } }, 'an idle database connection was lost') })
  return pool
}

/**
 * Each statement is planned once per connection and not for every value: a page's was planned for longer than it ran (5 ms of 9), and each is written so that
 * the best plan is the same for all values (ranges of an index, looked up one by one). Nor does it pay to start helpers for a few rows (4 ms of 6).
 */
const PLAN_ONCE = '-c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0'

function open(): Database {
  const pool = openPool({ max: POOL_SIZE, statementTimeoutMs: STATEMENT_TIMEOUT_MS, session: PLAN_ONCE })
  return { pool, ...connectPrisma(new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) })) }
}

/** Prisma's client, and the adapter below it, on one pool. */
export function connectPrisma(factory: SqlDriverAdapterFactory): Pick<Database, 'client' | 'adapter'> {
  return { client: new PrismaClient({ adapter: factory }), adapter: factory.connect() }
}

function database(): Database {
  holder.__ivanDatabase ??= open()
  return holder.__ivanDatabase
}

const sqlRunner = createSqlRunner(() => database().adapter)
const RAW = new Map<PropertyKey, unknown>([['$queryRaw', sqlRunner.$queryRaw], ['$executeRaw', sqlRunner.$executeRaw]])

/** The Prisma client, opened at first use; its raw SQL goes the short way. Only store.ts files, lib/queue, lib/inbox and lib/reports query. */
export const prisma: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, property) => RAW.get(property) ?? (Reflect.get(database().client, property) as unknown),
})

export async function closeDatabase(): Promise<void> {
  const current = holder.__ivanDatabase
  holder.__ivanDatabase = undefined
  if (!current) return
  await current.client.$disconnect()
  await current.pool.end().catch(() => undefined)
}

function sqlStateOf(error: unknown): string | undefined {
  const candidate = error as { code?: string; meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } }; cause?: { originalCode?: string; kind?: string; code?: string } }
  const cause = candidate.meta?.driverAdapterError?.cause ?? candidate.cause
  if (cause?.kind === 'TransactionWriteConflict') return '40001'
  return cause?.originalCode ?? (cause as { code?: string } | undefined)?.code ?? candidate.code
}

/** A conflict that the database resolved by sending one of two transactions back: the whole closure may run again. */
export function isWriteConflict(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state === 'P2034' || state === '40001' || state === '40P01'
}

/** A unique constraint said no; `constraint` (a part of its name or column list) narrows it down. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const state = sqlStateOf(error)
  if (state !== 'P2002' && state !== '23505') return false
  if (constraint === undefined) return true
  const { message, meta, cause } = error as { message?: unknown; meta?: unknown; cause?: unknown }
  return JSON.stringify([message, meta, cause]).includes(constraint)
}

/** No connection was free in time: the transaction was never begun, so running it later is not running it twice. */
function wasNotBegun(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return /timeout exceeded when trying to connect/.test(message ?? '') || (code === 'P2028' && /Unable to start a transaction/.test(message ?? ''))
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Runs the whole of `work` again after a write conflict, a deadlock or a wait for a connection, with jitter, a bounded number of times. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withinTransaction(work)
    } catch (error) {
      if (!(isWriteConflict(error) || wasNotBegun(error)) || attempt >= MAX_ATTEMPTS) throw error
      await pause(Math.random() * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** attempt))
    }
  }
}

/**
 * Runs `work` in one transaction; write conflicts and deadlocks run the whole closure again with jitter (bounded).
 * No network call may happen inside: httpCall refuses. A statement that failed and was swallowed inside is an error at the end: PostgreSQL
 * answers the COMMIT of such a transaction with a silent ROLLBACK.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return again(async () => {
    const adapter = await database().adapter
    const open = await adapter.startTransaction()
    let failure: unknown
    try {
      const result = await work(createSqlRunner(() => open, (error) => { failure ??= error }))
      if (failure !== undefined) throw new AppError('internal', 'a statement had failed: nothing was committed', {}, { cause: failure })
      await open.executeRaw(plainStatement('COMMIT'))
      await open.commit() // the adapter's word for giving the connection back
      return result
    } catch (error) {
      await rollBack(open)
      throw error
    }
  })
}

/** The connection may be what broke: then the server has rolled back, and the pool drops it. */
async function rollBack(open: Transaction): Promise<void> {
  await open.executeRaw(plainStatement('ROLLBACK')).catch((err: unknown) => { log.warn({ err }, 'a transaction could not be rolled back by hand') })
  await open.rollback()
}

/** The same with Prisma's models (accounts, products). */
export function inModelTransaction<T>(work: (tx: ModelTx) => Promise<T>): Promise<T> {
  return again(() => prisma.$transaction(work, { timeout: TRANSACTION_TIMEOUT_MS, maxWait: CONNECT_TIMEOUT_MS }))
}

/** Boot check: a JavaScript date written and read back as UTC text must be the same moment, else nothing may start. */
export async function assertDatabaseUtc(): Promise<void> {
  const probe = new Date(Date.UTC(2026, 0, 15, 12, 0, 0))
  const rows = await prisma.$queryRaw<{ zone: string; text: string }[]>`
    SELECT current_setting('TimeZone') AS zone, to_char(${probe}::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS text`
  const row = rows[0]
  if (row?.zone !== 'UTC' || row.text !== '2026-01-15 12:00')
    throw new AppError('configuration', 'the database session is not in UTC: times would be shifted', { zone: row?.zone ?? null, text: row?.text ?? null })
}
