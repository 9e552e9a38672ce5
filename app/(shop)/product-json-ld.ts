import { toDecimal } from '@/lib/foundation/money'
import type { ShopProduct, ShopView } from '@/lib/cycle/product/views'
import type { Locale } from '@/lib/web/i18n/locales'

/** schema.org Product with one offer per variant; prices are what is paid, delivery is free because it is inside them. */
export function productJsonLd(shop: ShopView, product: ShopProduct, locale: Locale, origin: string): object {
  const url = `${origin}/s/${shop.slug}/p/${product.slug}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title[locale],
    image: product.pictures.map((picture) => `${origin}/pictures/${picture.id}`),
    category: product.category[locale] || undefined,
    url,
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      sku: variant.id,
      name: variant.name[locale] || undefined,
      url,
      price: toDecimal(variant.price),
      priceCurrency: variant.price.currency,
      availability: variant.available ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
      itemCondition: 'https://schema.org/NewCondition',
      seller: { '@type': 'Organization', name: shop.name },
    })),
  }
}
