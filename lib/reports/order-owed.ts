import { money, type Money } from '../foundation/money'
import type { OrderPageRow } from './read-reseller-order'
import type { orderCalculation } from './order-calculation'

/**
 * How much more of this sale its reseller got than it stands for now; null: nothing. What of the payout was set off counts as got, what it carried back of
 * earlier ones does not: neither is this sale's.
 */
export function orderOwed(order: Pick<OrderPageRow, 'payouts' | 'sale' | 'currency'>, steps: ReturnType<typeof orderCalculation>): Money | null {
  const paid = order.payouts.find((payout) => payout.beneficiary === 'RESELLER' && payout.status === 'PAID')
  const due = steps.find((step) => step.line === 'payable') ?? steps.find((step) => step.line === 'net')
  if (!paid || !order.sale || BigInt(order.sale.gone.salePrice) === 0n || !due) return null
  const minor = BigInt(paid.amountMinor) + BigInt(paid.withheldMinor) - due.amount.minor
  return minor > 0n ? money(minor, order.currency) : null
}
