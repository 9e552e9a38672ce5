import { z } from 'zod'
import { prisma } from '../foundation/db'

const KEY = 'last_drill'
const count = z.number().int().nonnegative()

/** What one run of `npm run drill` found: processes killed while shoppers bought, then our rows against what really happened at the third parties. */
export const DrillResultSchema = z.object({
  at: z.iso.datetime({ offset: true }),
  /** `kill`: kill -9 of a random process; `stop`: SIGTERM under load. */
  kind: z.enum(['kill', 'stop']),
  seed: count,
  orders: count,
  kills: z.record(z.string(), count),
  lost: count,
  duplicates: count,
  /** What was found wrong, in words; empty when all is right. */
  wrong: z.array(z.string()),
  counts: z.object({ captures: count, purchases: count, sales: count, payouts: count, failed: count }),
  invariants: z.object({ holding: count, checked: count }),
  runSeconds: count,
  settleSeconds: count,
})
export type DrillResult = z.infer<typeof DrillResultSchema>

/** Keeps the result of the last drill for the page "Resilience". */
export async function storeDrillResult(value: DrillResult): Promise<void> {
  await prisma.systemConfig.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

/** The last drill whose result was kept in this database; null when there was none. */
export async function readDrillResult(): Promise<DrillResult | null> {
  const row = await prisma.systemConfig.findUnique({ where: { key: KEY }, select: { value: true } })
  return DrillResultSchema.safeParse(row?.value).data ?? null
}
