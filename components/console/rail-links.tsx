'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '../ui/cn'
import { Icon } from '../ui/icon'
import { currentLink } from './console-links'
import type { ConsoleLink } from './console-links'

export function RailLinks({ links }: { links: readonly ConsoleLink[] }) {
  const current = currentLink(links, usePathname())
  return links.map((link) => {
    const isCurrent = link === current
    return (
      <Link
        key={link.href}
        href={link.href}
        title={link.label}
        aria-current={isCurrent ? 'page' : undefined}
        className={cn(
          'flex h-9 shrink-0 items-center justify-center gap-2.5 rounded-control px-2.5 text-14 text-muted no-underline hover:bg-sunken hover:text-text rail:justify-start',
          isCurrent && 'bg-sunken font-medium text-text',
        )}
      >
        <Icon name={link.icon} className={isCurrent ? 'text-accent' : undefined} />
        <span className="sr-only truncate rail:not-sr-only">{link.label}</span>
      </Link>
    )
  })
}
