import type { Metadata } from 'next'
import Link from 'next/link'
import { Banknote } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { ConfirmPayouts } from '@/components/admin/confirm-payouts'
import { ExportLinks } from '@/components/admin/export-links'
import { OlderNewer } from '@/components/admin/older-newer'
import { addressOf, one, type PageQuery } from '@/components/admin/page-query'
import { PayoutsTable } from '@/components/admin/payouts-table'
import { LiveRefresh } from '@/components/console/live-refresh'
import { buttonStyles } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoneyText } from '@/components/ui/money-text'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Stat, StatGrid } from '@/components/ui/stat'
import { TabLinks } from '@/components/ui/tab-links'
import { formatCount } from '@/components/ui/format-count'
import type { Money } from '@/lib/foundation/money'
import { listConfirmablePayouts, listPayouts, PAYOUT_TABS, type PayoutTab } from '@/lib/reports/admin/list-payouts'
import { readCapitalView } from '@/lib/reports/admin/read-cycle'
import { requireUser } from '@/lib/web/session'
import { payAgainAction } from '../actions/exceptions'
import { confirmPayoutsAction } from '../actions/payouts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.payouts')
  return { title: t('title') }
}

const plain = (amount: Money) => ({ minor: amount.minor.toString(), currency: amount.currency })

export default async function PayoutsPage({ searchParams }: { searchParams: PageQuery }) {
  await requireUser('ADMIN', '/admin/payouts')
  const params = await searchParams
  const tab = PAYOUT_TABS.find((each) => each === one(params['show']))
  const after = one(params['after'])
  const [t, locale, view, capital] = await Promise.all([getTranslations('admin.payouts'), getLocale(), listPayouts(tab, after), readCapitalView()])
  const confirmable = view.confirmable.count > 0 ? await listConfirmablePayouts() : []
  const all = PAYOUT_TABS.reduce((total, each) => total + view.counts[each], 0)
  const link = (show: PayoutTab | undefined, count: number) => ({ href: addressOf('/admin/payouts', { show }), label: t(`tabs.${show ?? 'all'}`), count: formatCount(count, locale), current: tab === show })
  return (
    <ClientTexts of={['errors', 'admin.exceptions', 'admin.payouts.confirm']}>
      {view.counts.moving > 0 ? <LiveRefresh everySeconds={10} /> : null}
      <PageHeader
        title={t('title')}
        actions={<>
          {all > 0 ? <ExportLinks list="payouts" query={{ show: tab }} /> : null}
          {view.needConfirmation || confirmable.length > 0 ? (
            <ConfirmPayouts
              lines={confirmable.map((each) => ({ id: each.id, name: each.beneficiary === 'ADMIN' ? t('platform') : each.name, receiver: each.receiver ?? '', amount: plain(each.amount), fee: plain(each.fee) }))}
              currency={view.confirmable.amount.currency} locale={locale} free={capital.free && plain(capital.free)} confirm={confirmPayoutsAction}
            />
          ) : null}
        </>}
      />
      {view.adminEmail === null ? <Notice tone="warn" title={t('noAdminEmailTitle')} className="mb-4" action={<Link href="/admin/settings" className={buttonStyles({ variant: 'outline', size: 'sm' })}>{t('toSettings')}</Link>}>{t('noAdminEmailText')}</Notice> : null}
      <Card className="mb-5 p-4">
        <StatGrid className="grid-cols-1 sm:grid-cols-4">
          <Stat label={t('due')} value={<MoneyText amount={view.due} locale={locale} />} note={t('dueNote', { count: view.counts.open + view.counts.stopped })} tone={view.counts.stopped > 0 ? 'warn' : undefined} />
          <Stat label={t('toConfirm')} value={<MoneyText amount={view.confirmable.amount} locale={locale} />} note={view.needConfirmation ? t('confirmOn') : t('confirmOff')} />
          <Stat label={t('moving')} value={<MoneyText amount={view.moving} locale={locale} />} note={t('movingNote')} />
          <Stat label={t('paid')} value={<MoneyText amount={view.paid} locale={locale} />} note={t('paidNote', { count: view.counts.paid })} />
        </StatGrid>
      </Card>
      <TabLinks label={t('title')} links={[link(undefined, all), ...PAYOUT_TABS.map((each) => link(each, view.counts[each]))]} />
      <Card className="mt-3">
        {view.items.length > 0 ? <PayoutsTable payouts={view.items} locale={locale} payAgain={payAgainAction} /> : <EmptyState icon={Banknote} title={t('emptyTitle')} text={t('emptyText')} />}
      </Card>
      <OlderNewer label={t('pages')} newest={after ? { href: addressOf('/admin/payouts', { show: tab }), text: t('newest') } : null} older={view.next ? { href: addressOf('/admin/payouts', { show: tab, after: view.next }), text: t('older') } : null} />
    </ClientTexts>
  )
}
