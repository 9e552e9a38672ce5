'use client'
import { useRef, useState } from 'react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { cn } from '../ui/cn'
import { Icon } from '../ui/icon'
import { Sheet, SheetContent } from '../ui/sheet'
import { currentLink } from './console-links'
import type { ConsoleLink } from './console-links'

const SHOWN = 4

/** The phone's navigation: the first pages within the thumb's reach, the others one touch away. */
export function BottomBar({ links }: { links: readonly ConsoleLink[] }) {
  const t = useTranslations('console')
  const pathname = usePathname()
  const [isOpen, setOpen] = useState(false)
  const more = useRef<HTMLButtonElement>(null)
  const current = currentLink(links, pathname)
  const rest = links.slice(SHOWN)
  return (
    <nav aria-label={t('navigation')} className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden">
      {links.slice(0, SHOWN).map((link) => (
        <Tab key={link.href} link={link} isCurrent={link === current} />
      ))}
      {rest.length > 0 ? (
        <button ref={more} type="button" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(true)} className={cn(tab, rest.some((link) => link === current) && 'font-medium text-text')}>
          <Icon name="more" className="size-5" />
          {t('more')}
        </button>
      ) : null}
      {isOpen ? (
        <Sheet open onOpenChange={setOpen}>
          <SheetContent title={t('more')} onCloseAutoFocus={(event) => { event.preventDefault(); more.current?.focus() }}>
            <ul className="flex flex-col gap-1">
              {rest.map((link) => (
                <li key={link.href}>
                  <Row link={link} isCurrent={link === current} onClick={() => setOpen(false)} />
                </li>
              ))}
            </ul>
          </SheetContent>
        </Sheet>
      ) : null}
    </nav>
  )
}

const tab = 'flex h-14 flex-col items-center justify-center gap-0.5 px-0.5 text-12 text-muted no-underline'

function Tab({ link, isCurrent }: { link: ConsoleLink; isCurrent: boolean }) {
  return (
    <Link href={link.href} aria-current={isCurrent ? 'page' : undefined} className={cn(tab, isCurrent && 'font-medium text-text')}>
      <Icon name={link.icon} className={isCurrent ? 'size-5 text-accent' : 'size-5'} />
      <span className="max-w-full truncate">{link.label}</span>
    </Link>
  )
}

function Row({ link, isCurrent, onClick }: { link: ConsoleLink; isCurrent: boolean; onClick: () => void }) {
  return (
    <Link
      href={link.href}
      onClick={onClick}
      aria-current={isCurrent ? 'page' : undefined}
      className={cn('flex h-12 items-center gap-3 rounded-control px-3 text-16 no-underline hover:bg-sunken', isCurrent && 'bg-sunken font-medium')}
    >
      <Icon name={link.icon} className="size-5 text-muted" />
      {link.label}
    </Link>
  )
}
