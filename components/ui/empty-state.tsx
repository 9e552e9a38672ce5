import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { cn } from './cn'

interface EmptyStateProps {
  readonly icon?: LucideIcon
  readonly title: string
  /** What this place is for and what comes next. */
  readonly text?: ReactNode
  /** The one button that leads on. */
  readonly action?: ReactNode
  readonly className?: string
}

export function EmptyState({ icon: Icon, title, text, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-12 text-center', className)}>
      {Icon ? <Icon aria-hidden className="mb-1 size-6 text-muted" strokeWidth={1.5} /> : null}
      <p className="text-16 font-semibold">{title}</p>
      {text ? <p className="max-w-md text-14 text-muted">{text}</p> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
