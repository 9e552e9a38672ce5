import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { cn } from './cn'
import { Spinner } from './spinner'

export interface TimelineItem {
  readonly key: string
  readonly title: ReactNode
  /** A RelativeTime, or a date to come. */
  readonly time?: ReactNode
  /** By whom, evidence chips, ids, amounts. */
  readonly details?: ReactNode
  readonly state: 'done' | 'now' | 'next' | 'stopped'
}

/** What happened, one line each, in the order given. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item, index) => (
        <li key={item.key} aria-current={item.state === 'now' ? 'step' : undefined} className="relative flex gap-3 pb-5 last:pb-0">
          {index < items.length - 1 ? (
            <span aria-hidden className={cn('absolute top-6 bottom-0 left-[9px] w-0.5', item.state === 'done' ? 'bg-accent' : 'bg-line')} />
          ) : null}
          <Mark state={item.state} />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className={cn(item.state === 'next' ? 'text-muted' : 'font-medium')}>{item.title}</span>
              {item.time ? <span className="text-13 text-muted">{item.time}</span> : null}
            </div>
            {item.details ? <div className="mt-0.5 text-13 text-muted">{item.details}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mark({ state }: { state: TimelineItem['state'] }) {
  return (
    <span
      aria-hidden
      className={cn(
        'z-10 mt-0.5 grid size-5 shrink-0 place-content-center rounded-full border-2',
        state === 'done' && 'border-accent bg-accent text-on-accent',
        state === 'now' && 'border-accent bg-raised text-accent',
        state === 'next' && 'border-line bg-raised',
        state === 'stopped' && 'border-warn bg-raised',
      )}
    >
      {state === 'done' ? <Check className="size-3" strokeWidth={3} /> : null}
      {state === 'now' ? <Spinner className="size-3" /> : null}
      {state === 'stopped' ? <span className="size-2 rounded-full bg-warn" /> : null}
    </span>
  )
}
