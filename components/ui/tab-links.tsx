import Link from 'next/link'
import { cn } from './cn'

export interface TabLink {
  readonly href: string
  readonly label: string
  readonly count?: number | string | undefined
  readonly current: boolean
}

/** Tabs that are addresses: "All 1,204 | Needs me 3 | Buying 2". */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="relative flex gap-1 overflow-x-auto border-b border-line">
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.current ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-3 text-14 font-medium whitespace-nowrap text-muted no-underline hover:text-text',
            link.current && 'border-accent text-text',
          )}
        >
          {link.label}
          {link.count === undefined ? null : <span className="font-normal text-muted">{link.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
