'use client'
import { useMemo, type ReactNode } from 'react'
import { NextIntlClientProvider } from 'next-intl'
import type { Messages } from '@/lib/web/i18n/load-messages'
import type { Locale } from '@/lib/web/i18n/locales'
import { Document } from '../ui/document'
import { usePacked, type Packed } from '../ui/packed'
import { Toaster } from '../ui/toast'
import { TooltipProvider } from '../ui/tooltip'
import type { ConsolePerson } from './account-menu'
import type { PaletteSearch } from './command-palette'
import type { ConsoleLink } from './console-links'
import { ConsoleShell } from './console-shell'

/** What the frame of a console shows, in words of the reader's language. */
export interface ConsoleView {
  readonly locale: Locale
  readonly now: string
  /** Texts that client parts use on every page; one page's own come by ClientTexts. */
  readonly texts: Partial<Messages>
  readonly place: string
  readonly links: readonly ConsoleLink[]
  readonly person: ConsolePerson
  readonly environment: 'sandbox' | 'production'
}

interface ConsoleFrameProps {
  readonly view: Packed<ConsoleView>
  readonly fonts: string
  readonly nonce: string | undefined
  readonly search: PaletteSearch
  readonly children: ReactNode
}

/**
 * The document of a console with its frame, room for tooltips and for what was just done. One client part: its markup is made on either side and
 * only its few words travel, as one text.
 */
export function ConsoleFrame({ view, fonts, nonce, search, children }: ConsoleFrameProps) {
  const { locale, now, texts, place, links, person, environment } = usePacked(view)
  const shownAt = useMemo(() => new Date(now), [now])
  return (
    <Document locale={locale} surface="console" fonts={fonts} skipLabel={texts.common?.skip ?? ''} nonce={nonce}>
      <NextIntlClientProvider locale={locale} messages={texts} now={shownAt} timeZone="UTC">
        <TooltipProvider>
          <ConsoleShell place={place} links={links} person={person} environment={environment} search={search}>{children}</ConsoleShell>
        </TooltipProvider>
        <Toaster />
      </NextIntlClientProvider>
    </Document>
  )
}
