import { connectionRefresh } from '../accounts/jobs'
import { refreshDueConnection } from '../accounts/refresh-due-connection'
import * as jobs from '../cycle/jobs'
import { followDispute } from '../cycle/dispute/follow-dispute'
import { sendAnswer } from '../cycle/dispute/answers/send-answer'
import { openPayouts, openPayoutsWithin } from '../cycle/payout/open-payouts'
import { followPayout } from '../cycle/payout/follow-payout'
import { sendPayout } from '../cycle/payout/send-payout'
import { stopPayouts } from '../cycle/payout/stop-payouts'
import { settlePayment } from '../cycle/payment/settle-payment'
import { confirmPurchase } from '../cycle/purchase/confirm-purchase'
import { fulfillOrder } from '../cycle/purchase/fulfill-order'
import { settlePurchase } from '../cycle/purchase/settle-purchase'
import { openRefund } from '../cycle/refund/open-refund'
import { sendRefund } from '../cycle/refund/send-refund'
import { createSaleFromOrder } from '../cycle/sale/create-sale-from-order'
import { correctSale } from '../cycle/sale/correct-sale'
import { reverseSale } from '../cycle/sale/reverse-sale'
import { followShipment } from '../cycle/shipment/follow-shipment'
import { handler, type Handler } from '../queue/work'
import { saleAndPayouts } from './steps-in-one'

/** Job -> what does it. The only place that knows every job. */
export const HANDLERS: readonly Handler[] = [
  handler(jobs.settlePaymentJob, ({ paymentId }) => settlePayment(paymentId)),
  handler(jobs.giveBackLateCaptureJob, ({ orderId }) => openRefund({ orderId, reason: 'captured after the order had ended', requestedBy: 'system' })),
  handler(jobs.startFulfillmentJob, ({ orderId }) => fulfillOrder(orderId)),
  handler(jobs.settlePurchaseJob, ({ purchaseId }) => settlePurchase(purchaseId)),
  handler(jobs.confirmPurchaseJob, ({ purchaseId }) => confirmPurchase(purchaseId, saleAndPayouts)),
  handler(jobs.followShipmentJob, ({ orderId }) => followShipment(orderId)),
  handler(jobs.createSaleJob, ({ orderId }) => createSaleFromOrder(orderId, openPayoutsWithin)),
  handler(jobs.reverseSaleJob, ({ orderId }) => reverseSale(orderId)),
  handler(jobs.correctSaleJob, ({ orderId }) => correctSale(orderId)),
  handler(jobs.openPayoutsJob, ({ saleId }) => openPayouts(saleId)),
  handler(jobs.sendPayoutJob, ({ payoutId }) => sendPayout(payoutId)),
  handler(jobs.followPayoutJob, ({ payoutId }) => followPayout(payoutId)),
  handler(jobs.stopPayoutsJob, ({ saleId }) => stopPayouts(saleId)),
  handler(jobs.sendRefundJob, ({ refundId }) => sendRefund(refundId)),
  handler(jobs.followDisputeJob, async ({ paypalDisputeId }) => { await followDispute(paypalDisputeId) }),
  handler(jobs.answerDisputeJob, ({ answerId }) => sendAnswer(answerId)),
  handler(connectionRefresh, refreshDueConnection),
]
