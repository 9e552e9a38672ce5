import { money, shareOf, toDecimal } from '../../foundation/money'
import type { SupplierQuote, Stop } from './recheck-supplier'
import type { Fulfillment } from './store'

/**
 * Guard 3 (product.md 2.4): what is left of the paid amount after tax, PayPal's real fee and the landed cost must keep the minimum margin of the
 * products' rule (the strictest of the order). Null: it does.
 */
export function guardLoss(order: Fulfillment, quote: SupplierQuote): Stop | null {
  const paid = money(order.totalMinor - order.taxMinor, order.currency)
  const left = paid.minor - (order.paymentFeeMinor ?? 0n) - quote.landedCost.minor
  const basisPoints = order.lines.reduce((most, line) => (line.minimumMarginBasisPoints > most ? line.minimumMarginBasisPoints : most), 0)
  const required = shareOf(paid, BigInt(basisPoints))
  if (left >= required.minor) return null
  const atSale = order.lines.reduce((total, line) => total + BigInt(line.unitCostMinor) * BigInt(line.quantity), 0n)
  return {
    reason: 'LOSS_GUARD',
    facts: {
      paid: toDecimal(paid),
      costNow: toDecimal(quote.landedCost),
      costAtSale: toDecimal(money(atSale, order.currency)),
      paymentFee: toDecimal(money(order.paymentFeeMinor ?? 0n, order.currency)),
      profit: toDecimal(money(left, order.currency)),
      requiredProfit: toDecimal(required),
      minimumMarginBasisPoints: basisPoints,
      currency: order.currency,
    },
  }
}
