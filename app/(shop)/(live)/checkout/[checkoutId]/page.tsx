import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CheckoutForm } from '@/components/shop/checkout-form'
import { CheckoutFrame } from '@/components/shop/checkout-frame'
import { Message } from '@/components/ui/message'
import { getCheckout } from '@/lib/cycle/checkout/create-checkout'
import type { CheckoutView } from '@/lib/cycle/checkout/create-checkout'
import { isAppError } from '@/lib/foundation/errors'
import type { ErrorCode } from '@/lib/foundation/errors'
import type { Locale } from '@/lib/web/i18n/locales'
import { defaultCountry } from '../../../arrival'
import { cartDeliveries } from '../../../cart-deliveries'
import { checkoutSessionHash } from '../../../checkout-session'
import { PageSwitches } from '../../../../page-switches'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout')
  return { title: { absolute: t('title') }, robots: { index: false } }
}

export default async function CheckoutPage({ params }: { params: Promise<{ checkoutId: string }> }) {
  const [{ checkoutId }, locale, t] = await Promise.all([params, getLocale(), getTranslations('checkout')])
  const checkout = await readCheckout(checkoutId, locale)
  if (typeof checkout === 'string') return <NotOpen code={checkout} />
  const { shop } = checkout
  return (
    <CheckoutFrame shop={shop} backLabel={t('backToShop', { shop: shop.name })} note={t('secure')} switches={<PageSwitches />}>
      <h1 className="mb-6 text-32 font-semibold tracking-tight">{t('title')}</h1>
      <CheckoutForm
        shop={shop.slug}
        locale={locale}
        checkoutUrl={`/checkout/${checkoutId}`}
        lines={checkout.lines.map(({ variantId, quantity }) => ({ variantId, quantity }))}
        totalMinor={checkout.total.minor}
        summary={summaryOf(checkout)}
        deliveries={await cartDeliveries(shop.slug, checkout.lines.map((line) => line.variantId), locale)}
        defaultCountry={defaultCountry(locale)}
      />
    </CheckoutFrame>
  )
}

/** The checkout, or the code of what stands in its way. */
async function readCheckout(checkoutId: string, locale: Locale): Promise<CheckoutView | ErrorCode> {
  const sessionHash = await checkoutSessionHash()
  if (!sessionHash) return 'not_found'
  try {
    return await getCheckout(checkoutId, sessionHash, locale)
  } catch (error) {
    if (isAppError(error) && ['not_found', 'variant_not_available', 'shop_not_open'].includes(error.code)) return error.code
    throw error
  }
}

function summaryOf(checkout: CheckoutView) {
  return {
    lines: checkout.lines.map((line) => ({
      id: line.variantId,
      title: line.title,
      variant: line.variant,
      pictureId: line.image?.replace('/pictures/', '') ?? null,
      quantity: line.quantity,
      price: line.linePrice.display,
    })),
    items: checkout.items.display,
    tax: checkout.tax.minor === '0' ? null : checkout.tax.display,
    total: checkout.total.display,
    returnDays: checkout.shop.returnDays,
    cartHref: `/s/${checkout.shop.slug}/cart`,
  }
}

async function NotOpen({ code }: { code: ErrorCode }) {
  const [t, errors] = await Promise.all([getTranslations('checkout.problem'), getTranslations('errors')])
  return (
    <CheckoutFrame shop={null} switches={<PageSwitches />}>
      {code === 'not_found' ? <Message title={t('openTitle')} text={t('openText')} /> : <Message title={errors(code)} />}
    </CheckoutFrame>
  )
}
