import { readCallTallies, readCircuits, type CircuitState } from '../foundation/circuit'
import { machineNow, now } from '../foundation/clock'
import { Prisma, prisma } from '../foundation/db'
import { shapeStoredCheck, storedCheckSql } from './admin/stored-checks'
import { INVARIANTS } from './invariants/registry'
import { PLATFORM } from './totals'

/** One measured number with its labels. */
interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const HELP: Readonly<Record<string, string>> = {
  ivan_rows: 'Orders, payments, purchases, sales, payouts, refunds and connections by state.',
  ivan_queue_jobs: 'Jobs by queue and state.',
  ivan_queue_oldest_due_seconds: 'How long the oldest job that could run has been waiting, by queue.',
  ivan_inbox_unprocessed: 'Webhooks that are stored and not yet worked on, by provider.',
  ivan_invariant_broken_rows: 'Rows that break an invariant of the money rules at the last check of the books; 0 is right.',
  ivan_ledger_differences: 'What the ledger, recomputed at the last check of the books, says otherwise than the documents; 0 is right.',
  ivan_books_check_age_seconds: 'Seconds since the books were last checked; a worker does it every 15 minutes.',
  ivan_circuit_open: 'Providers and credentials that are left alone after failures in a row (1 open, 0.5 probing, 0 counting failures), by process.',
  ivan_provider_failures_in_a_row: 'Failures in a row, by provider, credential and process.',
  ivan_provider_calls: 'Calls to third parties since the process started, by provider, outcome and process.',
  ivan_worker_heartbeat_age_seconds: 'Seconds since a worker last said that it lives.',
}

const COUNTED_STATES = /^(order|payment|purchase|sale|payout|refund|connection)\.(.+)$/

async function states(): Promise<Sample[]> {
  const rows = await prisma.$queryRaw<{ measure: string; count: number }[]>(Prisma.sql`
    SELECT "measure", sum("count")::int AS "count" FROM "current_totals" WHERE "scope" = ${PLATFORM} AND "day" = '-infinity' GROUP BY 1
    UNION ALL SELECT 'connection.' || "status", count(*)::int FROM "api_credentials" GROUP BY 1`)
  return rows.flatMap(({ measure, count }) => {
    const [, kind, state] = COUNTED_STATES.exec(measure) ?? []
    return kind && state && count > 0 ? [{ name: 'ivan_rows', labels: { kind, state }, value: count }] : []
  })
}

async function queues(): Promise<Sample[]> {
  const rows = await prisma.$queryRaw<{ queue: string; state: string; count: number; oldest: number | null }[]>(Prisma.sql`
    SELECT coalesce(data->>'job', name) AS queue, state::text AS state, count(*)::int AS count,
           floor(extract(epoch FROM now() - min(start_after) FILTER (WHERE state < 'active' AND start_after <= now())))::int AS oldest
      FROM pgboss.job WHERE state < 'completed' GROUP BY 1, 2`)
  const jobs = rows.map(({ queue, state, count }) => ({ name: 'ivan_queue_jobs', labels: { queue, state }, value: count }))
  const oldest = new Map<string, number>()
  for (const row of rows) oldest.set(row.queue, Math.max(oldest.get(row.queue) ?? 0, row.oldest ?? 0))
  return [...jobs, ...[...oldest].map(([queue, value]) => ({ name: 'ivan_queue_oldest_due_seconds', labels: { queue }, value }))]
}

async function inbox(): Promise<Sample[]> {
  const rows = await prisma.$queryRaw<{ provider: string; count: number }[]>(Prisma.sql`SELECT "provider", count(*)::int AS count FROM "inbox_events" WHERE "processedAt" IS NULL GROUP BY 1`)
  return rows.map(({ provider, count }) => ({ name: 'ivan_inbox_unprocessed', labels: { provider }, value: count }))
}

/** As the worker last found them (every 15 minutes): they read the whole database, which no monitor may start. None before the first check. */
async function invariants(): Promise<Sample[]> {
  const rows = await prisma.$queryRaw<{ check: unknown }[]>(Prisma.sql`SELECT ${storedCheckSql} AS "check"`)
  const { last } = shapeStoredCheck(rows[0]?.check)
  if (last === null) return []
  const broken = new Map(last.invariants.broken.map((each) => [each.number, each.broken]))
  return [
    { name: 'ivan_books_check_age_seconds', labels: {}, value: (now().getTime() - Date.parse(last.at)) / 1000 },
    { name: 'ivan_ledger_differences', labels: {}, value: last.ledger.count },
    ...INVARIANTS.map(({ number }) => ({ name: 'ivan_invariant_broken_rows', labels: { invariant: number }, value: broken.get(number) ?? 0 })),
  ]
}

interface Beat {
  readonly at: string | null
  readonly circuits: readonly Pick<CircuitState, 'provider' | 'credential' | 'state' | 'failures'>[] | null
  readonly calls: ReturnType<typeof readCallTallies> | null
}

/** The heartbeat's age, and the circuits of this process and of the worker that wrote it. */
async function heartbeat(): Promise<Sample[]> {
  const rows = await prisma.$queryRaw<Beat[]>(Prisma.sql`SELECT "value"->>'at' AS at, "value"->'circuits' AS circuits, "value"->'calls' AS calls FROM "system_config" WHERE "key" = 'worker_heartbeat'`)
  const at = Date.parse(rows[0]?.at ?? '')
  const age = Number.isNaN(at) ? [] : [{ name: 'ivan_worker_heartbeat_age_seconds', labels: {}, value: (machineNow().getTime() - at) / 1000 }]
  return [...age, ...circuitSamples('web', readCircuits()), ...circuitSamples('worker', rows[0]?.circuits ?? []), ...callSamples('web', readCallTallies()), ...callSamples('worker', rows[0]?.calls ?? [])]
}

const callSamples = (process: string, calls: ReturnType<typeof readCallTallies>): Sample[] =>
  calls.map(({ provider, outcome, count }) => ({ name: 'ivan_provider_calls', labels: { process, provider, outcome }, value: count }))

function circuitSamples(process: string, circuits: NonNullable<Beat['circuits']>): Sample[] {
  return circuits.flatMap(({ provider, credential, state, failures }) => {
    const labels = { process, provider, credential }
    return [{ name: 'ivan_circuit_open', labels, value: state === 'open' ? 1 : state === 'half_open' ? 0.5 : 0 }, { name: 'ivan_provider_failures_in_a_row', labels, value: failures }]
  })
}

const escaped = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

function lineOf({ name, labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`)
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

/** The state of the installation as Prometheus text (format 0.0.4), counted in the database: the same from every web process. */
export async function readMetrics(): Promise<string> {
  const samples = (await Promise.all([states(), queues(), inbox(), invariants(), heartbeat()])).flat()
  return Object.entries(HELP)
    .map(([name, help]) => [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples.filter((each) => each.name === name).map(lineOf), ''].join('\n'))
    .join('')
}
