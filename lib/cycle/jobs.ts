import { z } from 'zod'
import { defineJob } from '../queue/define-job'

/**
 * Every job of the cycle, by name. They stand together because control goes forward: a step enqueues the job of a later step
 * without importing that step (docs/decisions/0002-jobs-in-one-file.md). The handlers are bound in lib/worker/registry.ts.
 */
export const settlePaymentJob = defineJob({ name: 'payment.settle', lane: 'paypal', schema: z.object({ paymentId: z.string() }) })
export const giveBackLateCaptureJob = defineJob({ name: 'refund.late', lane: 'books', schema: z.object({ orderId: z.string() }) })
export const startFulfillmentJob = defineJob({ name: 'fulfillment.start', lane: 'supplier', schema: z.object({ orderId: z.string() }) })
export const settlePurchaseJob = defineJob({ name: 'purchase.settle', lane: 'supplier', schema: z.object({ purchaseId: z.string() }) })
export const confirmPurchaseJob = defineJob({ name: 'purchase.confirm', lane: 'supplier', schema: z.object({ purchaseId: z.string() }) })
export const followShipmentJob = defineJob({ name: 'shipment.follow', lane: 'supplier', schema: z.object({ orderId: z.string() }) })
export const createSaleJob = defineJob({ name: 'sale.create', lane: 'books', schema: z.object({ orderId: z.string() }) })
export const reverseSaleJob = defineJob({ name: 'sale.reverse', lane: 'books', schema: z.object({ orderId: z.string() }) })
export const openPayoutsJob = defineJob({ name: 'payout.open', lane: 'books', schema: z.object({ saleId: z.string() }) })
export const sendPayoutJob = defineJob({ name: 'payout.send', lane: 'paypal', schema: z.object({ payoutId: z.string() }) })
export const followPayoutJob = defineJob({ name: 'payout.follow', lane: 'paypal', schema: z.object({ payoutId: z.string() }) })
export const stopPayoutsJob = defineJob({ name: 'payout.stop', lane: 'paypal', schema: z.object({ saleId: z.string() }) })
export const sendRefundJob = defineJob({ name: 'refund.send', lane: 'paypal', schema: z.object({ refundId: z.string() }) })
export const correctSaleJob = defineJob({ name: 'sale.correct', lane: 'books', schema: z.object({ orderId: z.string() }) })
export const followDisputeJob = defineJob({ name: 'dispute.follow', lane: 'paypal', schema: z.object({ paypalDisputeId: z.string() }) })
export const answerDisputeJob = defineJob({ name: 'dispute.answer', lane: 'paypal', schema: z.object({ answerId: z.string() }) })
