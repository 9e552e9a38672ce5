import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** Scrolls sideways inside itself (`relative`: texts for readers only would widen the page otherwise); `label` names it for readers. */
export function Table({ label, className, children, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    <div className="relative w-full overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <table className={cn('w-full border-collapse text-14', className)} {...rest}>
        {children}
      </table>
    </div>
  )
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="border-b border-line text-left text-12 text-muted">
      <tr>{children}</tr>
    </thead>
  )
}

export function TableBody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody className={cn('[&>tr:last-child]:border-0', className)} {...rest} />
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('border-b border-line hover:bg-[color-mix(in_srgb,var(--sunken)_60%,transparent)]', className)} {...rest} />
}

interface CellProps {
  /** Right-aligned: figures, money, ages. */
  readonly numeric?: boolean
}

export function HeadCell({ numeric, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return <th scope="col" className={cn('h-9 px-3 font-medium whitespace-nowrap first:pl-4 last:pr-4', numeric && 'text-right', className)} {...rest} />
}

export function Cell({ numeric, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return <td className={cn('h-11 px-3 py-1.5 align-middle first:pl-4 last:pr-4', numeric && 'text-right whitespace-nowrap', className)} {...rest} />
}
