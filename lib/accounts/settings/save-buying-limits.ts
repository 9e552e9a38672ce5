import { inModelTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { audit } from '../audit'
import { findBuyingLimits, setBuyingLimits, type BuyingLimits } from './store'

const asText = (limits: BuyingLimits) => ({ ...limits, workingCapital: limits.workingCapital.toString(), maxDailySpendMinor: limits.maxDailySpendMinor?.toString() ?? null })

/** A reseller's own limits of buying; they never widen the platform's. Orders that wait because of one go on by themselves. Throws not_found. */
export async function saveBuyingLimits(userId: string, limits: BuyingLimits): Promise<void> {
  await inModelTransaction(async (tx) => {
    const before = await findBuyingLimits(tx, userId)
    if (!before) throw new AppError('not_found', 'no such account')
    await setBuyingLimits(tx, userId, limits)
    await audit(tx, { id: userId, role: 'RESELLER' }, { action: 'limits.changed', subject: `user:${userId}`, before: asText(before), after: asText(limits) })
  })
}
