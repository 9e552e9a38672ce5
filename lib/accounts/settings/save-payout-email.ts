import { now } from '../../foundation/clock'
import { inModelTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { audit } from '../audit'
import { lockPayoutEmail, setPayoutEmail } from './store'

/**
 * Where a reseller's profit is paid to. The first address counts at once; replacing one holds payouts for 72 h (product.md 2.7), so that a
 * stolen session cannot empty the balance unseen. Saving the same address changes nothing. `email` is lower case (schema Email).
 */
export async function savePayoutEmail(userId: string, email: string): Promise<{ isHeld: boolean }> {
  return inModelTransaction(async (tx) => {
    const known = await lockPayoutEmail(tx, userId)
    if (!known) throw new AppError('not_found', 'no such account')
    if (known.email === email) return { isHeld: false }
    const isHeld = known.email !== null
    await setPayoutEmail(tx, userId, email, isHeld ? now() : null)
    await audit(tx, { id: userId, role: 'RESELLER' }, { action: 'payout_email.changed', subject: `user:${userId}`, before: { email: known.email }, after: { email } })
    return { isHeld }
  })
}
