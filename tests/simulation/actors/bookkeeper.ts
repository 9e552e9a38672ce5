import { reconcile } from '@/lib/worker/reconcile/reconcile'
import type { Random } from '../kernel/random'
import type { Simulation } from '../kernel/simulation'
import type { SimProcess } from '../kernel/turns'

const HOUR_MS = 3_600_000

/** The comparison with PayPal's statement: every quarter of an hour in production, here a few times a day, which costs less. */
export async function keepBooks(sim: Simulation, random: Random, workers: readonly SimProcess[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await sim.sleep(sim.faultsOn ? random.between(2 * HOUR_MS, 8 * HOUR_MS) : HOUR_MS, 'until the books are compared')
    await sim.call(random.pick(workers), 'compares the books', reconcile)
  }
}
