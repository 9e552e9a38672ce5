'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changePrice } from '@/lib/cycle/product/change-price'
import { changePriceRule } from '@/lib/cycle/product/change-price-rule'
import { getResellerProduct } from '@/lib/cycle/product/get-reseller-product'
import { importProduct } from '@/lib/cycle/product/import-product'
import { pauseProduct } from '@/lib/cycle/product/pause-product'
import { publishProduct } from '@/lib/cycle/product/publish-product'
import { removeProduct } from '@/lib/cycle/product/remove-product'
import { PriceRuleOverrides } from '@/lib/cycle/product/schema'
import { AppError } from '@/lib/foundation/errors'
import { parseDecimal } from '@/lib/foundation/money'
import { action } from '@/lib/web/action'
import { refreshShopPages } from '@/lib/web/shop-cache'

const productId = z.string().regex(/^prd_[0-9a-z]{26}$/)
const MOVES = { publish: publishProduct, pause: pauseProduct, remove: removeProduct } as const

/** The console's pages and the shop's own show it at once. */
async function refresh(userId: string, id: string): Promise<void> {
  const product = await getResellerProduct(userId, id)
  if (product) refreshShopPages(product.shopSlug)
  revalidatePath('/reseller/products')
}

/** Brings a product in by its AliExpress address or number: { source, publish }. */
export const importProductAction = action('importProductAction', {
  access: 'reseller',
  input: z.strictObject({ source: z.string().trim().min(1).max(2_000), publish: z.boolean() }),
  run: async ({ input, user }) => {
    const result = await importProduct({ userId: user.id, productIdOrUrl: input.source, publish: input.publish })
    refreshShopPages(result.shopSlug)
    revalidatePath('/reseller/products')
    return { productId: result.productId, isNew: result.kind === 'imported' }
  },
})

/** { productId, move: 'publish' | 'pause' | 'remove' } */
export const moveProductAction = action('moveProductAction', {
  access: 'reseller',
  input: z.strictObject({ productId, move: z.enum(['publish', 'pause', 'remove']) }),
  run: async ({ input, user }) => {
    await MOVES[input.move]({ userId: user.id, productId: input.productId })
    await refresh(user.id, input.productId)
    return null
  },
})

/** One variant's price: { productId, variantId, price: "24.99" } in the shop's currency. */
export const changePriceAction = action('changePriceAction', {
  access: 'reseller',
  input: z.strictObject({ productId, variantId: z.string().regex(/^var_[0-9a-z]{26}$/), price: z.string().trim().max(20) }),
  run: async ({ input, user }) => {
    const product = await getResellerProduct(user.id, input.productId)
    if (!product) throw new AppError('not_found', 'no such product of this reseller')
    const price = parseDecimal(input.price.replace(',', '.'), product.priceFrom.currency)
    await changePrice({ userId: user.id, productId: input.productId, variantId: input.variantId, price })
    refreshShopPages(product.shopSlug)
    revalidatePath('/reseller/products')
    return null
  },
})

/** The product's own multiplier and margin (null: the shop's), applied to all its variants at once. */
export const changeProductRuleAction = action('changeProductRuleAction', {
  access: 'reseller',
  input: z.strictObject({ productId, ...PriceRuleOverrides.shape }),
  run: async ({ input, user }) => {
    const { productId: id, ...overrides } = input
    await changePriceRule({ userId: user.id, productId: id }, overrides)
    await refresh(user.id, id)
    return null
  },
})
