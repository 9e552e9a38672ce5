import { audit, type Actor } from '../../accounts/audit'
import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { enqueue } from '../../queue/enqueue'
import { sendPayoutJob } from '../jobs'
import { confirmPayouts } from './store'

/**
 * A person lets payouts go that wait for a confirmation (the rule "confirm all", or an amount below the minimum). Those that moved on meanwhile are left
 * alone. One line in the audit log names them. Returns how many were let go.
 */
export async function letPayoutsGo(actor: Actor & { readonly id: string }, payoutIds: readonly string[]): Promise<number> {
  if (payoutIds.length === 0) return 0
  return inTransaction(async (tx) => {
    const confirmed = await confirmPayouts(tx, payoutIds, actor.id, now())
    for (const payoutId of confirmed) await enqueue(tx, sendPayoutJob, { payoutId })
    if (confirmed.length > 0) await audit(tx, actor, { action: 'payouts.confirmed', subject: 'platform:payouts', after: { payouts: confirmed } })
    return confirmed.length
  })
}
