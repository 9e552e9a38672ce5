import type { Metadata } from 'next'
import { Scale } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { ExportLinks } from '@/components/admin/export-links'
import { LedgerTransactions } from '@/components/admin/ledger-transactions'
import { OlderNewer } from '@/components/admin/older-newer'
import { addressOf, one, type PageQuery } from '@/components/admin/page-query'
import { TrialBalance } from '@/components/admin/trial-balance'
import { SearchForm } from '@/components/console/search-form'
import { Card, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readLedgerPage } from '@/lib/reports/admin/read-ledger'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.ledger')
  return { title: t('title') }
}

export default async function LedgerPage({ searchParams }: { searchParams: PageQuery }) {
  await requireUser('ADMIN', '/admin/ledger')
  const params = await searchParams
  const order = (one(params['q']) ?? one(params['order']))?.trim().slice(0, 60)
  const before = one(params['before'])
  const [t, locale, { accounts, lines, next }] = await Promise.all([getTranslations('admin.ledger'), getLocale(), readLedgerPage({ order, before })])
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={<ExportLinks list="ledger" query={{ q: order }} />} />
      {order || before ? null : (
        <Card className="mb-6">
          <CardHeader title={t('trial')} description={t('trialText')} />
          <TrialBalance accounts={accounts} locale={locale} />
        </Card>
      )}
      <Card>
        <CardHeader title={order ? t('ofOrder') : t('transactions')} description={t('transactionsText')} />
        <div className="px-4 pb-3"><SearchForm action="/admin/ledger" words={order} label={t('search')} /></div>
        {lines.length > 0 ? <LedgerTransactions lines={lines} locale={locale} /> : <EmptyState icon={Scale} title={t('emptyTitle')} text={t('emptyText')} />}
      </Card>
      <OlderNewer label={t('pages')} newest={before ? { href: addressOf('/admin/ledger', { q: order }), text: t('newest') } : null} older={next ? { href: addressOf('/admin/ledger', { q: order, before: next }), text: t('older') } : null} />
    </>
  )
}
