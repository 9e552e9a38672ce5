import { addMoney, formatMoney, multiplyMoney } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'
import { getVariantsForCart } from '@/lib/cycle/product/get-variants-for-cart'
import type { Locale } from '@/lib/web/i18n/locales'
import type { CartLine, PricedCart } from '@/components/shop/shapes'

/** A cart as its page shows it. Sold-out lines stay and say so; lines the shop does not know any more are named in `gone`. */
export async function priceLines(shop: string, lines: readonly CartLine[], locale: Locale): Promise<PricedCart> {
  const variants = await getVariantsForCart(shop, lines.map((line) => line.variantId))
  const byId = new Map(variants.map((variant) => [variant.id, variant]))
  let total: Money | null = null
  const priced = lines.flatMap((line) => {
    const variant = byId.get(line.variantId)
    if (!variant) return []
    const linePrice = multiplyMoney(variant.price, line.quantity)
    total = total ? addMoney(total, linePrice) : linePrice
    return [
      {
        ...line,
        href: `/s/${shop}/p/${variant.productSlug}`,
        title: variant.title[locale],
        variant: variant.name[locale],
        pictureId: variant.pictureId,
        unitPrice: formatMoney(variant.price, locale),
        linePrice: formatMoney(linePrice, locale),
        stock: variant.available ? variant.stock : 0,
      },
    ]
  })
  return { lines: priced, total: total ? formatMoney(total, locale) : '', gone: lines.filter((line) => !byId.has(line.variantId)).map((line) => line.variantId) }
}
