import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CheckoutFrame } from '@/components/shop/checkout-frame'
import { PaymentReturn } from '@/components/shop/payment-return'
import { PageSwitches } from '../../../../page-switches'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('checkout.return')
  return { title: { absolute: t('title') }, robots: { index: false } }
}

/** Where PayPal sends the shopper. What happens here decides nothing by itself: the webhook and the poller come to the same end. */
export default async function PaymentReturnPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { token, cancelled } = await searchParams
  const paypalOrderId = typeof token === 'string' && /^[A-Z0-9]{1,36}$/.test(token) ? token : null
  return (
    <CheckoutFrame shop={null} switches={<PageSwitches />}>
      <PaymentReturn paypalOrderId={paypalOrderId} isCancelled={cancelled === '1'} />
    </CheckoutFrame>
  )
}
