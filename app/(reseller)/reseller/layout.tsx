import type { ReactNode } from 'react'
import { getTranslations } from 'next-intl/server'
import { ConsoleShell } from '@/components/console/console-shell'
import type { ConsoleLink } from '@/components/console/console-links'
import { env } from '@/lib/foundation/env'
import { requireUser } from '@/lib/web/session'
import { searchResellerAction } from '../actions/search'

const PAGES = [
  { href: '/reseller', name: 'today', icon: 'home' },
  { href: '/reseller/orders', name: 'orders', icon: 'orders' },
  { href: '/reseller/products', name: 'products', icon: 'products' },
  { href: '/reseller/payouts', name: 'payouts', icon: 'payouts' },
  { href: '/reseller/api-settings', name: 'apiSettings', icon: 'connection' },
  { href: '/reseller/settings', name: 'settings', icon: 'settings' },
] as const

export default async function ResellerConsoleLayout({ children }: { children: ReactNode }) {
  const user = await requireUser('RESELLER', '/reseller')
  const t = await getTranslations('reseller.pages')
  const links = PAGES.map(({ href, name, icon }): ConsoleLink => ({ href, icon, label: t(`${name}.name`), words: t(`${name}.words`) }))
  return (
    <ConsoleShell place={t('place')} links={links} person={{ name: user.name, email: user.email }} environment={env().storedEnvironment} search={searchResellerAction}>
      {children}
    </ConsoleShell>
  )
}
