import { PgBoss } from 'pg-boss'
import { env } from '../foundation/env'
import { log } from '../foundation/log'
import { PreparedClient } from './prepared-client'
import { DEFAULT_LEASE_SECONDS, DEFAULT_RETRIES, LANES } from './define-job'

export const QUEUE_SCHEMA = 'pgboss'
export const DEAD_LETTER = 'dead-letter'

const holder = globalThis as { __ivanBoss?: Promise<PgBoss> | undefined }

/** What this process does with the queue: a web process only sends; a worker also fetches and supervises. */
export type QueueRole = 'send' | 'work' | 'prepare'

/**
 * pg-boss with the settings that lose or delay money at their defaults changed, each for the reason in facts/durable.md section 5.
 * It has its own small pool: jobs are enqueued through the caller's transaction.
 */
function create(role: QueueRole): PgBoss {
  const settings = {
    connectionString: env().databaseUrl,
    schema: QUEUE_SCHEMA,
    application_name: `ivan-reseller-queue-${role}`,
    max: role === 'work' ? 6 : 2,
    connectionTimeoutMillis: 5_000,
    // A fetch or a completion that a crash of the server takes back makes a job run again, which every job bears: it need not wait for the disk.
    // Jobs themselves are written through the caller's transaction, which does.
    options: '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan -c synchronous_commit=off',
    migrate: role === 'prepare',
    createSchema: role === 'prepare',
    supervise: role === 'work',
    schedule: false, // the sweep (lib/worker/sweep.ts) is our clock: its work is found in rows, not in cron slots
    useListenNotify: role === 'work',
    // A dead worker's jobs are found by these two; at 60 s a crash would stall paid orders for a minute.
    monitorIntervalSeconds: 3,
    superviseIntervalSeconds: 3,
    queueCacheIntervalSeconds: 2,
    maintenanceIntervalSeconds: 300, // once a day by default: a day of jobs that ended would lie there, and every look at the queue reads them
    reindex: false, // REINDEX CONCURRENTLY beside the money path is for a quiet hour, by hand
    Client: PreparedClient, // handed on to pg's pool
  }
  const boss = new PgBoss(settings)
  boss.on('error', (err: Error) => { log.warn({ err: { message: err.message } }, 'queue error') })
  return boss
}

/** The queue of this process, started at first use. */
export function queue(role: QueueRole = 'send'): Promise<PgBoss> {
  holder.__ivanBoss ??= create(role)
    .start()
    .catch((error: unknown) => {
      holder.__ivanBoss = undefined
      throw error
    })
  return holder.__ivanBoss
}

export async function stopQueue(timeoutMs = 8_000): Promise<void> {
  const current = holder.__ivanBoss
  holder.__ivanBoss = undefined
  if (!current) return
  const boss = await current
  await boss.stop({ graceful: true, timeout: timeoutMs })
}

const YEAR_SECONDS = 365 * 24 * 3600

/**
 * Completing a job and looking for dead ones want the jobs that run now. pg-boss has no index for them: planned once for a table that was empty, its
 * completion reads every job of the lane, those that ended in the last hour too, which soon costs more than the job.
 */
const ACTIVE_JOBS_INDEX = `CREATE INDEX IF NOT EXISTS job_common_active ON ${QUEUE_SCHEMA}.job_common (name, id) WHERE state = 'active'`

/** Creates the schema and a queue for every lane. Idempotent; run by scripts/prepare-database.ts before any process starts. */
export async function installQueues(): Promise<void> {
  const boss = await create('prepare').start()
  const common = {
    retryLimit: DEFAULT_RETRIES,
    expireInSeconds: DEFAULT_LEASE_SECONDS,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    heartbeatSeconds: 10, // off by default: a crash would hide its jobs for the whole lease
    retentionSeconds: 2 * YEAR_SECONDS, // default 14 days: a job that still waits is then deleted
    deleteAfterSeconds: 3_600,
    notify: true,
  }
  await boss.createQueue(DEAD_LETTER, { retentionSeconds: 2 * YEAR_SECONDS, deleteAfterSeconds: 0 })
  for (const lane of LANES) await boss.createQueue(lane, { ...common, deadLetter: DEAD_LETTER })
  await boss.getDb().executeSql(ACTIVE_JOBS_INDEX)
  await boss.stop({ graceful: false })
}
