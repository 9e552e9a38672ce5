import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Banknote } from 'lucide-react'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/console/live-refresh'
import { PayoutsList } from '@/components/reseller/payouts-list'
import { buttonStyles } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoneyText } from '@/components/ui/money-text'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Stat, StatGrid } from '@/components/ui/stat'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { requireUser } from '@/lib/web/session'

interface PayoutsPageProps { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reseller.payouts')
  return { title: t('title') }
}

export default async function PayoutsPage({ searchParams }: PayoutsPageProps) {
  const user = await requireUser('RESELLER', '/reseller/payouts')
  const { after } = await searchParams
  const [page, t, locale, format] = await Promise.all([listResellerPayouts(user.id, typeof after === 'string' ? after : undefined), getTranslations('reseller.payouts'), getLocale(), getFormatter()])
  if (!page) notFound()
  const settings = <Link href="/reseller/settings#payout" className={buttonStyles({ variant: 'outline', size: 'sm' })}>{page.payoutEmail ? t('changeEmail') : t('enterEmail')}</Link>
  return (
    <>
      {page.due.minor > 0n || page.inTransit.minor > 0n ? <LiveRefresh everySeconds={10} /> : null}
      <PageHeader title={t('title')} description={page.payoutEmail ? t('goesTo', { email: page.payoutEmail }) : undefined} actions={page.payoutEmail ? settings : null} />
      <div className="flex flex-col gap-4">
        {page.payoutEmail ? null : <Notice tone="warn" title={t('noEmailTitle')} action={settings}>{t('noEmailText')}</Notice>}
        {page.holdUntil ? <Notice tone="info" title={t('held', { until: format.dateTime(page.holdUntil, { dateStyle: 'medium', timeStyle: 'short' }) })}>{t('heldText')}</Notice> : null}
        <Card><CardContent className="pt-4"><StatGrid>
          <Stat label={t('stats.balance')} value={<MoneyText amount={page.balance} locale={locale} />} note={page.balance.minor < 0n ? t('stats.owedNote') : t('stats.balanceNote')} />
          <Stat label={t('stats.due')} value={<MoneyText amount={page.due} locale={locale} />} note={t('stats.dueNote')} />
          <Stat label={t('stats.transit')} value={<MoneyText amount={page.inTransit} locale={locale} />} note={t('stats.transitNote')} />
          <Stat label={t('stats.paid')} value={<MoneyText amount={page.paid} locale={locale} />} tone="good" note={t('stats.paidNote', { count: page.total })} />
        </StatGrid></CardContent></Card>
        <Card>{page.items.length > 0 ? <PayoutsList payouts={page.items} /> : <EmptyState icon={Banknote} title={t('emptyTitle')} text={t('emptyText')} action={<Link href="/reseller/orders" className={buttonStyles({ variant: 'outline' })}>{t('emptyButton')}</Link>} />}</Card>
        {page.next || after ? (
          <nav aria-label={t('title')} className="flex justify-between gap-4">
            {after ? <Link href="/reseller/payouts" className={buttonStyles({ variant: 'outline', size: 'sm' })}>{t('newest')}</Link> : <span />}
            {page.next ? <Link href={`/reseller/payouts?after=${encodeURIComponent(page.next)}`} rel="next" className={buttonStyles({ variant: 'outline', size: 'sm' })}>{t('older')}</Link> : null}
          </nav>
        ) : null}
      </div>
    </>
  )
}
