import type { ReactNode } from 'react'
import { cn } from './cn'

export interface Fact {
  readonly label: ReactNode
  readonly value: ReactNode
  /** Sums and results. */
  readonly strong?: boolean
}

/** Names on the left, values on the right: a calculation, an address, the data of a record. */
export function FactList({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={cn('flex flex-col text-14', className)}>
      {facts.map((fact, index) => (
        <div key={index} className={cn('flex items-baseline justify-between gap-4 py-1.5', fact.strong && 'mt-1 border-t border-line pt-2.5 font-semibold')}>
          <dt className={fact.strong ? '' : 'text-muted'}>{fact.label}</dt>
          <dd className="text-right">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
