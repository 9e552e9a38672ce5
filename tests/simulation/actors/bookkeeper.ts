import { reconcile } from '@/lib/worker/reconcile/reconcile'
import type { Random } from '../kernel/random'
import type { SimProcess, Simulation } from '../kernel/simulation'

const HOUR_MS = 3_600_000

/** The comparison with PayPal's statement: every quarter of an hour in production, here less often while the shoppers come, and once things are calm as often as then. */
export async function keepBooks(sim: Simulation, random: Random, workers: readonly SimProcess[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await sim.sleep(sim.faultsOn ? random.between(HOUR_MS, 4 * HOUR_MS) : HOUR_MS / 4, 'until the books are compared')
    await sim.call(random.pick(workers), 'compares the books', reconcile)
  }
}
