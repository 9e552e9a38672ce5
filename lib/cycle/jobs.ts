import { z } from 'zod'
import { defineJob } from '../queue/define-job'

/**
 * Every job of the cycle, by name. They stand together because control goes forward: a step enqueues the job of a later step
 * without importing that step (docs/decisions/0002-jobs-in-one-file.md). The handlers are bound in lib/worker/registry.ts.
 */
export const settlePaymentJob = defineJob({ name: 'payment.settle', schema: z.object({ paymentId: z.string() }) })
export const startFulfillmentJob = defineJob({ name: 'fulfillment.start', schema: z.object({ orderId: z.string() }), batchSize: 16 })
export const settlePurchaseJob = defineJob({ name: 'purchase.settle', schema: z.object({ purchaseId: z.string() }) })
export const confirmPurchaseJob = defineJob({ name: 'purchase.confirm', schema: z.object({ purchaseId: z.string() }), batchSize: 16 })
export const followShipmentJob = defineJob({ name: 'shipment.follow', schema: z.object({ orderId: z.string() }) })
export const createSaleJob = defineJob({ name: 'sale.create', schema: z.object({ orderId: z.string() }), batchSize: 16 })
export const openPayoutsJob = defineJob({ name: 'payout.open', schema: z.object({ saleId: z.string() }), batchSize: 16 })
export const sendPayoutJob = defineJob({ name: 'payout.send', schema: z.object({ payoutId: z.string() }), batchSize: 16 })
export const followPayoutJob = defineJob({ name: 'payout.follow', schema: z.object({ payoutId: z.string() }), batchSize: 16 })
export const sendRefundJob = defineJob({ name: 'refund.send', schema: z.object({ refundId: z.string() }) })
