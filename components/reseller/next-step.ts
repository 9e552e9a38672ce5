import type { useTranslations } from 'next-intl'
import type { OrderListItem } from '@/lib/reports/list-reseller-orders'
import { failureTitle } from '../console/event-words'

/** Where a stop sends its reseller: to the connection, to the limits, or to the order itself. */
export function fixOf(reason: string | null): { readonly href: string | null; readonly key: 'connect' | 'limits' | 'decide' | 'choose' | 'refund' | 'answer' | 'look' } {
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
    case 'PAYMENT_DISPUTED':
      return { href: null, key: 'answer' }
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

/** What comes next for an order, in words that were looked up; `at` is ISO 8601. */
export interface NextStep {
  readonly text: string
  readonly isUrgent?: boolean
  /** `isEnd`: something must be done by then. */
  readonly note?: { readonly text: string; readonly at: string; readonly isEnd?: boolean }
  readonly fix?: { readonly text: string; readonly href: string }
}

type Words = ReturnType<typeof useTranslations<'reseller.orders.next'>>

/** Where a person is needed, says so and leads there. */
export function nextStep(t: Words, events: ReturnType<typeof useTranslations<'events'>>, order: OrderListItem): NextStep {
  if (order.refundStatus && order.status !== 'REFUNDED') return { text: t('refunding') }
  if (order.status === 'FAILED') {
    const { href, key } = fixOf(order.failureReason)
    return {
      text: failureTitle(events, order.failureReason), isUrgent: true, fix: { text: t(`fix.${key}`), href: href ?? `/reseller/orders/${order.id}` },
      ...(order.nextAttemptAt ? { note: { text: t('again'), at: order.nextAttemptAt.toISOString() } } : {}),
    }
  }
  if (order.status === 'PURCHASED' && order.purchaseStatus === 'AWAITING_PAYMENT')
    return { text: t('pay'), isUrgent: true, ...(order.payBy ? { note: { text: t('payBy'), at: order.payBy.toISOString(), isEnd: true } } : {}) }
  const link = `/reseller/orders/${order.id}`
  if (order.waitsFor === 'case')
    return { text: t('case'), isUrgent: true, fix: { text: t('fix.answer'), href: link }, ...(order.answerBy ? { note: { text: t('payBy'), at: order.answerBy.toISOString(), isEnd: true } } : {}) }
  if (order.waitsFor === 'part') return { text: t('part'), isUrgent: true, fix: { text: t('fix.refund'), href: link } }
  if (order.caseStatus !== null) return { text: t('caseOpen') }
  return { text: t.has(`status.${order.status}` as 'status.PAID') ? t(`status.${order.status}` as 'status.PAID') : '—' }
}
