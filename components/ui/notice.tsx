import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { cn } from './cn'

const LOOK = {
  good: { icon: CircleCheck, mark: 'text-good', box: 'border-[color-mix(in_srgb,var(--good)_35%,var(--raised))] bg-[color-mix(in_srgb,var(--good)_7%,var(--raised))]' },
  warn: { icon: TriangleAlert, mark: 'text-warn', box: 'border-[color-mix(in_srgb,var(--warn)_35%,var(--raised))] bg-[color-mix(in_srgb,var(--warn)_7%,var(--raised))]' },
  bad: { icon: CircleAlert, mark: 'text-bad', box: 'border-[color-mix(in_srgb,var(--bad)_35%,var(--raised))] bg-[color-mix(in_srgb,var(--bad)_6%,var(--raised))]' },
  info: { icon: Info, mark: 'text-info', box: 'border-[color-mix(in_srgb,var(--info)_35%,var(--raised))] bg-[color-mix(in_srgb,var(--info)_7%,var(--raised))]' },
}

interface NoticeProps {
  readonly tone: keyof typeof LOOK
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Read out at once; for what just went wrong. */
  readonly urgent?: boolean
  readonly className?: string
}

/** A message inside the page: what happened, what it means, what to do now. */
export function Notice({ tone, title, children, action, urgent, className }: NoticeProps) {
  const { icon: Icon, mark, box } = LOOK[tone]
  return (
    <div role={urgent ? 'alert' : 'status'} className={cn('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-card border p-3 text-14', box, className)}>
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', mark)} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
