import { audit } from '@/lib/accounts/audit'
import { inModelTransaction } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import { compareMoney, equalMoney, toDecimal } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'
import { findOwnProduct } from './move-own-product'
import type { OwnProduct } from './move-own-product'
import { freightRange } from './plan-variants'
import { findFloor } from './price-variant'
import { ruleForProduct } from './rule-for-product'
import { findResellerShop, setPrices } from './store'

interface PriceChangeRequest extends OwnProduct {
  readonly variantId: string
  readonly price: Money
}

const LARGEST_PRICE_MINOR = 100_000_000n

/**
 * Sets the price of one variant by hand, with a line in its history. Never below the floor of the rule (price_too_low with the floor in
 * facts). Throws not_found, wrong_state where it changed meanwhile.
 */
export async function changePrice({ userId, productId, variantId, price }: PriceChangeRequest): Promise<void> {
  await inModelTransaction(async (tx) => {
    const product = await findOwnProduct(tx, { userId, productId })
    const variant = product.variants.find((each) => each.id === variantId)
    const shop = await findResellerShop(userId, tx)
    if (!variant || !shop) throw new AppError('not_found', 'no such variant of this product', { productId, variantId })
    if (price.currency !== product.currency || price.minor > LARGEST_PRICE_MINOR) throw new AppError('amount_invalid', 'not a price of this shop')
    const freight = freightRange(product.freights)
    const floor = freight && findFloor({ cost: variant.cost, ...freight }, ruleForProduct(shop.rule, product))
    if (floor && compareMoney(price, floor) < 0) throw new AppError('price_too_low', 'below the floor of the rule', { floorMinor: floor.minor.toString(), currency: floor.currency })
    if (equalMoney(price, variant.price)) return
    await setPrices(tx, [{ variantId, oldPrice: variant.price, newPrice: price, oldCost: variant.cost, newCost: variant.cost, reason: 'by_hand' }])
    await audit(tx, { id: userId, role: 'RESELLER' }, {
      action: 'product.price_changed', subject: `variant:${variantId}`, before: { price: toDecimal(variant.price) }, after: { price: toDecimal(price), currency: price.currency },
    })
  })
}
