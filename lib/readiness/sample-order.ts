import type { ShippingAddress } from '../cycle/checkout/schema'
import { newId } from '../foundation/ids'
import type { Fulfillment } from '../cycle/purchase/store'
import type { SampleGoods } from './store'

/** An address that every rule of the supplier accepts. */
export const SAMPLE_ADDRESS: ShippingAddress = { fullName: 'Sample Buyer', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' }

/** An order that nobody made: one piece of real goods to a sample address, as fulfilment would see it. It is never stored. */
export function sampleOrder(goods: SampleGoods, environment: 'sandbox' | 'production'): Fulfillment {
  return {
    orderId: newId('order'),
    userId: goods.userId,
    status: 'PAID',
    failureReason: null,
    attempts: 0,
    environment,
    address: SAMPLE_ADDRESS,
    country: SAMPLE_ADDRESS.country,
    currency: goods.currency,
    totalMinor: goods.priceMinor,
    taxMinor: 0n,
    paymentFeeMinor: 0n,
    paymentStatus: 'COMPLETED', captureId: null, capturedAt: null,
    hasRefund: false, hasOpenCase: false,
    purchaseStatus: null,
    purchaseId: null,
    maxDeliveryDays: goods.maxDeliveryDays,
    platformMaxOrders: null,
    platformMaxSpendMinor: null,
    resellerMaxOrders: null,
    resellerMaxSpendMinor: null,
    lines: [{ supplierProductId: goods.supplierProductId, supplierSkuId: goods.supplierSkuId, skuAttr: goods.skuAttr, quantity: 1, unitCostMinor: goods.costMinor.toString(), minimumMarginBasisPoints: goods.minimumMarginBasisPoints }],
  }
}
