import type { ReactNode } from 'react'
import { wordsOf, requestLocale } from '@/lib/web/i18n/words'
import { requireUser } from '@/lib/web/session'
import { ConsolePage } from '../console-page'
import { searchResellerAction } from './actions/search'

const PAGES = [
  { href: '/reseller', name: 'today', icon: 'home' },
  { href: '/reseller/orders', name: 'orders', icon: 'orders' },
  { href: '/reseller/products', name: 'products', icon: 'products' },
  { href: '/reseller/payouts', name: 'payouts', icon: 'payouts' },
  { href: '/reseller/api-settings', name: 'apiSettings', icon: 'connection' },
  { href: '/reseller/settings', name: 'settings', icon: 'settings' },
] as const

export default async function ResellerLayout({ children }: { children: ReactNode }) {
  const [user, locale] = await Promise.all([requireUser('RESELLER', '/reseller'), requestLocale()])
  const t = wordsOf(locale, 'reseller.pages')
  const links = PAGES.map(({ href, name, icon }) => ({ href, icon, label: t(`${name}.name`), words: t(`${name}.words`) }))
  return <ConsolePage locale={locale} place={t('place')} links={links} user={user} search={searchResellerAction}>{children}</ConsolePage>
}
