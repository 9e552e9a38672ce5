import { withConnection } from '../../accounts/use-connection'
import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { newId } from '../../foundation/ids'
import { getSupplierOrder } from '../../providers/aliexpress/get-order'
import { getSupplierTracking, type SupplierParcel } from '../../providers/aliexpress/get-tracking'
import { openException } from '../order/exceptions/store'
import { lockOrder, tryMoveOrder } from '../order/store'
import { callOffPurchase } from '../purchase/call-off-purchase'
import { notePartClosed } from '../purchase/confirm-purchase'
import { findShipmentSource, storeParcel } from './store'

const DELIVERED = /deliver(ed|y success)|signed/i

/**
 * Reads the parcels of a bought order at the supplier: SHIPPED when one is on its way, DELIVERED when the supplier order has ended well. A paid order
 * that the supplier called off before it was shipped is taken back (callOffPurchase); where only a part was, or it comes after the parcel, a person sees it.
 */
export async function followShipment(orderId: string): Promise<void> {
  const source = await findShipmentSource(orderId)
  if (!source || (source.status !== 'PURCHASED' && source.status !== 'SHIPPED')) return
  const credentials = await withConnection(source.userId, source.environment)
  const seen = await Promise.all(
    source.supplierOrderIds.map(async (supplierOrderId) => ({
      supplierOrderId,
      order: await getSupplierOrder({ credentials, orderId: supplierOrderId }),
      parcels: await getSupplierTracking({ credentials, orderId: supplierOrderId, language: 'en_US' }),
    })),
  )
  const parcels = seen.flatMap(({ supplierOrderId, parcels: found }) => found.map((parcel) => ({ supplierOrderId, parcel })))
  const isDelivered = seen.length > 0 && seen.every(({ order, parcels: found }) => (order?.finished && !order.closed) ?? found.every((parcel) => isArrived(parcel)))
  const isCalledOff = seen.length > 0 && seen.every(({ order }) => order?.closed === true)
  const isShipped = !isCalledOff && (parcels.length > 0 || seen.some(({ order }) => order?.shipped))
  const at = now()
  const closed = seen.flatMap(({ order }) => (order?.closed ? [order] : []))
  await inTransaction(async (tx) => {
    if (closed.length > 0) await lockOrder(tx, orderId)
    for (const { supplierOrderId, parcel } of parcels) await storeParcel(tx, rowOf(orderId, supplierOrderId, parcel, at))
    const evidence = { tracking: parcels.map(({ parcel }) => `${parcel.carrier} ${parcel.number}`).join(', ') }
    if (isCalledOff && source.status === 'SHIPPED') await openException({ kind: 'SUPPLIER_CLOSED_LATE', subject: source.purchaseId, orderId, userId: source.userId, facts: { aliexpressOrderIds: source.supplierOrderIds.join(', ') }, at }, tx)
    if (!isCalledOff) await notePartClosed(tx, { ...source, orderId }, closed, at)
    if (isShipped) await tryMoveOrder(tx, { orderId, from: ['PURCHASED'], to: 'SHIPPED', event: 'shipped', actor: 'aliexpress', at, evidence })
    if (isShipped && isDelivered) await tryMoveOrder(tx, { orderId, from: ['SHIPPED'], to: 'DELIVERED', event: 'delivered', actor: 'aliexpress', at, evidence })
  })
  if (isCalledOff && source.status === 'PURCHASED') await callOffPurchase(source.purchaseId, closed)
}

const isArrived = (parcel: SupplierParcel) => DELIVERED.test(parcel.events[0]?.name ?? '') || DELIVERED.test(parcel.events[0]?.text ?? '')

function rowOf(orderId: string, supplierOrderId: string, parcel: SupplierParcel, at: Date) {
  const arrived = isArrived(parcel)
  return {
    id: newId('shipment'), orderId, supplierOrderId, trackingNumber: parcel.number, carrier: parcel.carrier, status: arrived ? ('DELIVERED' as const) : ('SHIPPED' as const),
    lastEvent: (parcel.events[0]?.text ?? parcel.events[0]?.name ?? '').slice(0, 300), shippedAt: parcel.events.at(-1)?.at ?? at, deliveredAt: arrived ? (parcel.events[0]?.at ?? at) : null, at,
  }
}
