import type { Metadata } from 'next'
import { ShieldCheck } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { ExceptionsTable } from '@/components/admin/exceptions-table'
import { OlderNewer } from '@/components/admin/older-newer'
import { addressOf, one, type PageQuery } from '@/components/admin/page-query'
import { LiveRefresh } from '@/components/console/live-refresh'
import { SearchForm } from '@/components/console/search-form'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoneyText } from '@/components/ui/money-text'
import { PageHeader } from '@/components/ui/page-header'
import { Stat, StatGrid } from '@/components/ui/stat'
import { TabLinks } from '@/components/ui/tab-links'
import { formatCount } from '@/components/ui/format-count'
import { listExceptions } from '@/lib/reports/list-exceptions'
import { resolutionCentreUrl } from '@/lib/reports/resolution-centre'
import { requireUser } from '@/lib/web/session'
import { closeExceptionAction, payAgainAction, supplierPaidBackAction } from '../actions/exceptions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.exceptions')
  return { title: t('title') }
}

export default async function ExceptionsPage({ searchParams }: { searchParams: PageQuery }) {
  await requireUser('ADMIN', '/admin/exceptions')
  const params = await searchParams
  const show = one(params['show']) === 'closed' ? 'closed' : 'open'
  const [order, after] = [one(params['q'])?.trim().slice(0, 60), one(params['after'])]
  const [t, locale, view] = await Promise.all([getTranslations('admin.exceptions'), getLocale(), listExceptions({ show, order, after })])
  const link = (tab: 'open' | 'closed') => ({ href: addressOf('/admin/exceptions', { show: tab === 'open' ? undefined : tab }), label: t(`tabs.${tab}`), count: formatCount(view.counts[tab], locale), current: tab === show })
  return (
    <ClientTexts of={['errors', 'admin.exceptions']}>
      <LiveRefresh everySeconds={15} />
      <PageHeader title={t('title')} description={t('text')} />
      <Card className="mb-5 p-4">
        <StatGrid className="grid-cols-1 sm:grid-cols-2">
          <Stat label={t('open')} value={formatCount(view.counts.open, locale)} tone={view.counts.open > 0 ? 'warn' : undefined} />
          <Stat label={t('atStake')} value={<MoneyText amount={view.atStake} locale={locale} />} />
        </StatGrid>
      </Card>
      <TabLinks label={t('title')} links={[link('open'), link('closed')]} />
      <Card className="mt-3">
        <div className="px-4 pt-4 pb-3"><SearchForm action="/admin/exceptions" words={order} label={t('search')} /></div>
        {view.items.length > 0
          ? <ExceptionsTable items={view.items} locale={locale} casesUrl={resolutionCentreUrl()} close={closeExceptionAction} payAgain={payAgainAction} paidBack={supplierPaidBackAction} />
          : <EmptyState icon={ShieldCheck} title={t('emptyTitle')} text={t('emptyText')} />}
      </Card>
      <OlderNewer label={t('pages')} newest={after ? { href: addressOf('/admin/exceptions', { show, q: order }), text: t('newest') } : null} older={view.next ? { href: addressOf('/admin/exceptions', { show, q: order, after: view.next }), text: t('older') } : null} />
    </ClientTexts>
  )
}
