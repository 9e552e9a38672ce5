import type { Metadata } from 'next'
import { PackageOpen } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { AdminOrdersTable } from '@/components/admin/admin-orders-table'
import { ExportLinks } from '@/components/admin/export-links'
import { OlderNewer } from '@/components/admin/older-newer'
import { addressOf, one, type PageQuery } from '@/components/admin/page-query'
import { LiveRefresh } from '@/components/console/live-refresh'
import { SearchForm } from '@/components/console/search-form'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TabLinks } from '@/components/ui/tab-links'
import { ADMIN_ORDER_TABS, listOrders, type AdminOrderTab } from '@/lib/reports/admin/list-orders'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.orders')
  return { title: t('title') }
}

export default async function AdminOrdersPage({ searchParams }: { searchParams: PageQuery }) {
  await requireUser('ADMIN', '/admin/orders')
  const params = await searchParams
  const tab = ADMIN_ORDER_TABS.find((each) => each === one(params['show']))
  const [words, after] = [one(params['q'])?.trim().slice(0, 100), one(params['after'])]
  const [t, locale, page] = await Promise.all([getTranslations('admin.orders'), getLocale(), listOrders({ tab, words, after })])
  const all = ADMIN_ORDER_TABS.reduce((total, each) => total + page.counts[each], 0)
  const link = (show: AdminOrderTab | undefined, count: number) => ({ href: addressOf('/admin/orders', { show, q: words }), label: t(`tabs.${show ?? 'all'}`), count, current: tab === show })
  return (
    <>
      {page.counts.paid > 0 ? <LiveRefresh everySeconds={10} /> : null}
      <PageHeader title={t('title')} actions={all > 0 ? <ExportLinks list="orders" query={{ show: tab, q: words }} /> : null} />
      <TabLinks label={t('title')} links={[link(undefined, all), ...ADMIN_ORDER_TABS.map((each) => link(each, page.counts[each]))]} />
      <div className="py-3"><SearchForm action="/admin/orders" words={words} keep={{ show: tab }} label={t('search')} /></div>
      <Card>
        {page.items.length > 0 ? <AdminOrdersTable orders={page.items} locale={locale} /> : <EmptyState icon={PackageOpen} title={t('emptyTitle')} text={words ? t('emptySearch') : t('emptyText')} />}
      </Card>
      <OlderNewer label={t('pages')} newest={after ? { href: addressOf('/admin/orders', { show: tab, q: words }), text: t('newest') } : null} older={page.next ? { href: addressOf('/admin/orders', { show: tab, q: words, after: page.next }), text: t('older') } : null} />
    </>
  )
}
