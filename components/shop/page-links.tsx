import { ChevronLeft, ChevronRight } from 'lucide-react'
import { buttonStyles } from '@/components/ui/button-styles'

interface PageLinksProps {
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
  readonly labels: { readonly label: string; readonly previous: string; readonly next: string; readonly range: string }
}

/** Pages of a list as plain links: each is a document of its own. Draws nothing where everything fits on one page. */
export function PageLinks({ page, pages, href, labels }: PageLinksProps) {
  if (pages <= 1) return null
  const look = buttonStyles({ variant: 'outline', size: 'sm' })
  return (
    <nav aria-label={labels.label} className="flex items-center justify-between gap-4 py-4">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev" className={look}>
          <ChevronLeft aria-hidden /> {labels.previous}
        </a>
      ) : (
        <span />
      )}
      <span className="text-14 text-muted">{labels.range}</span>
      {page < pages ? (
        <a href={href(page + 1)} rel="next" className={look}>
          {labels.next} <ChevronRight aria-hidden />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
