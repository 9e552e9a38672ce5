import type { ReactNode } from 'react'
import { GeistSans } from 'geist/font/sans'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { Document } from '@/components/ui/document'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { accentStyle } from '@/components/shop/shop-accent'
import { ShopFooter, ShopHeader } from '@/components/shop/shop-header'
import { isLocale, LOCALE_NAMES } from '@/lib/web/i18n/locales'
import { tagShopPage } from '@/lib/web/shop-cache'
import { readShop } from '../../../shelf'

// Everything below comes from the cache: no cookie, no header, no search parameter is read here. The language is in the path
// (lib/web/i18n/shop-rewrites.mjs); what changes reaches the pages through refreshShopPages, at the latest after this time.
export const dynamic = 'force-static'
export const revalidate = 30
export const generateStaticParams = () => []

export default async function ShopLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string; shop: string }> }) {
  const { locale: named, shop: slug } = await params
  const locale = isLocale(named) ? named : 'en'
  setRequestLocale(locale)
  const [t, common, shop] = await Promise.all([getTranslations({ locale, namespace: 'shop' }), getTranslations({ locale, namespace: 'common' }), readShop(slug), tagShopPage(slug)])
  const switches = (
    <>
      <LanguageSwitch current={locale} names={LOCALE_NAMES} label={common('language.label')} />
      <ThemeSwitch labels={{ label: common('theme.label'), light: common('theme.light'), dark: common('theme.dark'), system: common('theme.system') }} />
    </>
  )
  return (
    <Document locale={locale} surface="shop" fonts={GeistSans.variable} skipLabel={common('skip')} {...(shop ? { style: accentStyle(shop.accent) } : {})}>
      {shop ? <ShopHeader slug={shop.slug} name={shop.name} texts={{ search: t('search'), cart: t('cartLink', { count: '{count}' }) }} /> : null}
      {children}
      {shop ? (
        <ShopFooter
          name={shop.name}
          lines={[t('footer.allIn'), t('footer.returns', { days: shop.returnDays })]}
          contact={shop.supportEmail ? { label: t('footer.contact'), email: shop.supportEmail } : null}
          switches={switches}
        />
      ) : null}
    </Document>
  )
}
