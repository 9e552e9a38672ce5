import Link from 'next/link'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Money } from '@/lib/foundation/money'
import type { Need } from '@/lib/reports/read-reseller-today'
import { failureTitle, payoutReason } from '../console/event-words'
import { buttonStyles } from '../ui/button'
import { Badge } from '../ui/status-pill'
import { Card, CardHeader } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { fixOf } from './next-step'

/** What is not an order and still waits for the reseller: a connection, a payout e-mail, a first product. */
export interface SetupNeed {
  readonly key: 'connect' | 'reconnect' | 'expires' | 'payoutEmail' | 'noProducts'
  readonly href: string
  /** For `expires`. */
  readonly until: Date | null
}

interface NeedsListProps { readonly setup: readonly SetupNeed[]; readonly needs: readonly Need[]; readonly total: number }

/** Reason, money at stake, age, one button: most money first. */
export function NeedsList({ setup, needs, total }: NeedsListProps) {
  const t = useTranslations('reseller.today.needs')
  const count = setup.length + total
  return (
    <Card aria-labelledby="needs">
      <CardHeader id="needs" title={<span className="inline-flex items-center gap-2">{t('title')} {count > 0 ? <Badge>{count}</Badge> : null}</span>} action={total > needs.length ? <Link href="/reseller/orders?show=needs" className="text-13 text-accent">{t('all')}</Link> : null} />
      {count === 0 ? <EmptyState icon={CircleCheck} title={t('noneTitle')} text={t('noneText')} className="py-8" /> : (
        <ul className="divide-y divide-line border-t border-line">
          {setup.map((need) => <SetupLine key={need.key} need={need} />)}
          {needs.map((need) => <NeedLine key={`${need.kind}${need.orderId}`} need={need} />)}
        </ul>
      )}
    </Card>
  )
}

interface LineProps { readonly icon: ReactNode; readonly title: string; readonly facts: ReactNode; readonly href: string; readonly button: string; readonly isFirst: boolean }

function Line({ icon, title, facts, href, button, isFirst }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      {icon}
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">{title}</p>
        <p className="flex flex-wrap gap-x-2 text-13 text-muted">{facts}</p>
      </div>
      <Link href={href} className={buttonStyles({ variant: isFirst ? 'primary' : 'outline', size: 'sm' })}>{button}</Link>
    </li>
  )
}

function SetupLine({ need }: { need: SetupNeed }) {
  const t = useTranslations('reseller.today.needs')
  return (
    <Line
      icon={<CircleAlert aria-hidden className="size-4 shrink-0 text-info" />} isFirst href={need.href} button={t(`setup.${need.key}.button`)} title={t(`setup.${need.key}.title`)}
      facts={<>{t(`setup.${need.key}.text`)}{need.until ? <RelativeTime at={need.until} /> : null}</>}
    />
  )
}

const TITLES = { payout: 'payout', unpaid_at_supplier: 'unpaid', case: 'case', part: 'part' } as const
const BUTTONS = { payout: 'look', unpaid_at_supplier: 'pay', case: 'answer', part: 'refund' } as const

function NeedLine({ need }: { need: Need }) {
  const t = useTranslations('reseller.today.needs')
  const next = useTranslations('reseller.orders.next')
  const events = useTranslations('events')
  const locale = useLocale()
  const fix = fixOf(need.reason)
  const order = `/reseller/orders/${need.orderId}`
  const title = need.kind === 'stopped' ? failureTitle(events, need.reason) : t(TITLES[need.kind])
  const href = need.kind === 'stopped' ? (fix.href ?? order) : need.kind === 'payout' ? '/reseller/payouts' : order
  const button = need.kind === 'stopped' ? next(`fix.${fix.key}`) : t(BUTTONS[need.kind])
  return (
    <Line
      icon={<TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" />} title={title} href={href} button={button} isFirst={false}
      facts={<>
        <Link href={order} className="font-mono text-12 no-underline hover:underline">…{need.orderId.slice(-4)}</Link>
        <MoneyText amount={need.amount satisfies Money} locale={locale} className="text-text" />
        <RelativeTime at={need.since} />
        {need.kind === 'payout' ? <span>{payoutReason(events, need.detail)}</span> : null}
        {need.until && need.kind === 'stopped' ? <span>{next('again')} <RelativeTime at={need.until} /></span> : null}
        {need.until && (need.kind === 'unpaid_at_supplier' || need.kind === 'case') ? <span>{next('payBy')} <RelativeTime at={need.until} withHour /></span> : null}
      </>}
    />
  )
}
