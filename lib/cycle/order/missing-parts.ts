import { z } from 'zod'
import { isLineOf, partAmount } from './part-amount'
import type { OrderRow } from './store'

const ClosedItems = z.array(z.object({ productId: z.string(), skuId: z.string().optional(), quantity: z.number().int() }))

export interface MissingPart {
  readonly lines: readonly OrderRow['lines'][number][]
  /** What goes, or went, back for it; null: a person has to find out. */
  readonly amountMinor: bigint | null
  readonly isRefunded: boolean
}

/** The parts of an order that the supplier called off while the rest comes. */
export function missingOf(order: OrderRow): MissingPart[] {
  const given = [...order.refunds.filter((refund) => refund.status !== 'FAILED'), ...order.reversals].reduce((sum, each) => sum + each.amountMinor, 0n)
  if (order.status === 'REFUNDED') return []
  return order.purchases.filter((purchase) => purchase.status === 'PAID').flatMap((purchase) => purchase.supplierOrders.flatMap((each): MissingPart[] => {
    const items = ClosedItems.safeParse(each.closedItems).data ?? []
    if (each.closedAt === null || items.length === 0) return []
    const refund = order.refunds.find((one) => one.part === each.supplierOrderId && one.status !== 'FAILED')
    const lines = items.flatMap((item) => order.lines.filter((line) => isLineOf(item, line)))
    return [{ lines, amountMinor: refund ? refund.amountMinor : partAmount(order, items, order.totalMinor - given), isRefunded: refund?.status === 'COMPLETED' }]
  }))
}
