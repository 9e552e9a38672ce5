import { getTranslations } from 'next-intl/server'
import type { StageTexts } from '@/components/shop/product-stage'
import type { Locale } from '@/lib/web/i18n/locales'

/** The words of the product's stage. What is known in the browser only is filled in there: such a text gets its own place as its value. */
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
    fewLeft: t('product.fewLeft', { count: '{count}' }),
    picture: t('product.picture', { index: '{index}' }),
    arrives: t('product.arrives', { dates: '{dates}' }),
    notDelivered: t('product.notDelivered', { country: '{country}' }),
  }
}
