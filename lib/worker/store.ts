import { prisma } from '../foundation/db'

/** When a worker was last alive, for GET /api/health. */
export async function storeHeartbeat(at: Date): Promise<void> {
  const value = { at: at.toISOString() }
  await prisma.systemConfig.upsert({ where: { key: 'worker_heartbeat' }, create: { key: 'worker_heartbeat', value }, update: { value } })
}
