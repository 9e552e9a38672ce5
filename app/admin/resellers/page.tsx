import type { Metadata } from 'next'
import { Users } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { ExportLinks } from '@/components/admin/export-links'
import { OlderNewer } from '@/components/admin/older-newer'
import { addressOf, one, type PageQuery } from '@/components/admin/page-query'
import { ResellersTable } from '@/components/admin/resellers-table'
import { SearchForm } from '@/components/console/search-form'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TabLinks } from '@/components/ui/tab-links'
import { env } from '@/lib/foundation/env'
import { listResellers, RESELLER_FILTERS, type ResellerFilter } from '@/lib/reports/admin/list-resellers'
import { requireUser } from '@/lib/web/session'
import { setResellerStatusAction } from '../actions/resellers'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.resellers')
  return { title: t('title') }
}

export default async function ResellersPage({ searchParams }: { searchParams: PageQuery }) {
  await requireUser('ADMIN', '/admin/resellers')
  const params = await searchParams
  const filter = RESELLER_FILTERS.find((each) => each === one(params['show']))
  const [words, after] = [one(params['q'])?.trim().slice(0, 100), one(params['after'])]
  const [t, locale, page] = await Promise.all([getTranslations('admin.resellers'), getLocale(), listResellers({ filter, words, after }, env().storedEnvironment)])
  const link = (show: ResellerFilter | undefined, count: number) => ({ href: addressOf('/admin/resellers', { show, q: words }), label: t(`tabs.${show ?? 'all'}`), count, current: filter === show })
  return (
    <ClientTexts of={['errors', 'admin.resellers']}>
      <PageHeader title={t('title')} actions={page.items.length > 0 ? <ExportLinks list="resellers" query={{ show: filter, q: words }} /> : null} />
      <TabLinks label={t('title')} links={[link(undefined, page.counts.all), link('PENDING', page.counts.pending), link('DISABLED', page.counts.disabled)]} />
      <div className="py-3"><SearchForm action="/admin/resellers" words={words} keep={{ show: filter }} label={t('search')} /></div>
      <Card>
        {page.items.length > 0 ? <ResellersTable resellers={page.items} locale={locale} setStatus={setResellerStatusAction} /> : <EmptyState icon={Users} title={t('emptyTitle')} text={t('emptyText')} />}
      </Card>
      <OlderNewer label={t('pages')} newest={after ? { href: addressOf('/admin/resellers', { show: filter, q: words }), text: t('newest') } : null} older={page.next ? { href: addressOf('/admin/resellers', { show: filter, q: words, after: page.next }), text: t('older') } : null} />
    </ClientTexts>
  )
}
