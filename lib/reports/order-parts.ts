import { money, type Money } from '../foundation/money'
import { isLineOf, partAmount } from '../cycle/order/part-amount'
import type { OrderPageRow } from './read-reseller-order'

/** A part of a split order that the supplier called off while the rest comes. */
export interface OrderPart {
  readonly supplierOrderId: string
  readonly titles: { readonly en: string; readonly es: string }
  /** What the shopper gets, or got, back for it; null: a person has to find out. */
  readonly amount: Money | null
  readonly refund: 'none' | 'on_its_way' | 'done'
  /** What is in the books of it may still change. */
  readonly isUnsettled: boolean
  readonly mayRefund: boolean
  /** When it goes back by itself, if nobody does anything. */
  readonly refundsAt: Date
}

const BOUGHT = new Set(['PURCHASED', 'SHIPPED', 'DELIVERED'])

/** The parts that will not come, with what can be done for each. The cycle decides again under its locks. */
export function orderParts(order: OrderPageRow): OrderPart[] {
  if (order.purchaseStatus !== 'PAID') return []
  const given = [...order.refunds.filter((each) => each.status !== 'FAILED'), ...order.reversals.filter((each) => each.kind === 'REVERSAL')].reduce((sum, each) => sum + BigInt(each.amountMinor), 0n)
  const items = order.lines.reduce((sum, line) => sum + BigInt(line.unitPriceMinor) * BigInt(line.quantity), 0n)
  const paid = { itemsMinor: items, shippingMinor: order.totalMinor - items, lines: order.lines.map((line) => ({ ...line, unitPriceMinor: BigInt(line.unitPriceMinor) })) }
  return order.supplierOrders.flatMap((each): OrderPart[] => {
    if (each.closedAt === null) return []
    const refund = order.refunds.find((one) => one.part === each.supplierOrderId && one.status !== 'FAILED')
    const closed = each.closedItems ?? []
    const minor = refund ? BigInt(refund.amountMinor) : closed.length === 0 ? null : partAmount(paid, closed, order.totalMinor - given)
    const titles = (name: 'titleEn' | 'titleEs') => closed.flatMap((item) => order.lines.filter((line) => isLineOf(item, line)).map((line) => `${item.quantity} × ${line[name]}`)).join(', ')
    return [{
      supplierOrderId: each.supplierOrderId,
      titles: { en: titles('titleEn'), es: titles('titleEs') },
      amount: minor === null ? null : money(minor, order.currency),
      refund: !refund ? 'none' : refund.status === 'COMPLETED' ? 'done' : 'on_its_way',
      isUnsettled: refund ? refund.status !== 'COMPLETED' : each.isOpen,
      mayRefund: !refund && minor !== null && minor > 0n && order.paymentStatus === 'COMPLETED' && BOUGHT.has(order.status) && order.cases.every((one) => one.closedAt !== null),
      refundsAt: new Date(new Date(each.closedAt).getTime() + order.autoRefundAfterHours * 3_600_000),
    }]
  })
}
