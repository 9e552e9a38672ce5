import type { ReactNode } from 'react'

interface PageHeaderProps {
  readonly title: ReactNode
  readonly description?: ReactNode
  /** Status pills or chips beside the title. */
  readonly beside?: ReactNode
  /** The one primary action (others as quiet buttons before it). */
  readonly actions?: ReactNode
  /** Link back, above the title. */
  readonly back?: ReactNode
}

export function PageHeader({ title, description, beside, actions, back }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-5">
      <div className="min-w-0">
        {back ? <div className="mb-1 text-13 text-muted">{back}</div> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-24 font-semibold tracking-tight">{title}</h1>
          {beside}
        </div>
        {description ? <p className="mt-1 max-w-prose text-14 text-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
