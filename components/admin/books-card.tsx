import Link from 'next/link'
import type { ActionAnswer } from '../console/use-console-action'
import { Card, CardContent, CardHeader } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { RelativeTime } from '../ui/relative-time'
import { Stat, StatGrid } from '../ui/stat'
import { CheckNow } from './check-now'

interface Figure { readonly label: string; readonly note: string; readonly isGood: boolean }

export interface BooksView {
  readonly title: string
  readonly checked: string
  readonly never: { readonly title: string; readonly text: string }
  /** The last check; null: there was none yet. `at` is ISO 8601. */
  readonly last: {
    readonly at: string
    readonly unexplained: Figure & { readonly amounts: readonly string[] }
    readonly invariants: Figure & { readonly share: string }
    readonly verified: { readonly label: string; readonly orders: string; readonly note: string }
    readonly broken: readonly { readonly number: string; readonly rows: string; readonly name: string; readonly examples: readonly { readonly subject: string; readonly detail: string }[] }[]
    readonly differences: readonly { readonly kind: string; readonly subject: string; readonly text: string }[]
  } | null
}

export type BooksCheck = (input: Record<string, never>) => Promise<ActionAnswer<{ readonly checked: number; readonly holding: number; readonly differences: number }>>

/** Money that nobody can explain, the invariants, and what breaks them. */
export function BooksCard({ view: { title, checked, never, last }, check }: { view: BooksView; check: BooksCheck }) {
  const header = <CardHeader id="books-title" title={title} description={last ? <>{checked} <RelativeTime at={last.at} /></> : undefined} action={<CheckNow check={check} />} />
  if (!last) return <Card aria-labelledby="books-title">{header}<EmptyState title={never.title} text={never.text} className="py-6" /></Card>
  const { unexplained, invariants, verified, broken, differences } = last
  return (
    <Card aria-labelledby="books-title">
      {header}
      <CardContent className="flex flex-col gap-4">
        <StatGrid className="grid-cols-1 sm:grid-cols-3">
          <Stat label={unexplained.label} value={unexplained.amounts.map((each) => <span key={each} className="block whitespace-nowrap">{each}</span>)} note={unexplained.note} tone={unexplained.isGood ? 'good' : 'bad'} />
          <Stat label={invariants.label} value={invariants.share} note={invariants.note} tone={invariants.isGood ? 'good' : 'bad'} />
          <Stat label={verified.label} value={verified.orders} note={verified.note} />
        </StatGrid>
        {broken.length > 0 || differences.length > 0 ? (
          <ul className="flex flex-col gap-3 border-t border-line pt-3">
            {broken.map((each) => (
              <li key={each.number}>
                <p className="text-14 font-medium text-bad">{each.number} · {each.rows}</p>
                <p className="text-13 text-muted">{each.name}</p>
                <ul className="mt-1 text-13">{each.examples.map((row, index) => <li key={index} className="wrap-anywhere"><span className="font-mono text-12">{row.subject}</span> {row.detail}</li>)}</ul>
              </li>
            ))}
            {differences.map((each) => (
              <li key={`${each.kind}${each.subject}`} className="text-13 wrap-anywhere">
                <Link href={`/admin/ledger?order=${each.subject}`} className="font-mono text-12 text-accent">{each.subject}</Link> {each.text}
              </li>
            ))}
          </ul>
        ) : null}
      </CardContent>
    </Card>
  )
}
