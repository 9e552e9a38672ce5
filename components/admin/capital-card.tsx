import { Card, CardContent, CardHeader } from '../ui/card'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { Stat, StatGrid } from '../ui/stat'

interface Figure { readonly label: string; readonly amount: string; readonly note: string }

export interface CapitalView {
  readonly title: string
  readonly text: string
  /** `at` (ISO 8601): as of when, after the note. */
  readonly real: Figure & { readonly at: string | null; readonly isStale: boolean }
  readonly committed: Figure
  readonly free: Figure & { readonly isNone: boolean }
  /** The balance is too old to buy on. */
  readonly stale: { readonly title: string; readonly text: string } | null
}

const amountOf = ({ amount }: Figure) => <span className="whitespace-nowrap">{amount}</span>

/** What the real PayPal balance is, what open purchases hold of it, and what is left to buy with. */
export function CapitalCard({ view: { title, text, real, committed, free, stale } }: { view: CapitalView }) {
  return (
    <Card aria-labelledby="capital-title">
      <CardHeader id="capital-title" title={title} description={text} />
      <CardContent className="flex flex-col gap-4">
        <StatGrid className="grid-cols-1 sm:grid-cols-3">
          <Stat label={real.label} value={amountOf(real)} note={real.at ? <>{real.note} <RelativeTime at={real.at} /></> : real.note} tone={real.isStale ? 'warn' : undefined} />
          <Stat label={committed.label} value={amountOf(committed)} note={committed.note} />
          <Stat label={free.label} value={amountOf(free)} note={free.note} tone={free.isNone ? 'warn' : undefined} />
        </StatGrid>
        {stale ? <Notice tone="warn" title={stale.title}>{stale.text}</Notice> : null}
      </CardContent>
    </Card>
  )
}
