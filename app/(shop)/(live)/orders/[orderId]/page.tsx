import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { CheckoutFrame } from '@/components/shop/checkout-frame'
import { OrderFollow } from '@/components/shop/order-follow'
import { Thumb } from '@/components/shop/picture'
import { CopyChip } from '@/components/ui/copy-chip'
import { Message } from '@/components/ui/message'
import { viewOrder } from '@/lib/cycle/order/view-order'
import type { OrderView } from '@/lib/cycle/order/view-order'
import { getVariantsForCart } from '@/lib/cycle/product/get-variants-for-cart'
import { isAppError } from '@/lib/foundation/errors'
import type { Locale } from '@/lib/web/i18n/locales'
import { currentUser } from '@/lib/web/session'
import { arrivalDates, countryName } from '../../../arrival'
import { daysTo } from '../../../cart-deliveries'
import { checkoutSessionHash } from '../../../checkout-session'
import { PageSwitches } from '../../../../page-switches'

interface OrderPageProps {
  readonly params: Promise<{ orderId: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout.order')
  // The key of the mail's link stands in the address: it must not travel to other sites.
  return { title: { absolute: t('number') }, robots: { index: false }, referrer: 'no-referrer' }
}

export default async function OrderPage({ params, searchParams }: OrderPageProps) {
  const [{ orderId }, query, locale, t, format] = await Promise.all([params, searchParams, getLocale(), getTranslations('checkout.order'), getFormatter()])
  const key = typeof query['key'] === 'string' && query['key'].length <= 64 ? query['key'] : null
  const order = await readOrder(orderId, key, locale)
  if (!order)
    return (
      <CheckoutFrame shop={null} switches={<PageSwitches />}>
        <Message title={t('missing')} text={t('missingText')} />
      </CheckoutFrame>
    )
  const { shop } = order
  const placed = order.timeline[0]?.at
  return (
    <CheckoutFrame shop={shop} backLabel={t('shop')} switches={<PageSwitches />}>
      <div className="mb-6 flex flex-col gap-1">
        <h1 className="text-32 font-semibold tracking-tight">{t('title', { shop: shop.name })}</h1>
        <p className="flex flex-wrap items-center gap-2 text-14 text-muted">
          {t('number')} <CopyChip value={order.id} />
          {placed ? <span>{t('placed', { date: format.dateTime(new Date(placed), { dateStyle: 'long' }) })}</span> : null}
        </p>
      </div>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
        <OrderFollow initial={order} accessKey={key} returnDays={shop.returnDays} arrives={await arrivalOf(order, locale)} />
        <Bought order={order} locale={locale} />
      </div>
    </CheckoutFrame>
  )
}

async function Bought({ order, locale }: { order: OrderView; locale: Locale }) {
  const t = await getTranslations('checkout.order')
  const address = order.shippingAddress
  return (
    <div className="flex flex-col gap-5 self-start">
      <section className="rounded-card border border-line bg-raised p-5">
        <h2 className="mb-4 text-16 font-semibold">{t('lines')}</h2>
        <ul className="flex flex-col gap-4">
          {order.lines.map((line) => (
            <li key={line.id} className="flex gap-3">
              <Thumb pictureId={line.image?.replace('/pictures/', '') ?? null} alt={line.title} className="h-20 w-16" />
              <div className="min-w-0 flex-1 text-14">
                <p className="font-medium">{line.title}</p>
                <p className="text-muted">{line.variant}</p>
                <p>{line.quantity} × {line.unitPrice.display}</p>
              </div>
            </li>
          ))}
        </ul>
        <p className="mt-4 flex items-baseline justify-between border-t border-line pt-3 font-semibold">
          <span>{t('total')}</span> <span className="text-20">{order.total.display}</span>
        </p>
        <p className="text-13 text-muted">{t('totalNote')}</p>
        {order.returned ? <p className="mt-2 flex items-baseline justify-between text-14"><span>{t('returned')}</span> <span>−{order.returned.display}</span></p> : null}
      </section>
      <section className="rounded-card border border-line bg-raised p-5 text-14">
        <h2 className="mb-2 text-16 font-semibold">{t('address')}</h2>
        <address className="text-muted not-italic">
          {[address['fullName'], address['line1'], address['line2'], [address['postalCode'], address['city'], address['region'] === address['city'] ? '' : address['region']].filter(Boolean).join(' '), countryName(address['country'] ?? '', locale)]
            .filter(Boolean)
            .map((line) => (
              <span key={line} className="block">{line}</span>
            ))}
        </address>
      </section>
      {order.shop.supportEmail ? (
        <p className="text-14 text-muted">
          <span className="font-medium text-text">{t('help')}</span> {t('helpText', { email: order.shop.supportEmail })}
        </p>
      ) : null}
    </div>
  )
}

/** The order as this visitor may see it; null: it is not theirs (or there is none). */
async function readOrder(orderId: string, key: string | null, locale: Locale): Promise<OrderView | null> {
  const [user, sessionHash] = await Promise.all([currentUser(), checkoutSessionHash()])
  try {
    return await viewOrder(orderId, { user, sessionHash, key }, locale)
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null
    throw error
  }
}

/** Counted from the payment (before it: from the order), by the slowest of its products; null where that is not known any more. */
async function arrivalOf(order: OrderView, locale: Locale): Promise<string | null> {
  const from = (order.timeline.find((line) => line.event === 'payment_captured') ?? order.timeline[0])?.at
  const variants = await getVariantsForCart(order.shop.slug, order.lines.map((line) => line.variantId))
  const days = daysTo(order.shippingAddress['country'] ?? '', variants)
  return from && days ? arrivalDates(days, locale, new Date(from)) : null
}
