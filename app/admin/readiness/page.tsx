import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReadinessList } from '@/components/admin/readiness-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { readReadiness } from '@/lib/readiness/read-readiness'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.readiness')
  return { title: t('title') }
}

export default async function ReadinessPage() {
  await requireUser('ADMIN', '/admin/readiness')
  const [t, report] = await Promise.all([getTranslations('admin.readiness'), readReadiness()])
  const final = report.rows.find((row) => row.name === 'FINAL PRODUCTION STATUS')
  const rest = report.rows.filter((row) => row.isRequired && row !== final)
  const extra = report.rows.filter((row) => !row.isRequired)
  const done = rest.filter((row) => row.status === 'CONFIRMED').length
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      {final ? <ReadinessList rows={[final]} place={report.place} look="headline" /> : null}
      {report.place === 'production' ? null : <Notice tone="info" title={t(`place.${report.place}`)} className="my-4">{t('placeText')}</Notice>}
      <h2 className="pt-3 pb-2 text-16 font-semibold">{t('progress', { done, total: rest.length })}</h2>
      <ReadinessList rows={rest} place={report.place} />
      <h2 className="pt-6 pb-2 text-16 font-semibold">{t('extra')}</h2>
      <ReadinessList rows={extra} place={report.place} />
      <p className="pt-4 text-13 text-muted">{t('command')} <code className="font-mono text-12">npm run verify:readiness</code></p>
    </>
  )
}
