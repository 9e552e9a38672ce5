export interface CategoryLink {
  readonly href: string
  readonly name: string
  readonly count: number | null
  readonly isCurrent: boolean
}

export function CategoryLinks({ label, links }: { label: string; links: readonly CategoryLink[] }) {
  if (links.length < 2) return null
  return (
    <nav aria-label={label} className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-1 sm:mx-0 sm:flex-wrap sm:px-0">
      {links.map((link) => (
        <a
          key={link.href}
          href={link.href}
          aria-current={link.isCurrent ? 'page' : undefined}
          className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-full border border-line bg-raised px-4 text-14 no-underline hover:border-edge aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:text-on-accent"
        >
          {link.name}
          {link.count === null ? null : <span className="opacity-70">{link.count}</span>}
        </a>
      ))}
    </nav>
  )
}
