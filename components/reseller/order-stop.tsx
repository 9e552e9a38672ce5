import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatMoney, money, parseDecimal } from '@/lib/foundation/money'
import type { OrderPageRow } from '@/lib/reports/read-reseller-order'
import type { ReactNode } from 'react'
import { evidenceLabel, failureText, failureTitle } from '../console/event-words'
import { buttonStyles } from '../ui/button'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { fixOf } from './next-step'

const HIDDEN = new Set(['currency', 'scope', 'minimumMarginBasisPoints', 'costMinor', 'spendMinor', 'requestId'])
const IN_MINOR = new Set(['DAILY_SPEND_LIMIT'])

/** The facts of a stop hold amounts as decimal text in the order's currency. */
function factText(value: string | number | boolean | null, currency: string, locale: string): string {
  if (typeof value === 'string' && /^-?\d+\.\d\d$/.test(value)) return formatMoney(parseDecimal(value, currency), locale)
  return String(value)
}

interface OrderStopProps {
  readonly order: OrderPageRow
  readonly isRefunding: boolean
  readonly actions: ReactNode
}

/** Why an order stopped: reason, money at stake, age, what happens by itself, and the buttons. */
export function OrderStop({ order, isRefunding, actions }: OrderStopProps) {
  const t = useTranslations('reseller.order.stop')
  const events = useTranslations('events')
  const locale = useLocale()
  if (isRefunding) return <Notice tone="info" title={t('refunding')} className="mb-4">{t('refundingText')}</Notice>
  const fix = fixOf(order.failureReason)
  const facts = Object.entries(order.failureFacts ?? {}).filter(([name, value]) => value !== null && value !== '' && !HIDDEN.has(name) && evidenceLabel(events, name) !== null && !(IN_MINOR.has(order.failureReason ?? '') && name === 'limit'))
  return (
    <Notice tone="warn" title={failureTitle(events, order.failureReason)} className="mb-4">
      <p className="text-text">{failureText(events, order.failureReason)}</p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-13">
        <span>{t('stake')} <MoneyText amount={money(order.totalMinor, order.currency)} locale={locale} className="font-medium text-text" /></span>
        {order.stoppedAt ? <span>{t('since')} <RelativeTime at={order.stoppedAt} /></span> : null}
        {order.nextAttemptAt ? <span>{t('again')} <RelativeTime at={order.nextAttemptAt} /></span> : null}
        {facts.map(([name, value]) => <span key={name}>{evidenceLabel(events, name)}: <span className="text-text">{factText(value, order.currency, locale)}</span></span>)}
      </p>
      <div className="mt-3 flex flex-wrap items-start gap-2">
        {fix.href ? <Link href={fix.href} className={buttonStyles()}>{t(`fix.${fix.key === 'connect' ? 'connect' : 'limits'}`)}</Link> : null}
        {actions}
      </div>
      <p className="mt-2 text-12">{t('autoRefund')}</p>
    </Notice>
  )
}
