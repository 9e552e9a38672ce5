import type pg from 'pg'
import { workInbox } from '@/lib/inbox/work-inbox'
import { INBOX_WORK } from '@/lib/worker/inbox-work'
import { sweep } from '@/lib/worker/sweep'
import type { Random } from '../kernel/random'
import type { Simulation } from '../kernel/simulation'
import type { SimProcess } from '../kernel/turns'

const SECOND = 1000
const LOOK_AGAIN_MS = 45 * SECOND
const LONGEST_MS = 3_600 * SECOND
const STANDS_STILL_MS = 120 * SECOND

/** When a sweep will find something, by the times that stand in the rows; only its own hint when to come: the sweep itself decides. */
const NEXT_DUE = `
  SELECT least(
    (SELECT min("nextPollAt") FROM payments WHERE status IN ('CREATED', 'CAPTURING', 'PENDING')),
    (SELECT min(CASE status WHEN 'PAID' THEN greatest("paidAt" + interval '31 seconds', "nextAttemptAt") ELSE "nextAttemptAt" END) FROM orders WHERE status IN ('PAID', 'FAILED')),
    (SELECT min(coalesce(b."nextCheckAt", coalesce(b."sentAt", b."createdAt") + interval '31 seconds')) FROM purchases b JOIN orders o ON o.id = b."orderId"
      WHERE b.status IN ('ORDERED', 'AWAITING_PAYMENT', 'UNKNOWN', 'SENT') OR (b.status = 'PREPARED' AND o.status = 'PURCHASING') OR (b.status = 'PAID' AND o.status IN ('PURCHASED', 'SHIPPED'))),
    (SELECT min(b."paidAt") + interval '31 seconds' FROM purchases b WHERE b.status = 'PAID' AND NOT EXISTS (SELECT FROM sales s WHERE s."orderId" = b."orderId")),
    (SELECT min(s."createdAt") + interval '31 seconds' FROM sales s WHERE s.status IN ('RECORDED', 'LOSS') AND s."resellerPayable" > 25 AND NOT EXISTS (SELECT FROM payouts p WHERE p."saleId" = s.id)),
    (SELECT min(coalesce("nextCheckAt", coalesce("sentAt", "createdAt") + interval '46 seconds')) FROM payouts WHERE status IN ('PENDING', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'SKIPPED_INSUFFICIENT_FUNDS', 'UNCLAIMED', 'ONHOLD')),
    (SELECT min(coalesce("nextCheckAt", coalesce("sentAt", "createdAt") + interval '31 seconds')) FROM refunds WHERE status IN ('PREPARED', 'SENT', 'UNKNOWN', 'PENDING')),
    (SELECT min(greatest(v."createdAt", s."createdAt")) + interval '31 seconds' FROM payment_reversals v JOIN sales s ON s."orderId" = v."orderId" AND s.status <> 'REVERSED' WHERE v.kind = 'REVERSAL' AND NOT EXISTS (SELECT FROM sale_corrections c WHERE c."causeId" = v.id)),
    (SELECT min(o."stoppedAt") + interval '8 hours' FROM orders o WHERE o.status = 'FAILED' AND NOT EXISTS (SELECT FROM refunds r WHERE r."orderId" = o.id)),
    (SELECT min("nextTryAt") + interval '2 seconds' FROM inbox_events WHERE "processedAt" IS NULL)) AS due`

/**
 * The sweep of the workers. In production each worker sweeps every five seconds; here a sweep comes within seconds of the time at which a row is due, so
 * that quiet hours cost nothing, now and then twice at once or without need.
 */
export async function keepSweeping(sim: Simulation, random: Random, workers: readonly SimProcess[], owner: pg.Client, isOver: () => boolean): Promise<void> {
  let sweptAtMs = 0
  while (!isOver()) {
    const writes = sim.writes
    const { rows } = await sim.onWire(() => owner.query<{ due: Date | null }>({ name: 'due', text: NEXT_DUE }))
    const dueMs = Math.min(rows[0]?.due?.getTime() ?? Number.POSITIVE_INFINITY, sweptAtMs + LONGEST_MS)
    if (dueMs > sim.nowMs) {
      await sim.sleep(Math.min(dueMs - sim.nowMs, sim.writes === writes && dueMs > sim.nowMs + LOOK_AGAIN_MS ? LONGEST_MS : LOOK_AGAIN_MS), 'until a sweep')
      continue
    }
    await sim.sleep(random.between(1, 10 * SECOND), 'until the next sweep')
    const [first, second] = [random.pick(workers), random.pick(workers)]
    if (random.chance(1_000) && second !== first) sim.spawn(second, 'sweep beside another', sweep)
    // A worker that stands still does not keep the others from sweeping.
    await Promise.race([sim.call(first, 'sweep', sweep), sim.sleep(STANDS_STILL_MS, 'another sweeps')])
    await Promise.race([sim.call(second, 'inbox', () => workInbox(INBOX_WORK)), sim.sleep(STANDS_STILL_MS, 'another works the inbox')])
    sweptAtMs = sim.nowMs
  }
}
