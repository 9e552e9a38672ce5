import pg from 'pg'
import { PrismaClient, type Prisma } from '@/lib/foundation/prisma/client'
import { simulation } from '../kernel/simulation'
import { createGatedAdapter } from './gated-adapter'

/**
 * The product's own connection settings and role; one line of work runs at a time, so few connections are plenty. One kind of plan only: rows without an
 * order must come in the same one in every run.
 */
export function openGatedDatabase(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 3,
    connectionTimeoutMillis: 5_000,
    options: '-c TimeZone=UTC -c statement_timeout=20000 -c lock_timeout=5000 -c synchronous_commit=off -c plan_cache_mode=force_generic_plan',
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg's types say void, its code waits for the promise
    onConnect: takeProgramRole,
  })
  const holder = globalThis as { __ivanDatabase?: { pool: pg.Pool; client: PrismaClient } }
  holder.__ivanDatabase = { pool, client: yieldBeforeTransactions(new PrismaClient({ adapter: createGatedAdapter(pool) })) }
  return pool
}

/** Before Prisma is asked for a transaction, not after: its own patience is counted in real time. */
function yieldBeforeTransactions(client: PrismaClient): PrismaClient {
  const begin = async (work: (tx: Prisma.TransactionClient) => Promise<unknown>, options?: object) => {
    await simulation()?.yieldPoint('begin')
    return client.$transaction(work, options)
  }
  return new Proxy(client, { get: (target, property) => (property === '$transaction' ? begin : (Reflect.get(target, property) as unknown)) })
}

async function takeProgramRole(connection: pg.ClientBase): Promise<void> {
  await connection.query(`SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = 'ivan_reseller_app' AND pg_has_role(rolname, 'MEMBER')`)
}
