import type { ReactNode } from 'react'
import { getTranslations } from 'next-intl/server'
import { ConsoleShell } from '@/components/console/console-shell'
import type { ConsoleLink } from '@/components/console/console-links'
import { env } from '@/lib/foundation/env'
import { requireUser } from '@/lib/web/session'
import { searchAdminAction } from '../actions/search'

const PAGES = [
  { href: '/admin', name: 'cycle', icon: 'cycle' },
  { href: '/admin/orders', name: 'orders', icon: 'orders' },
  { href: '/admin/payouts', name: 'payouts', icon: 'payouts' },
  { href: '/admin/exceptions', name: 'exceptions', icon: 'exceptions' },
  { href: '/admin/profit', name: 'profit', icon: 'profit' },
  { href: '/admin/ledger', name: 'ledger', icon: 'ledger' },
  { href: '/admin/resellers', name: 'resellers', icon: 'people' },
  { href: '/admin/readiness', name: 'readiness', icon: 'readiness' },
  { href: '/admin/resilience', name: 'resilience', icon: 'resilience' },
  { href: '/admin/settings', name: 'settings', icon: 'settings' },
] as const

export default async function AdminConsoleLayout({ children }: { children: ReactNode }) {
  const user = await requireUser('ADMIN', '/admin')
  const t = await getTranslations('admin.pages')
  const links = PAGES.map(({ href, name, icon }): ConsoleLink => ({ href, icon, label: t(`${name}.name`), words: t(`${name}.words`) }))
  return (
    <ConsoleShell place={t('place')} links={links} person={{ name: user.name, email: user.email }} environment={env().storedEnvironment} search={searchAdminAction}>
      {children}
    </ConsoleShell>
  )
}
