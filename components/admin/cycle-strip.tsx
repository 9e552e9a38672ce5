import Link from 'next/link'
import { cn } from '../ui/cn'
import { Icon } from '../ui/icon'
import { RelativeTime } from '../ui/relative-time'

export interface CycleStage {
  readonly key: string
  readonly name: string
  readonly href: string | null
  readonly count: string
  readonly amount: string | null
  readonly waiting: string | null
  /** ISO 8601. */
  readonly oldest: string | null
  readonly broken: string | null
}

export interface StripView {
  readonly label: string
  readonly oldestLabel: string
  readonly stages: readonly CycleStage[]
}

/** The way of the money from left to right; each stage says how many came this far, how much money, who waits since when and what is broken. */
export function CycleStrip({ view: { stages, label, oldestLabel } }: { view: StripView }) {
  return (
    <ol aria-label={label} className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-4 xl:grid-cols-8">
      {stages.map((stage, index) => (
        <li key={stage.key} className="relative bg-raised">
          <Stage stage={stage} oldestLabel={oldestLabel} />
          {index < stages.length - 1 ? <Icon name="chevron" className="pointer-events-none absolute top-10 right-2 size-3.5 text-muted" /> : null}
        </li>
      ))}
    </ol>
  )
}

function Stage({ stage, oldestLabel }: { stage: CycleStage; oldestLabel: string }) {
  const body = (
    <>
      <span className="text-13 text-muted">{stage.name}</span>
      <span className="text-24 font-semibold tracking-tight">{stage.count}</span>
      <span className="text-13 sm:min-h-5">{stage.amount ? <span className="whitespace-nowrap">{stage.amount}</span> : null}</span>
      <span className="mt-1 text-12 sm:min-h-8 text-muted">
        {stage.waiting}
        {stage.oldest ? <span className="block">{oldestLabel} <RelativeTime at={stage.oldest} /></span> : null}
      </span>
      {stage.broken ? (
        <span className="inline-flex items-center gap-1 text-12 font-medium text-bad"><Icon name="triangle" className="size-3.5" />{stage.broken}</span>
      ) : null}
    </>
  )
  const look = 'flex h-full flex-col px-3.5 py-3'
  return stage.href ? <Link href={stage.href} className={cn(look, 'text-text no-underline hover:bg-sunken focus-visible:-outline-offset-2')}>{body}</Link> : <div className={look}>{body}</div>
}
