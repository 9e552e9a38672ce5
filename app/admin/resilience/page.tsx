import type { Metadata } from 'next'
import { ShieldCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LastDrill } from '@/components/admin/last-drill'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readDrillResult } from '@/lib/reports/drill-result'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.resilience')
  return { title: t('title') }
}

export default async function ResiliencePage() {
  await requireUser('ADMIN', '/admin/resilience')
  const [t, result] = await Promise.all([getTranslations('admin.resilience'), readDrillResult()])
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      {result ? <LastDrill result={result} /> : <Card><EmptyState icon={ShieldCheck} title={t('emptyTitle')} text={t('emptyText')} /></Card>}
      <p className="pt-4 text-13 text-muted">{t('command')} <code className="font-mono text-12">npm run drill</code></p>
    </>
  )
}
