import { withConnection } from '../../accounts/use-connection'
import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { newId } from '../../foundation/ids'
import { getSupplierOrder } from '../../providers/aliexpress/get-order'
import { getSupplierTracking, type SupplierParcel } from '../../providers/aliexpress/get-tracking'
import { tryMoveOrder } from '../order/store'
import { stopOrderWithin } from '../purchase/stop-order'
import { findShipmentSource, storeParcel } from './store'

const DELIVERED = /deliver(ed|y success)|signed/i

/**
 * Reads the parcels of a bought order at the supplier: SHIPPED when one is on its way, DELIVERED when the supplier order has ended well. A paid order
 * that the supplier called off stops for a person: its sale is booked and its money is on the way back, so nothing of it ends by itself.
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
  await inTransaction(async (tx) => {
    for (const { supplierOrderId, parcel } of parcels) await storeParcel(tx, rowOf(orderId, supplierOrderId, parcel, at))
    const evidence = { tracking: parcels.map(({ parcel }) => `${parcel.carrier} ${parcel.number}`).join(', ') }
    if (isCalledOff) await stopOrderWithin(tx, orderId, ['PURCHASED'], 'SUPPLIER_CANCELLED', { aliexpressOrderIds: source.supplierOrderIds.join(', '), wasPaid: true })
    if (isShipped) await tryMoveOrder(tx, { orderId, from: ['PURCHASED'], to: 'SHIPPED', event: 'shipped', actor: 'aliexpress', at, evidence })
    if (isShipped && isDelivered) await tryMoveOrder(tx, { orderId, from: ['SHIPPED'], to: 'DELIVERED', event: 'delivered', actor: 'aliexpress', at, evidence })
  })
}

const isArrived = (parcel: SupplierParcel) => DELIVERED.test(parcel.events[0]?.name ?? '') || DELIVERED.test(parcel.events[0]?.text ?? '')

function rowOf(orderId: string, supplierOrderId: string, parcel: SupplierParcel, at: Date) {
  const arrived = isArrived(parcel)
  return {
    id: newId('shipment'), orderId, supplierOrderId, trackingNumber: parcel.number, carrier: parcel.carrier, status: arrived ? ('DELIVERED' as const) : ('SHIPPED' as const),
    lastEvent: (parcel.events[0]?.text ?? parcel.events[0]?.name ?? '').slice(0, 300), shippedAt: parcel.events.at(-1)?.at ?? at, deliveredAt: arrived ? (parcel.events[0]?.at ?? at) : null, at,
  }
}
