import { addMoney, money, negateMoney, sumMoney, type Money } from '../foundation/money'
import { estimateOrderProfit } from './estimate-order-profit'
import { orderParts } from './order-parts'
import type { OrderPageRow } from './read-reseller-order'

export type CalculationLine = 'paid' | 'returned' | 'tax' | 'supplier' | 'payment_fee' | 'gross' | 'commission' | 'payout_fee' | 'net' | 'reimbursed' | 'payable'

/** Why a line is not final yet; null: it is. */
export type Unsure = 'not_captured' | 'not_quoted' | 'not_charged' | 'not_sold' | 'not_paid_out' | 'case_open' | 'part_missing' | null

export interface CalculationStep {
  readonly line: CalculationLine
  /** Signed as it counts: what goes out is below zero. */
  readonly amount: Money
  readonly unsure: Unsure
  readonly isSum: boolean
  /** The documents that the figure comes from; ids as text. */
  readonly documents: readonly { readonly kind: 'capture' | 'order' | 'supplier_order' | 'purchase' | 'commission' | 'payout' | 'sale' | 'refund' | 'reversal'; readonly id: string }[]
}

/**
 * The profit of an order, line by line, each with its document: the sale's figures where the sale is booked, else what is known now.
 * What went back to the shopper while the sale stood is a line of its own, and the figures after it are what stands.
 * Empty where nothing will be earned or lost (never paid, or refunded before it was sold, or called off by the supplier).
 */
export function orderCalculation(order: OrderPageRow): readonly CalculationStep[] {
  const isLostAfterSale = order.status === 'REFUNDED' && order.sale !== null && order.purchaseStatus === 'PAID'
  if ((order.status === 'REFUNDED' && !isLostAfterSale) || order.status === 'CANCELLED' || order.status === 'CREATED') return []
  const amount = (minor: bigint | string) => money(BigInt(minor), order.currency)
  const atSale = sumMoney(order.lines.map((line) => amount(BigInt(line.unitCostMinor) * BigInt(line.quantity))), order.currency)
  const cost = order.actualCostMinor ?? order.quotedCostMinor
  const { sale } = order
  const figures = sale
    ? standing(sale, order.currency)
    : estimated(order, cost === null ? atSale : amount(cost))
  const supplierUnsure: Unsure = order.actualCostMinor !== null ? null : order.quotedCostMinor !== null ? 'not_charged' : 'not_quoted'
  const feeUnsure: Unsure = order.feeMinor === null ? 'not_captured' : null
  const sum: Unsure = sale ? unsettled(order) : 'not_sold'
  const capture = order.captureId ? [{ kind: 'capture', id: order.captureId } as const] : []
  const isPaidOut = order.payouts.length > 0 && order.payouts.every((payout) => payout.feeMinor !== null)
  const reimbursed = figures.payable.minor - figures.netProfit.minor
  return [
    { line: 'paid', amount: figures.salePrice, unsure: order.captureId ? null : 'not_captured', isSum: false, documents: capture },
    ...(sale && BigInt(sale.gone.salePrice) > 0n ? [{ line: 'returned' as const, amount: negateMoney(amount(sale.gone.salePrice)), unsure: null, isSum: false, documents: returnsOf(order) }] : []),
    { line: 'tax', amount: negateMoney(figures.tax), unsure: null, isSum: false, documents: [{ kind: 'order', id: order.id }] },
    { line: 'supplier', amount: negateMoney(figures.cost), unsure: supplierUnsure, isSum: false, documents: order.supplierOrders.length > 0 ? order.supplierOrders.map((each) => ({ kind: 'supplier_order' as const, id: each.supplierOrderId })) : order.purchaseId ? [{ kind: 'purchase', id: order.purchaseId }] : [{ kind: 'order', id: order.id }] },
    { line: 'payment_fee', amount: negateMoney(figures.paymentFee), unsure: feeUnsure, isSum: false, documents: capture },
    { line: 'gross', amount: figures.grossProfit, unsure: sum, isSum: true, documents: [] },
    { line: 'commission', amount: negateMoney(figures.commission), unsure: sum, isSum: false, documents: sale?.commissionId ? [{ kind: 'commission', id: sale.commissionId }] : [] },
    // The net profit does not change with the real fee: the difference is the platform's (product.md 2.5).
    { line: 'payout_fee', amount: negateMoney(figures.payoutFee), unsure: sale ? (isPaidOut || order.payouts.length === 0 ? null : 'not_paid_out') : sum, isSum: false, documents: order.payouts.map((payout) => ({ kind: 'payout' as const, id: payout.id })) },
    { line: 'net', amount: figures.netProfit, unsure: sum, isSum: true, documents: sale ? [{ kind: 'sale', id: sale.id }] : [] },
    ...(reimbursed === 0n ? [] : [
      { line: 'reimbursed' as const, amount: amount(reimbursed), unsure: supplierUnsure, isSum: false, documents: [] },
      { line: 'payable' as const, amount: figures.payable, unsure: sum, isSum: true, documents: [] },
    ]),
  ]
}

/** What can still change the figures of a booked sale: a case that PayPal has not decided, a part that will not come and whose money is not back yet. */
function unsettled(order: OrderPageRow): Unsure {
  if (order.cases.some((each) => each.closedAt === null)) return 'case_open'
  return orderParts(order).some((part) => part.isUnsettled) ? 'part_missing' : null
}

/** The sale's figures less what of it is gone; the price stays as it was paid, with what went back beside it. */
function standing(sale: NonNullable<OrderPageRow['sale']>, currency: string) {
  const left = (first: string, gone: string) => money(BigInt(first) - BigInt(gone), currency)
  const { gone } = sale
  const costAndNetGone = (BigInt(gone.netProfit) + (sale.resellerPayable === sale.netProfit ? 0n : BigInt(gone.aliexpressCost))).toString()
  const grossGone = (BigInt(gone.salePrice) - BigInt(gone.tax) - BigInt(gone.aliexpressCost) - BigInt(gone.paymentFee)).toString()
  return {
    salePrice: money(BigInt(sale.salePrice), currency), tax: left(sale.tax, gone.tax), cost: left(sale.aliexpressCost, gone.aliexpressCost), paymentFee: left(sale.paymentFee, gone.paymentFee), grossProfit: left(sale.grossProfit, grossGone),
    commission: left(sale.commissionAmount, gone.commissionAmount), payoutFee: left(sale.payoutFee, gone.payoutFee), netProfit: left(sale.netProfit, gone.netProfit), payable: left(sale.resellerPayable, costAndNetGone),
  }
}

const returnsOf = (order: OrderPageRow) => [
  ...order.refunds.flatMap((each) => (each.part !== null && each.status === 'COMPLETED' ? [{ kind: 'refund' as const, id: each.paypalRefundId ?? each.id }] : [])),
  ...order.reversals.flatMap((each) => (each.kind === 'REVERSAL' ? [{ kind: 'reversal' as const, id: each.paypalTransactionId }] : [])),
]

function estimated(order: OrderPageRow, cost: Money) {
  const total = money(order.totalMinor, order.currency)
  const tax = money(order.taxMinor, order.currency)
  const split = estimateOrderProfit({ total, tax, cost, fee: order.feeMinor === null ? null : money(order.feeMinor, order.currency) }, order.rules)
  const payable = order.paidBy === 'reseller' ? addMoney(split.netProfit, cost) : split.netProfit
  return { salePrice: total, tax, cost, paymentFee: split.paymentFee, grossProfit: split.grossProfit, commission: split.commission, payoutFee: split.payoutFee, netProfit: split.netProfit, payable }
}
