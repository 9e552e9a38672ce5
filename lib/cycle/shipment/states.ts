/** A parcel as the supplier reports it. */
export const SHIPMENT_STATUSES = ['SHIPPED', 'DELIVERED'] as const
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number]

export const SHIPMENT_START: ShipmentStatus = 'SHIPPED'
export const SHIPMENT_ENDS: readonly ShipmentStatus[] = ['DELIVERED']

export const SHIPMENT_MOVES: Record<ShipmentStatus, readonly ShipmentStatus[]> = { SHIPPED: ['DELIVERED'], DELIVERED: [] }
