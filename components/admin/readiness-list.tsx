import Link from 'next/link'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '../ui/cn'
import { CopyChip } from '../ui/copy-chip'
import { RelativeTime } from '../ui/relative-time'
import { StatusPill, type Tone } from '../ui/status-pill'

interface Row {
  readonly name: string
  readonly status: 'CONFIRMED' | 'FAILED' | 'BLOCKED'
  readonly isLocal: boolean
  readonly at: Date | null
  readonly ids: Readonly<Record<string, string>>
  readonly reason: string
  readonly next: string | null
}

interface ReadinessListProps { readonly rows: readonly Row[]; readonly place: 'local' | 'paypal_sandbox' | 'production'; readonly look?: 'headline' }

const TONES = { CONFIRMED: 'good', FAILED: 'bad', BLOCKED: 'neutral' } as const satisfies Record<string, Tone>
/** Names of evidence that are words, not numbers to copy. */
const PLAIN = new Set(['code', 'event', 'row', 'account'])

/** Where the next step is done, for the steps that are done on a page. */
const PAGES: Readonly<Record<string, string>> = { look_at_order: '/admin/orders?show=stopped', look_at_orders: '/admin/orders?show=paid', look_at_payouts: '/admin/payouts', confirm_automatically: '/admin/settings' }

/** Each claim with its proof: what, when, by which records, and what to do where it is not proved. */
export function ReadinessList({ rows, place, look }: ReadinessListProps) {
  return <ul className="overflow-hidden rounded-card border border-line bg-raised">{rows.map((row) => <Item key={row.name} row={row} place={place} isHeadline={look === 'headline'} />)}</ul>
}

function Item({ row, place, isHeadline }: { row: Row; place: ReadinessListProps['place']; isHeadline: boolean }) {
  const t = useTranslations('admin.readiness')
  const word = row.status === 'CONFIRMED' && row.isLocal ? t(place === 'paypal_sandbox' ? 'status.CONFIRMED_PAYPAL_SANDBOX' : 'status.CONFIRMED_LOCAL') : t(`status.${row.status}`)
  const page = row.next === null ? undefined : PAGES[row.next]
  const ids = Object.entries(row.ids)
  return (
    <li className="grid gap-x-6 gap-y-1.5 border-b border-line px-4 py-3.5 last:border-0 md:grid-cols-[15rem_1fr]">
      <div className="flex flex-wrap items-center gap-2 md:flex-col md:items-start">
        <h3 className={cn('font-semibold', isHeadline ? 'text-20 tracking-tight' : 'text-14')}>{t(`names.${row.name}` as 'names.ORDER')}</h3>
        <StatusPill tone={TONES[row.status]}>{word}</StatusPill>
      </div>
      <div className="flex min-w-0 flex-col gap-1.5">
        <p>
          {t(`reasons.${row.reason}` as 'reasons.token_works')}
          {row.at ? <span className="text-muted"> <RelativeTime at={row.at} /></span> : null}
        </p>
        {ids.length > 0 ? (
          <ul className="flex flex-wrap gap-x-3 gap-y-1 text-13">
            {ids.map(([name, value]) => (
              <li key={name} className="inline-flex items-center gap-1 text-muted">
                {t.has(`evidence.${name}` as 'evidence.order') ? t(`evidence.${name}` as 'evidence.order') : name}{' '}
                {PLAIN.has(name) ? <span className="text-text">{name === 'row' ? t(`names.${value}` as 'names.ORDER') : value}</span> : <CopyChip value={value} {...(name === 'aliexpress' ? { text: `…${value.slice(-8)}` } : {})} />}
              </li>
            ))}
          </ul>
        ) : null}
        {row.next !== null ? (
          <p className="flex items-start gap-1.5 text-13">
            <ArrowRight aria-hidden className="mt-0.5 size-3.5 shrink-0 text-muted" />
            <span><span className="font-medium">{t('nextStep')}</span> {page ? <Link href={page} className="text-accent">{t(`next.${row.next}` as 'next.connect')}</Link> : t(`next.${row.next}` as 'next.connect')}</span>
          </p>
        ) : null}
      </div>
    </li>
  )
}
