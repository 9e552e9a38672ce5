import { getTranslations } from 'next-intl/server'
import type { StageTexts } from '@/components/shop/product-stage'
import type { Locale } from '@/lib/web/i18n/locales'

/** The words of the product's stage; those that hold {…} are filled in the browser. */
export async function stageTexts(locale: Locale): Promise<StageTexts> {
  const t = await getTranslations({ locale, namespace: 'shop' })
  return {
    locale,
    allIn: t('product.allIn'),
    addToCart: t('product.addToCart'),
    buyNow: t('product.buyNow'),
    added: t('product.added'),
    viewCart: t('product.viewCart'),
    unavailable: t('product.unavailable'),
    soldOut: t('product.soldOut'),
    working: t('cart.working'),
    failed: t('cart.failed'),
    gallery: t('product.gallery'),
    country: t('product.country'),
    quantity: t('quantity.label'),
    fewer: t('quantity.fewer'),
    more: t('quantity.more'),
    fewLeft: raw(t.raw('product.fewLeft')),
    picture: raw(t.raw('product.picture')),
    arrives: raw(t.raw('product.arrives')),
    notDelivered: raw(t.raw('product.notDelivered')),
  }
}

function raw(text: unknown): string {
  return String(text)
}
