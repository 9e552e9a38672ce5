/** A reservation is made in the transaction that moves an order to PURCHASING and ends exactly once (INV-19). */
export const RESERVATION_STATUSES = ['OPEN', 'CONSUMED', 'RELEASED'] as const
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number]

export const RESERVATION_START: ReservationStatus = 'OPEN'
export const RESERVATION_ENDS: readonly ReservationStatus[] = ['CONSUMED', 'RELEASED']

export const RESERVATION_MOVES: Record<ReservationStatus, readonly ReservationStatus[]> = {
  OPEN: ['CONSUMED', 'RELEASED'],
  CONSUMED: [],
  RELEASED: [],
}
