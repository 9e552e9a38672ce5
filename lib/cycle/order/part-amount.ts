/** What the shopper paid for, in minor units. */
export interface PaidLine {
  readonly supplierProductId: string
  readonly supplierSkuId: string
  readonly quantity: number
  readonly unitPriceMinor: bigint
}
export interface MissingItem {
  readonly productId: string
  readonly skuId?: string | undefined
  readonly quantity: number
}
export interface PaidOrder {
  readonly itemsMinor: bigint
  readonly shippingMinor: bigint
  readonly lines: readonly PaidLine[]
}

/** Whether a line of an order is what the supplier names; it does not always name the variant. */
export const isLineOf = (item: MissingItem, line: Pick<PaidLine, 'supplierProductId' | 'supplierSkuId'>): boolean =>
  line.supplierProductId === item.productId && (item.skuId === undefined || line.supplierSkuId === item.skuId)

/**
 * What the shopper gets back for goods that will not come: the price of exactly those pieces, and the share of the delivery that goes with it by price,
 * rounded half up to the cent; the tax is inside the prices. Never more than `leftMinor`, what of the payment was not given back yet. Null: an item is none
 * of the order's lines, so that a person has to decide.
 */
export function partAmount(order: PaidOrder, missing: readonly MissingItem[], leftMinor: bigint): bigint | null {
  let price = 0n
  for (const item of missing) {
    const line = order.lines.find((each) => isLineOf(item, each))
    if (!line || item.quantity < 1 || item.quantity > line.quantity) return null
    price += line.unitPriceMinor * BigInt(item.quantity)
  }
  if (price <= 0n || order.itemsMinor <= 0n) return null
  const delivery = (order.shippingMinor * price * 2n + order.itemsMinor) / (order.itemsMinor * 2n)
  const amount = price + delivery
  return amount < leftMinor ? amount : leftMinor
}
