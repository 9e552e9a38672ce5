/** An order with its payment and its purchase, as a verdict lays our rows beside what really happened at the third parties. */
export interface OrderTrail {
  readonly orderId: string
  readonly orderStatus: string
  readonly paymentStatus: string
  readonly paypalOrderId: string | null
  readonly captureId: string | null
  readonly amountMinor: string
  readonly purchaseStatus: string | null
  readonly outOrderId: string | null
  readonly actualCostMinor: string | null
  readonly supplierOrderIds: string[]
  readonly sales: number
}
