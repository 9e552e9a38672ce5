import { connectionRefresh } from '../accounts/jobs'
import { listConnectionsDueForRefresh, warnEndingConnections } from '../accounts/guard-connections'
import * as jobs from '../cycle/jobs'
import { ANSWER_STALE_SECONDS } from '../cycle/dispute/answers/send-answer'
import { takeDueAnswers } from '../cycle/dispute/answers/store'
import { takeDueDisputes } from '../cycle/dispute/store'
import { findLateCaptures, takeDuePayments } from '../cycle/payment/store'
import { findSalesWithoutPayouts } from '../cycle/payout/opening/store'
import { findSalesToStop, takeDuePayouts } from '../cycle/payout/store'
import { SENDING_STALE_SECONDS } from '../cycle/payout/follow-payout'
import { findSalesToReverse } from '../cycle/purchase/called-off/store'
import { attemptPurchase } from '../cycle/purchase/attempt-purchase'
import { SENT_STALE_SECONDS } from '../cycle/purchase/record-purchase'
import { takeDueOrders, takeDuePurchases, type DuePurchase } from '../cycle/purchase/store'
import { openRefund } from '../cycle/refund/open-refund'
import { REFUND_STALE_SECONDS } from '../cycle/refund/send-refund'
import { findOverdueStops, takeDueRefunds } from '../cycle/refund/store'
import { openPartRefund } from '../cycle/refund/part/open-part-refund'
import { findOverdueParts } from '../cycle/refund/part/store'
import { findOrdersToCorrect, findOrdersWithReturnedCost } from '../cycle/sale/corrections/store'
import { findOrdersWithoutSale } from '../cycle/sale/store'
import { takeDueShipments } from '../cycle/shipment/store'
import { now, secondsFromNow, waitedSince } from '../foundation/clock'
import { isAppError } from '../foundation/errors'
import { log } from '../foundation/log'
import type { JobDefinition } from '../queue/define-job'
import { enqueueAlone } from '../queue/enqueue'
import { foldTotals } from '../reports/totals'

/** How many rows of a kind one round takes: a backlog is worked off in rounds, never in one long one. */
const AT_ONCE = 50
/** A row that was taken is not taken again for this long: its job has that time. */
const PUSH_SECONDS = 60
/** Work whose job should have run by now. Longer than an ordinary queue delay, so that the normal path is not raced. */
const LATE_SECONDS = 30

/**
 * The reconciler (architecture.md section 2, rule 8): whatever is due or has no live job is found in the rows and given one. Run by every worker
 * every few seconds; two at once do no harm, for each row is taken by one of them and every job tolerates running twice.
 */
export async function sweep(): Promise<void> {
  const at = now()
  const pushTo = secondsFromNow(PUSH_SECONDS)
  const late = waitedSince(LATE_SECONDS)
  await guarded('totals', foldTotals)
  await each('payments', () => takeDuePayments(at, pushTo, AT_ONCE), (paymentId) => put(jobs.settlePaymentJob, { paymentId }))
  await each('orders', () => takeDueOrders(at, late, pushTo, AT_ONCE), (orderId) => put(jobs.startFulfillmentJob, { orderId }))
  await each('purchases', () => takeDuePurchases(at, waitedSince(SENT_STALE_SECONDS), pushTo, AT_ONCE), followPurchase)
  await each('sales', () => findOrdersWithoutSale(late, AT_ONCE), (orderId) => put(jobs.createSaleJob, { orderId }))
  await each('sales of called-off purchases', () => findSalesToReverse(AT_ONCE), (orderId) => put(jobs.reverseSaleJob, { orderId }))
  await each('sales to correct', () => findOrdersToCorrect(AT_ONCE), (orderId) => put(jobs.correctSaleJob, { orderId }))
  await each('money back for lost sales', () => findOrdersWithReturnedCost(AT_ONCE), (orderId) => put(jobs.correctSaleJob, { orderId }))
  await each('payouts of reversed sales', () => findSalesToStop(AT_ONCE), (saleId) => put(jobs.stopPayoutsJob, { saleId }))
  await each('late captures', () => findLateCaptures(AT_ONCE), (orderId) => put(jobs.giveBackLateCaptureJob, { orderId }))
  await each('sales without payouts', () => findSalesWithoutPayouts(late, AT_ONCE), (saleId) => put(jobs.openPayoutsJob, { saleId }))
  await each('payouts', () => takeDuePayouts(at, waitedSince(SENDING_STALE_SECONDS), pushTo, AT_ONCE), ({ payoutId, status }) => put(status === 'PENDING' || status === 'UNKNOWN' ? jobs.sendPayoutJob : jobs.followPayoutJob, { payoutId }))
  await each('refunds', () => takeDueRefunds(at, waitedSince(REFUND_STALE_SECONDS), pushTo, AT_ONCE), (refundId) => put(jobs.sendRefundJob, { refundId }))
  await each('overdue stops', () => findOverdueStops(at, AT_ONCE), (orderId) => openRefund({ orderId, reason: 'not supplied in time', requestedBy: 'system' }))
  await each('overdue parts', () => findOverdueParts(at, AT_ONCE), (supplierOrderId) => openPartRefund({ supplierOrderId, requestedBy: 'system' }))
  await each('cases', () => takeDueDisputes(at, pushTo, AT_ONCE), (paypalDisputeId) => put(jobs.followDisputeJob, { paypalDisputeId }))
  await each('answers to cases', () => takeDueAnswers(at, waitedSince(ANSWER_STALE_SECONDS), pushTo, AT_ONCE), (answerId) => put(jobs.answerDisputeJob, { answerId }))
  await each('shipments', () => takeDueShipments(at, secondsFromNow(600), AT_ONCE), (orderId) => put(jobs.followShipmentJob, { orderId }))
  await each('connections', () => listConnectionsDueForRefresh(AT_ONCE), (credentialId) => put(connectionRefresh, { credentialId }))
  await warnEndingConnections()
}

function put<T extends object>(job: JobDefinition<T>, data: T): Promise<void> {
  return enqueueAlone(job, data)
}

async function followPurchase(purchase: DuePurchase): Promise<void> {
  if (purchase.status === 'PREPARED') return attemptPurchase(purchase.purchaseId)
  const job = purchase.status === 'SENT' || purchase.status === 'UNKNOWN' ? jobs.settlePurchaseJob : jobs.confirmPurchaseJob
  await put(job, { purchaseId: purchase.purchaseId })
}

/** One kind of work, row by row. */
function each<T>(what: string, find: () => Promise<readonly T[]>, act: (row: T) => Promise<void>): Promise<void> {
  return guarded(what, async () => {
    for (const row of await find()) await act(row)
  })
}

/** The fault of one kind of work does not keep the others from being looked after. */
async function guarded(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ what, code: isAppError(error) ? error.code : 'unexpected', err: error }, 'a part of the sweep failed')
  }
}
