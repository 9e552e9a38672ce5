import { z } from 'zod'
import { readCircuits } from '../foundation/circuit'
import { machineNow } from '../foundation/clock'
import { Prisma, prisma } from '../foundation/db'
import { log } from '../foundation/log'

const ANSWER_WITHIN_MS = 3_000
const HEARTBEAT_STALE_MS = 20_000 // the worker writes every 5 s

type Part = 'ok' | 'down'

/** The state of the installation (contract.md, GET /api/health). `down` names what is not ok. */
export interface Health {
  readonly status: Part
  readonly database: Part
  readonly worker: Part
  /** How long the oldest job that could run has been waiting; null where it cannot be read. */
  readonly queue: { readonly oldestDueSeconds: number | null }
  readonly down: readonly string[]
  /** Circuits of this process and of the worker that last wrote: who is left alone for now. Names only: this is public. */
  readonly circuits: readonly { readonly process: 'web' | 'worker'; readonly provider: string; readonly state: string }[]
}

const Heartbeat = z.object({
  at: z.iso.datetime({ offset: true }),
  circuits: z.array(z.object({ provider: z.string(), credential: z.string(), state: z.string(), failures: z.number() })).default([]),
})

async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => { resolve(null) }, ANSWER_WITHIN_MS) })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    log.warn({ err: error }, 'health: a question was not answered')
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** undefined: no worker has ever written; null: the database did not answer. */
async function heartbeat(): Promise<unknown> {
  const rows = await prisma.$queryRaw<{ value: unknown }[]>(Prisma.sql`SELECT "value" FROM "system_config" WHERE "key" = 'worker_heartbeat'`)
  return rows[0]?.value
}

async function oldestDue(): Promise<number> {
  const rows = await prisma.$queryRaw<{ seconds: number | null }[]>(Prisma.sql`
    SELECT floor(extract(epoch FROM now() - min(start_after)))::int AS seconds
      FROM pgboss.job WHERE state < 'active' AND start_after <= now() AND name <> 'dead-letter'`)
  return rows[0]?.seconds ?? 0
}

export async function readHealth(): Promise<Health> {
  const [beat, oldestDueSeconds] = await Promise.all([inTime(heartbeat().then((value) => ({ value }))), inTime(oldestDue())])
  const lastBeat = Heartbeat.safeParse(beat?.value).data
  const beatAt = lastBeat?.at
  const isWorking = beatAt !== undefined && machineNow().getTime() - Date.parse(beatAt) <= HEARTBEAT_STALE_MS
  const down = [...(beat === null ? ['database'] : []), ...(isWorking ? [] : ['worker']), ...(oldestDueSeconds === null ? ['queue'] : [])]
  return {
    status: down.length === 0 ? 'ok' : 'down',
    database: beat === null ? 'down' : 'ok',
    worker: isWorking ? 'ok' : 'down',
    queue: { oldestDueSeconds },
    down,
    circuits: [
      ...readCircuits().map(({ provider, state }) => ({ process: 'web' as const, provider, state })),
      ...(lastBeat?.circuits ?? []).map(({ provider, state }) => ({ process: 'worker' as const, provider, state })),
    ].filter((each) => each.state !== 'closed'),
  }
}
