import { audit } from '@/lib/accounts/audit'
import { inModelTransaction } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import type { Money } from '@/lib/foundation/money'
import { findResellerShop, setShopRule } from './store'

export interface ShopRule {
  /** 10000 = the landed cost itself. */
  readonly multiplierBasisPoints: number
  readonly minimumProfit: Money
  readonly minimumMarginBasisPoints: number
}

/**
 * The price rule of a shop: imports price by it and the loss guard buys by it from now on; prices that stand are not touched.
 * Throws not_found, currency_mismatch.
 */
export async function changeShopRule(userId: string, rule: ShopRule): Promise<void> {
  await inModelTransaction(async (tx) => {
    const shop = await findResellerShop(userId, tx)
    if (!shop) throw new AppError('not_found', 'the account has no shop')
    if (rule.minimumProfit.currency !== shop.currency) throw new AppError('currency_mismatch', 'not the currency of the shop')
    await setShopRule(tx, userId, { multiplierBasisPoints: rule.multiplierBasisPoints, minimumProfitMinor: rule.minimumProfit.minor, minimumMarginBasisPoints: rule.minimumMarginBasisPoints })
    const text = (multiplier: bigint, profit: Money, margin: bigint) => ({ multiplierBasisPoints: multiplier.toString(), minimumProfitMinor: profit.minor.toString(), minimumMarginBasisPoints: margin.toString() })
    await audit(tx, { id: userId, role: 'RESELLER' }, {
      action: 'price_rule.changed', subject: `shop:${shop.shopId}`,
      before: text(shop.rule.multiplierBasisPoints, shop.rule.minimumProfit, shop.rule.minimumMarginBasisPoints),
      after: text(BigInt(rule.multiplierBasisPoints), rule.minimumProfit, BigInt(rule.minimumMarginBasisPoints)),
    })
  })
}
