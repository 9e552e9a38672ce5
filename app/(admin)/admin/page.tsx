import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { BooksCard } from '@/components/admin/books-card'
import { CapitalCard } from '@/components/admin/capital-card'
import { CycleStrip, type CycleStage } from '@/components/admin/cycle-strip'
import { LiveRefresh } from '@/components/console/live-refresh'
import { buttonStyles } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { readCycle, type CycleBox } from '@/lib/reports/admin/read-cycle'
import { requireUser } from '@/lib/web/session'
import { checkBooksAction } from '../actions/platform'

const LISTS: Readonly<Partial<Record<CycleBox['step'], string>>> = {
  product: '/admin/resellers', checkout: '/admin/orders?show=checkout', paid: '/admin/orders?show=paid', bought: '/admin/orders?show=bought', sale: '/admin/profit', payout: '/admin/payouts',
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.cycle')
  return { title: t('title') }
}

export default async function CyclePage() {
  await requireUser('ADMIN', '/admin')
  const [t, locale, { boxes, capital, checks, days }] = await Promise.all([getTranslations('admin.cycle'), getLocale(), readCycle()])
  const stages = boxes.map((box): CycleStage => ({
    key: box.step, name: t(`steps.${box.step}`), href: box.step === 'paid' && box.broken > 0 ? '/admin/orders?show=stopped' : (LISTS[box.step] ?? null), count: box.count.toLocaleString(locale), amount: box.amount,
    waiting: box.waiting > 0 ? t(`waiting.${box.step}`, { count: box.waiting }) : null, oldest: box.waiting > 0 ? box.oldest : null, broken: box.broken > 0 ? t(`broken.${box.step}`, { count: box.broken }) : null,
  }))
  const isEmpty = boxes.every((box) => box.step === 'product' || box.count + box.waiting === 0)
  return (
    <ClientTexts of={['errors', 'admin.cycle.books']}>
      <LiveRefresh everySeconds={15} />
      <PageHeader title={t('title')} description={t('text', { days })} actions={<Link href="/admin/readiness" className={buttonStyles({ variant: 'outline' })}>{t('readiness')}</Link>} />
      <CycleStrip stages={stages} locale={locale} label={t('title')} oldestLabel={t('oldest')} />
      {isEmpty ? <Notice tone="info" title={t('emptyTitle')} className="mt-4">{t('emptyText')}</Notice> : null}
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <CapitalCard capital={capital} locale={locale} />
        <BooksCard last={checks.last} locale={locale} check={checkBooksAction} />
      </div>
    </ClientTexts>
  )
}
