import { closeUnseen, openException } from '../../cycle/order/exceptions/store'
import { now } from '../../foundation/clock'
import { money } from '../../foundation/money'
import { findRestoredDoubts } from './store'

/**
 * What may have left between a backup and its restore is asked for, never sent (docs/decisions/0011). Orders that stand still because of it are shown with
 * what was asked and answered, until a person has decided or a push has told.
 */
export async function showRestored(): Promise<void> {
  const at = now()
  for (const each of await findRestoredDoubts()) {
    const isPurchase = each.purchaseStatus === 'UNKNOWN'
    await openException({
      kind: 'RESTORED_IN_DOUBT', subject: each.orderId, orderId: each.orderId, userId: each.userId, amount: money(each.amountMinor, each.currency), at,
      facts: {
        backupFrom: each.takenAt, restoredAt: each.restoredAt, doubt: isPurchase ? 'bought since the backup' : 'bought, or given back, since the backup', outOrderId: each.outOrderId,
        asked: isPurchase ? 'AliExpress, for every order that its messages named since then' : 'nothing can be asked: no number is known here', looks: each.looks, answered: isPurchase ? 'none fits this order' : null, stopped: each.failureReason,
      },
    })
  }
  await closeUnseen(['RESTORED_IN_DOUBT'], at)
}
