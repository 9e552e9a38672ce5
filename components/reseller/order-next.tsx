import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { OrderListItem } from '@/lib/reports/list-reseller-orders'
import { failureTitle } from '../console/event-words'
import { buttonStyles } from '../ui/button'
import { cn } from '../ui/cn'
import { RelativeTime } from '../ui/relative-time'

/** Where a stop sends its reseller: to the connection, to the limits, or to the order itself. */
export function fixOf(reason: string | null): { readonly href: string | null; readonly key: 'connect' | 'limits' | 'decide' | 'choose' | 'refund' | 'look' } {
  switch (reason) {
    case 'NOT_CONNECTED':
    case 'RECONNECT_NEEDED':
      return { href: '/reseller/api-settings', key: 'connect' }
    case 'WORKING_CAPITAL_CEILING':
    case 'DAILY_ORDER_LIMIT':
    case 'DAILY_SPEND_LIMIT':
      return { href: '/reseller/settings#limits', key: 'limits' }
    case 'PURCHASE_UNKNOWN':
      return { href: null, key: 'decide' }
    case 'SUPPLIER_CANCELLED':
    case 'PAYMENT_MISMATCH':
      return { href: null, key: 'refund' }
    case 'LOSS_GUARD':
    case 'VARIANT_GONE':
    case 'DELIVERY_TOO_SLOW':
    case 'ADDRESS_REFUSED':
    case 'SUPPLIER_REFUSED':
    case 'ACCOUNT_BLOCKED':
      return { href: null, key: 'choose' }
    default:
      return { href: null, key: 'look' }
  }
}

/** What comes next for an order, in a few words; a button where a person is needed. */
export function OrderNext({ order, hasButton }: { order: OrderListItem; hasButton?: boolean }) {
  const t = useTranslations('reseller.orders.next')
  const events = useTranslations('events')
  if (order.refundStatus && order.status !== 'REFUNDED') return <span className="text-muted">{t('refunding')}</span>
  if (order.status === 'FAILED') {
    const fix = fixOf(order.failureReason)
    return (
      <span className="flex flex-col items-start gap-1">
        <span className="font-medium text-warn">{failureTitle(events, order.failureReason)}</span>
        {order.nextAttemptAt ? <span className="text-12 text-muted">{t('again')} <RelativeTime at={order.nextAttemptAt} /></span> : null}
        {hasButton ? <Link href={fix.href ?? `/reseller/orders/${order.id}`} className={cn(buttonStyles({ variant: 'outline', size: 'sm' }), 'relative z-10 h-7 px-2.5')}>{t(`fix.${fix.key}`)}</Link> : null}
      </span>
    )
  }
  if (order.status === 'PURCHASED' && order.purchaseStatus === 'AWAITING_PAYMENT')
    return <span className="font-medium text-warn">{t('pay')}{order.payBy ? <span className="block text-12 font-normal text-muted">{t('payBy')} <RelativeTime at={order.payBy} /></span> : null}</span>
  return <span className="text-muted">{t.has(`status.${order.status}` as 'status.PAID') ? t(`status.${order.status}` as 'status.PAID') : '—'}</span>
}
