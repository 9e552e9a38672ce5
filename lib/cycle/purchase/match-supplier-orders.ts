import type { SupplierOrder, SupplierOrderLine } from '../../providers/aliexpress/get-order'
import type { PurchaseRequest } from './schema'

type Line = PurchaseRequest['lines'][number]

const isWanted = (item: SupplierOrderLine, line: Line) => line.productId === item.productId && (item.skuId === undefined || line.skuId === item.skuId) && line.quantity === item.quantity

/** Everything in this supplier order was asked for. */
export const isOfRequest = (order: SupplierOrder, request: PurchaseRequest): boolean => order.items.every((item) => request.lines.some((line) => isWanted(item, line)))

/** Together these supplier orders hold exactly the lines of the request, each once: AliExpress splits an order by store (facts/aliexpress.md 4.7). */
export function isAllOf(orders: readonly SupplierOrder[], request: PurchaseRequest): boolean {
  const left = [...request.lines]
  // Those that name their variant first: one that does not may stand for any that is left.
  const items = orders.flatMap((order) => order.items).sort((a, b) => Number(a.skuId === undefined) - Number(b.skuId === undefined))
  for (const item of items) {
    const at = left.findIndex((line) => isWanted(item, line))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return left.length === 0
}
