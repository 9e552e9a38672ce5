import { audit } from '@/lib/accounts/audit'
import { inModelTransaction } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import { equalMoney } from '@/lib/foundation/money'
import { findOwnProduct } from './move-own-product'
import type { OwnProduct } from './move-own-product'
import { freightRange } from './plan-variants'
import { priceVariant } from './price-variant'
import { ruleForProduct } from './rule-for-product'
import { PriceRuleOverrides } from './schema'
import { findResellerShop, setPriceRule, setPrices } from './store'
import type { KnownProduct, PriceMove, ResellerShop } from './store'

/**
 * Gives a product its own multiplier or margin (null: the reseller's), and prices every variant by it at once, with history.
 * Throws invalid_input, not_found, product_without_price where no price can satisfy it.
 */
export async function changePriceRule(own: OwnProduct, overrides: PriceRuleOverrides): Promise<void> {
  const rule = PriceRuleOverrides.safeParse(overrides)
  if (!rule.success) throw new AppError('invalid_input', 'not a price rule', {}, { cause: rule.error })
  await inModelTransaction(async (tx) => {
    const product = await findOwnProduct(tx, own)
    const shop = await findResellerShop(own.userId, tx)
    if (!shop) throw new AppError('not_found', 'the account has no shop')
    await setPriceRule(tx, product.id, rule.data)
    await setPrices(tx, movesByRule(shop, { ...product, ...rule.data }))
    await audit(tx, { id: own.userId, role: 'RESELLER' }, { action: 'product.price_rule_changed', subject: `product:${product.id}`, after: rule.data })
  })
}

function movesByRule(shop: ResellerShop, product: KnownProduct): PriceMove[] {
  const freight = freightRange(product.freights)
  if (!freight) return []
  return product.variants.flatMap(({ id, price, cost }): PriceMove[] => {
    const next = priceVariant({ cost, ...freight }, ruleForProduct(shop.rule, product)).price
    return equalMoney(next, price) ? [] : [{ variantId: id, oldPrice: price, newPrice: next, oldCost: cost, newCost: cost, reason: 'rule' }]
  })
}
