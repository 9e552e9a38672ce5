import { closeUnseen, openException } from '../../cycle/order/exceptions/store'
import { now, secondsFromNow } from '../../foundation/clock'
import { isAppError } from '../../foundation/errors'
import { log } from '../../foundation/log'
import { findCases } from './find-cases'
import { reconcilePaypal } from './reconcile-paypal'
import { showRestored } from './show-restored'
import { findStrangeSupplierOrders } from './store'

const WEEK_SECONDS = 7 * 86_400
const SETTLE_SECONDS = 3600

/** Compares our rows with the third parties' own truth; a third party that cannot be asked now is asked the next time. */
export async function reconcile(): Promise<void> {
  await reconcileSupplier()
  await showRestored()
  await reconcileCases()
  try {
    const result = await reconcilePaypal()
    if (result && (result.unknown > 0 || result.unexplainedMinor !== 0n)) log.error({ ...result, unexplainedMinor: result.unexplainedMinor.toString() }, 'PayPal and the books differ')
  } catch (error) {
    if (!isAppError(error)) throw error
    log.warn({ code: error.code, reason: error.message }, 'PayPal’s statement could not be compared')
  }
}

/** Before the statement: what it shows of a case is then known. Without PayPal's feature Disputes only webhooks and the statement tell of them. */
async function reconcileCases(): Promise<void> {
  try {
    await findCases()
  } catch (error) {
    if (!isAppError(error)) throw error
    log.warn({ code: error.code, reason: error.message }, 'PayPal’s cases could not be listed')
  }
}

/** The supplier's API has no list of orders (facts/aliexpress.md 4.8): what its pushes told of and nobody here bought is shown. */
async function reconcileSupplier(): Promise<void> {
  const at = now()
  for (const each of await findStrangeSupplierOrders(secondsFromNow(-WEEK_SECONDS), secondsFromNow(-SETTLE_SECONDS)))
    await openException({ kind: 'SUPPLIER_ORDER_UNBOUND', subject: each.supplierOrderId, facts: { aliexpressOrderId: each.supplierOrderId, toldAt: each.receivedAt.toISOString() }, at })
  await closeUnseen(['SUPPLIER_ORDER_UNBOUND'], at)
}
