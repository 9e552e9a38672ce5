import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { directSql, type SqlTx } from './direct-sql'
import { env } from './env'
import { AppError } from './errors'
import { log } from './log'
import { Prisma, PrismaClient } from './prisma/client'
import { withinTransaction } from './transaction-scope'

export { Prisma }
export type { SqlTx } from './direct-sql'
export type Tx = Prisma.TransactionClient

const POOL_SIZE = 8 // per process; performance.md "choices that get there"
/** Long: a new connection parses and plans every statement of the money path anew, which costs more than an idle one. */
const IDLE_TIMEOUT_MS = 600_000
const CONNECT_TIMEOUT_MS = 5_000 // the default waits for ever (reliability.md finding 7)
const STATEMENT_TIMEOUT_MS = 20_000
const TRANSACTION_TIMEOUT_MS = 10_000
const MAX_ATTEMPTS = 8
const BACKOFF_BASE_MS = 10
const BACKOFF_CAP_MS = 500

interface Database {
  readonly pool: pg.Pool
  readonly client: PrismaClient
  /** Statements outside a transaction, on any connection of the pool. */
  readonly sql: SqlTx
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

let session = ''

/**
 * For a process that runs the same few statements over and over (the worker): each is planned once per connection instead of five times and more.
 * Called before the first query. Pages keep the custom plans: their filters are worth planning for.
 */
export function planOncePerConnection(): void {
  session = ' -c plan_cache_mode=force_generic_plan'
}

function open(): Database {
  const pool = new pg.Pool({
    connectionString: env().databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    // Prisma's adapter shifts timestamps when the session's zone is not UTC (reliability.md finding 12).
    options: `-c TimeZone=UTC -c statement_timeout=${STATEMENT_TIMEOUT_MS} -c idle_in_transaction_session_timeout=${STATEMENT_TIMEOUT_MS} -c lock_timeout=${TRANSACTION_TIMEOUT_MS}${session}`,
    application_name: 'ivan-reseller',
    // The role of the program has no right to change the ledger (see the migrations); a server without it has the triggers.
    // pg-pool waits for this before it hands the connection out.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- its types say void, its code waits for the promise
    onConnect: takeProgramRole,
  })
  pool.on('error', (err) => { log.warn({ err: { message: err.message } }, 'an idle database connection was lost') })
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }) })
  return { pool, client, sql: directSql((statement) => pool.query(statement), statementName) }
}

function database(): Database {
  holder.__ivanDatabase ??= open()
  return holder.__ivanDatabase
}

const isDirect = (property: string | symbol): property is keyof SqlTx => property === '$queryRaw' || property === '$executeRaw' || property === '$queryRawUnsafe'

/**
 * The Prisma client, opened at first use; its statements in SQL go straight to the driver. Only store.ts files, lib/queue, lib/inbox and
 * lib/reports query.
 */
export const prisma: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, property) => (isDirect(property) ? database().sql[property] : (Reflect.get(database().client, property) as unknown)),
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
  return constraint === undefined || JSON.stringify(error, Object.getOwnPropertyNames(error)).includes(constraint)
}

/** No connection was free in time: the transaction was never begun, so running it later is not running it twice. */
function wasNotBegun(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string }
  return (code === 'P2028' && message.includes('Unable to start a transaction')) || message.startsWith('timeout exceeded when trying to connect')
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Write conflicts, deadlocks and a transaction that was never begun: the whole closure runs again with jitter, bounded. */
async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withinTransaction(transaction)
    } catch (error) {
      if (!(isWriteConflict(error) || wasNotBegun(error)) || attempt >= MAX_ATTEMPTS) throw error
      await pause(Math.random() * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** attempt))
    }
  }
}

/**
 * Runs `work` in one transaction; write conflicts and deadlocks run the whole closure again.
 * No network call may happen inside: httpCall refuses.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, isolationLevel?: Prisma.TransactionIsolationLevel): Promise<T> {
  return again(() => prisma.$transaction(work, { timeout: TRANSACTION_TIMEOUT_MS, maxWait: CONNECT_TIMEOUT_MS, ...(isolationLevel ? { isolationLevel } : {}) }))
}

/**
 * As inTransaction, for work that is SQL throughout: a fifth of its price, which is what the path of every order is worth. READ COMMITTED;
 * a statement that failed and was swallowed inside is an error at the end, because nothing was committed then.
 */
export function inSqlTransaction<T>(work: (tx: SqlTx) => Promise<T>): Promise<T> {
  return again(() => onOneConnection(work))
}

async function onOneConnection<T>(work: (tx: SqlTx) => Promise<T>): Promise<T> {
  const connection = await database().pool.connect()
  let isLost = false
  // A connection that breaks between two statements says so here; the next statement fails with it.
  const lost = () => { isLost = true }
  connection.on('error', lost)
  try {
    await connection.query('BEGIN')
    const result = await work(directSql((statement) => connection.query(statement), statementName))
    const { command } = await connection.query('COMMIT')
    if (command !== 'COMMIT') throw new AppError('internal', 'a statement had failed: nothing was committed')
    return result
  } catch (error) {
    await connection.query('ROLLBACK').catch(lost)
    throw error
  } finally {
    connection.off('error', lost)
    connection.release(isLost)
  }
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
