import type { ReactNode } from 'react'
import { wordsOf, requestLocale } from '@/lib/web/i18n/words'
import { requireUser } from '@/lib/web/session'
import { ConsolePage } from '../console-page'
import { searchAdminAction } from './actions/search'

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

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [user, locale] = await Promise.all([requireUser('ADMIN', '/admin'), requestLocale()])
  const t = wordsOf(locale, 'admin.pages')
  const links = PAGES.map(({ href, name, icon }) => ({ href, icon, label: t(`${name}.name`), words: t(`${name}.words`) }))
  return <ConsolePage locale={locale} place={t('place')} links={links} user={user} search={searchAdminAction}>{children}</ConsolePage>
}
