import type { ReactNode } from 'react'
import { cn } from './cn'

interface StatProps {
  readonly label: ReactNode
  readonly value: ReactNode
  /** Under the figure: what it is compared to, "as of", the part that is estimated. */
  readonly note?: ReactNode
  readonly tone?: 'good' | 'warn' | 'bad' | undefined
  readonly className?: string
}

const TONE = { good: 'text-good', warn: 'text-warn', bad: 'text-bad' }

/** One figure with its name. Several stand in a `<dl>` (StatGrid). */
export function Stat({ label, value, note, tone, className }: StatProps) {
  return (
    <div className={cn('flex min-w-0 flex-col gap-0.5', className)}>
      <dt className="text-13 text-muted">{label}</dt>
      <dd className={cn('text-20 font-semibold tracking-tight', tone && TONE[tone])}>{value}</dd>
      {note ? <dd className="text-12 text-muted">{note}</dd> : null}
    </div>
  )
}

export function StatGrid({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn('grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]', className)}>{children}</dl>
}
