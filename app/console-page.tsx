import './icons.css'
import './live-pages.css'
import type { ReactNode } from 'react'
import { GeistSans } from 'geist/font/sans'
import { headers } from 'next/headers'
import { ConsoleFrame } from '@/components/console/console-frame'
import type { PaletteSearch } from '@/components/console/command-palette'
import type { ConsoleLink } from '@/components/console/console-links'
import { pack } from '@/components/ui/packed'
import { machineNow } from '@/lib/foundation/clock'
import { env } from '@/lib/foundation/env'
import type { SessionUser } from '@/lib/web/session'
import type { Locale } from '@/lib/web/i18n/locales'
import { pickMessages } from '@/lib/web/i18n/load-messages'

interface ConsolePageProps {
  readonly locale: Locale
  readonly place: string
  readonly links: readonly ConsoleLink[]
  readonly user: SessionUser
  readonly search: PaletteSearch
  readonly children: ReactNode
}

/** Every page of a console: what its document and its frame show of the person and the request. */
export async function ConsolePage({ locale, place, links, user, search, children }: ConsolePageProps) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const view = pack({
    locale, now: machineNow().toISOString(), texts: pickMessages(locale, ['common', 'console']),
    place, links, person: { name: user.name, email: user.email }, environment: env().storedEnvironment,
  })
  return <ConsoleFrame view={view} fonts={GeistSans.variable} nonce={nonce} search={search}>{children}</ConsoleFrame>
}
