import type { ReactNode } from 'react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { buttonStyles } from './button-styles'
import { cn } from './cn'

interface PaginationProps {
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
  readonly labels: { readonly label: string; readonly previous: string; readonly next: string; readonly range?: string }
}

/** Draws nothing where everything fits on one page. */
export function Pagination({ page, pages, href, labels }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <nav aria-label={labels.label} className="flex items-center justify-between gap-4 py-4">
      <Step to={page > 1 ? href(page - 1) : null} rel="prev">
        <ChevronLeft aria-hidden /> {labels.previous}
      </Step>
      <span className="text-13 text-muted">{labels.range ?? `${page} / ${pages}`}</span>
      <Step to={page < pages ? href(page + 1) : null} rel="next">
        {labels.next} <ChevronRight aria-hidden />
      </Step>
    </nav>
  )
}

function Step({ to, rel, children }: { to: string | null; rel: 'prev' | 'next'; children: ReactNode }) {
  const look = buttonStyles({ variant: 'outline', size: 'sm' })
  if (to === null) return <span aria-disabled="true" className={cn(look)}>{children}</span>
  return <Link href={to} rel={rel} className={look}>{children}</Link>
}
