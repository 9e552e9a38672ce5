import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { money, zero, type Money } from '@/lib/foundation/money'
import type { ActionAnswer } from '../console/use-console-action'
import { Card, CardContent, CardHeader } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { Stat, StatGrid } from '../ui/stat'
import { CheckNow } from './check-now'

export interface BooksCardProps {
  readonly last: {
    readonly at: string
    readonly invariants: { readonly checked: number; readonly holding: number; readonly broken: readonly { readonly number: string; readonly name: string; readonly broken: number; readonly rows: readonly { readonly subject: string; readonly detail: string }[] }[] }
    readonly ledger: { readonly orders: number; readonly transactions: number; readonly unexplained: Readonly<Record<string, string>>; readonly count: number; readonly differences: readonly { readonly kind: string; readonly subject: string; readonly expected: string; readonly found: string }[] }
  } | null
  readonly locale: string
  readonly check: (input: Record<string, never>) => Promise<ActionAnswer<{ readonly checked: number; readonly holding: number; readonly differences: number }>>
}

const DEFAULT_CURRENCY = 'USD'

/** Money that nobody can explain, the invariants, and what breaks them. */
export async function BooksCard({ last, locale, check }: BooksCardProps) {
  const t = await getTranslations('admin.cycle.books')
  const header = <CardHeader id="books-title" title={t('title')} description={last ? <>{t('checked')} <RelativeTime at={last.at} /></> : undefined} action={<CheckNow check={check} />} />
  if (!last) return <Card aria-labelledby="books-title">{header}<EmptyState title={t('neverTitle')} text={t('neverText')} className="py-6" /></Card>
  const amounts = Object.entries(last.ledger.unexplained).map(([currency, minor]): Money => money(BigInt(minor), currency))
  const unexplained = amounts.length > 0 ? amounts : [zero(DEFAULT_CURRENCY)]
  const { checked, holding, broken } = last.invariants
  return (
    <Card aria-labelledby="books-title">
      {header}
      <CardContent className="flex flex-col gap-4">
        <StatGrid className="grid-cols-1 sm:grid-cols-3">
          <Stat label={t('unexplained')} value={unexplained.map((each) => <MoneyText key={each.currency} amount={each} locale={locale} className="block" />)} note={t('differences', { count: last.ledger.count })} tone={last.ledger.count > 0 ? 'bad' : 'good'} />
          <Stat label={t('invariants')} value={`${holding}/${checked}`} note={holding === checked ? t('hold') : t('broken', { count: checked - holding })} tone={holding === checked ? 'good' : 'bad'} />
          <Stat label={t('verified')} value={last.ledger.orders.toLocaleString(locale)} note={t('transactions', { count: last.ledger.transactions })} />
        </StatGrid>
        {broken.length > 0 || last.ledger.differences.length > 0 ? (
          <ul className="flex flex-col gap-3 border-t border-line pt-3">
            {broken.map((each) => (
              <li key={each.number}>
                <p className="text-14 font-medium text-bad">{each.number} · {t('rows', { count: each.broken })}</p>
                <p className="text-13 text-muted">{each.name}</p>
                <ul className="mt-1 text-13">{each.rows.map((row, index) => <li key={index} className="break-words"><span className="font-mono text-12">{row.subject}</span> {row.detail}</li>)}</ul>
              </li>
            ))}
            {last.ledger.differences.slice(0, 5).map((each) => (
              <li key={`${each.kind}${each.subject}`} className="text-13 break-words">
                <Link href={`/admin/ledger?order=${each.subject}`} className="font-mono text-12 text-accent">{each.subject}</Link> {t('difference', { what: each.kind, expected: each.expected, found: each.found })}
              </li>
            ))}
          </ul>
        ) : null}
      </CardContent>
    </Card>
  )
}
