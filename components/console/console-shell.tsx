'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'next-intl'
import { AccountMenu } from './account-menu'
import type { ConsolePerson } from './account-menu'
import { BottomBar } from './bottom-bar'
import { CommandPalette } from './command-palette'
import type { PaletteSearch } from './command-palette'
import type { ConsoleLink } from './console-links'
import { EnvironmentBadge } from './environment-badge'
import { RailLinks } from './rail-links'

interface ConsoleShellProps {
  /** Under the product's name: the shop, or "Administration". */
  readonly place: string
  readonly links: readonly ConsoleLink[]
  readonly person: ConsolePerson
  readonly environment: 'sandbox' | 'production'
  /** Server action of the palette: what stands behind a word. */
  readonly search: PaletteSearch
  readonly children: ReactNode
}

/**
 * The frame of both consoles: rail of 224 px, icons only up to 1024 px, a bottom bar on phones; environment badge, command palette, account.
 * Pages draw a PageHeader (title, one primary action) and their content, at most 1200 px wide. A client part, so that its markup is made on
 * either side and only its few words travel.
 */
export function ConsoleShell({ place, links, person, environment, search, children }: ConsoleShellProps) {
  const t = useTranslations('console')
  const home = links[0]?.href ?? '/'
  return (
    <div className="min-h-dvh md:pl-14 rail:pl-56">
      <aside className="fixed inset-y-0 left-0 z-30 hidden w-14 flex-col gap-3 border-r border-line bg-raised py-3 md:flex rail:w-56">
        <a href={home} className="flex items-center gap-2.5 px-3 no-underline rail:px-4" aria-label={`Ivan Reseller, ${place}`}>
          <Mark />
          <span className="hidden min-w-0 flex-col rail:flex">
            <span className="truncate text-14 leading-5 font-semibold">{place}</span>
            <span className="text-12 text-muted">Ivan Reseller</span>
          </span>
        </a>
        <div className="px-2">
          <EnvironmentBadge environment={environment} />
        </div>
        <div className="px-2">
          <CommandPalette links={links} search={search} trigger="rail" />
        </div>
        <nav aria-label={t('navigation')} className="flex min-h-0 grow flex-col gap-0.5 overflow-y-auto px-2">
          <RailLinks links={links} />
        </nav>
        <div className="px-2">
          <AccountMenu person={person} look="rail" />
        </div>
      </aside>
      <header className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b border-line bg-raised px-4 md:hidden">
        <a href={home} aria-label={place} className="flex min-w-0 items-center gap-2 no-underline">
          <Mark />
          <span className="truncate font-semibold">{place}</span>
        </a>
        <EnvironmentBadge environment={environment} compact />
        <span className="grow" />
        <CommandPalette links={links} search={search} trigger="bar" />
        <AccountMenu person={person} look="bar" />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1264px] px-4 pt-5 pb-24 outline-none md:px-8 md:pt-7 md:pb-12">
        {children}
      </main>
      <BottomBar links={links} />
    </div>
  )
}

function Mark() {
  return (
    <span aria-hidden className="grid size-8 shrink-0 place-content-center rounded-card bg-accent text-14 font-semibold text-on-accent">
      IR
    </span>
  )
}
