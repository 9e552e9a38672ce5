import type { ComponentProps, ReactNode } from 'react'

const names = (...each: readonly (string | false | undefined)[]): string | undefined => each.filter(Boolean).join(' ') || undefined

/** Scrolls sideways inside itself (`relative`: texts for readers only would widen the page otherwise); `label` names it for readers. Its look: app/live-pages.css. */
export function Table({ label, className, children, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    <div className="relative w-full overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <table className={names('data-table', className)} {...rest}>
        {children}
      </table>
    </div>
  )
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead><tr>{children}</tr></thead>
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />
}

export function TableRow(props: ComponentProps<'tr'>) {
  return <tr {...props} />
}

interface CellProps {
  /** Right-aligned: figures, money, ages. */
  readonly numeric?: boolean
}

export function HeadCell({ numeric, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return <th scope="col" className={names(numeric && 'num', className)} {...rest} />
}

export function Cell({ numeric, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return <td className={names(numeric && 'num', className)} {...rest} />
}
