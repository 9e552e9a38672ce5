import { getTranslations } from 'next-intl/server'
import type { CardTexts } from '@/components/shop/product-card'
import type { Locale } from '@/lib/web/i18n/locales'

export async function cardTexts(locale: Locale): Promise<CardTexts> {
  const t = await getTranslations({ locale, namespace: 'shop.card' })
  return { from: (price) => t('from', { price }), soldOut: t('soldOut'), choices: (count) => t('choices', { count }) }
}
