import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { CartView } from '@/components/shop/cart-view'
import type { Locale } from '@/lib/web/i18n/locales'
import { createCheckoutAction, readCartAction } from '../../../../actions'
import { readShop } from '../../../../shelf'

export const generateStaticParams = () => []
export const metadata: Metadata = { robots: { index: false } }

/** The frame is the same for everybody and comes from the cache; what is in the cart the browser knows. */
export default async function CartPage({ params }: { params: Promise<{ locale: Locale; shop: string }> }) {
  const { locale, shop: slug } = await params
  setRequestLocale(locale)
  const [t, shop] = await Promise.all([getTranslations({ locale, namespace: 'shop' }), readShop(slug)])
  if (!shop) notFound()
  return (
    <main id="main" className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 pt-8 pb-20 sm:px-6">
      <h1 className="text-32 font-semibold tracking-tight">{t('cart.title')}</h1>
      <CartView
        shop={slug}
        readCart={readCartAction}
        createCheckout={createCheckoutAction}
        texts={{
          locale,
          empty: t('cart.empty'),
          emptyText: t('cart.emptyText'),
          browse: t('cart.browse'),
          total: t('cart.total'),
          allIn: t('cart.allIn'),
          checkout: t('cart.checkout'),
          working: t('cart.working'),
          failed: t('cart.failed'),
          retry: t('cart.retry'),
          remove: t('cart.remove'),
          quantity: t('quantity.label'),
          fewer: t('quantity.fewer'),
          more: t('quantity.more'),
          soldOut: t('cart.soldOut'),
          onlyLeft: t('cart.onlyLeft', { count: '{count}' }),
          each: t('cart.each', { price: '{price}' }),
          loading: t('cart.loading'),
          gone: t('cart.gone'),
        }}
      />
    </main>
  )
}
