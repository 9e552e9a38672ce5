import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ExternalLink, TrendingDown, TrendingUp } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/console/live-refresh'
import { partOf, shareText } from '@/components/console/share-text'
import { MovingNow } from '@/components/reseller/moving-now'
import { NeedsList } from '@/components/reseller/needs-list'
import type { SetupNeed } from '@/components/reseller/needs-list'
import { ProfitWaterfall } from '@/components/reseller/profit-waterfall'
import { buttonStyles } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FactList } from '@/components/ui/fact-list'
import { MoneyText } from '@/components/ui/money-text'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { connectionStatus, type ConnectionStatus } from '@/lib/accounts/connection-status'
import { readResellerToday, type ResellerToday } from '@/lib/reports/read-reseller-today'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reseller.pages')
  return { title: t('today.name') }
}

export default async function TodayPage() {
  const user = await requireUser('RESELLER', '/reseller')
  const [today, connection, t] = await Promise.all([readResellerToday(user.id), connectionStatus(user.id), getTranslations('reseller.today')])
  if (!today) notFound()
  return (
    <>
      <LiveRefresh everySeconds={10} />
      <PageHeader
        title={t('title')}
        description={t('hello', { name: user.name })}
        actions={today.shopSlug ? <a href={`/s/${today.shopSlug}`} target="_blank" rel="noreferrer" className={buttonStyles({ variant: 'outline' })}>{t('visit')} <ExternalLink aria-hidden /></a> : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <NeedsList setup={setupNeeds(today, connection)} needs={today.needs} total={today.needsTotal} />
        <MoneyCard today={today} />
        <div className="lg:col-span-2"><ProfitCard today={today} /></div>
        <div className="lg:col-span-2"><MovingNow today={today} /></div>
      </div>
    </>
  )
}

/** Only what stops money: a warning about the connection, a missing payout address, an empty shop. */
function setupNeeds(today: ResellerToday, connection: ConnectionStatus): SetupNeed[] {
  const isConnected = connection.state === 'connected'
  const settings = '/reseller/api-settings'
  return [
    ...(isConnected ? [] : [{ key: connection.state === 'reconnect_needed' ? 'reconnect' as const : 'connect' as const, href: settings, until: null }]),
    ...(isConnected && connection.warningDays !== null ? [{ key: 'expires' as const, href: settings, until: connection.refreshTokenExpiresAt }] : []),
    ...(today.hasPayoutEmail ? [] : [{ key: 'payoutEmail' as const, href: '/reseller/settings#payout', until: null }]),
    ...(today.publishedProducts > 0 ? [] : [{ key: 'noProducts' as const, href: '/reseller/products', until: null }]),
  ]
}

async function MoneyCard({ today }: { today: ResellerToday }) {
  const [t, locale] = await Promise.all([getTranslations('reseller.today.money'), getLocale()])
  return (
    <Card aria-labelledby="money">
      <CardHeader id="money" title={t('title')} action={<Link href="/reseller/payouts" className="text-13 text-accent">{t('payouts')}</Link>} />
      <CardContent>
        <FactList facts={[
          { label: t('balance'), value: <MoneyText amount={today.balance} locale={locale} className="text-20 font-semibold tracking-tight text-text" /> },
          { label: t('inPurchases'), value: <MoneyText amount={today.inPurchases} locale={locale} /> },
          { label: today.duePayoutCount > 0 ? t('nextCount', { count: today.duePayoutCount }) : t('next'), value: <span className="flex flex-col items-end"><MoneyText amount={today.duePayouts} locale={locale} />{today.nextPayoutAt ? <span className="text-12 text-muted"><RelativeTime at={today.nextPayoutAt} /></span> : null}</span> },
          { label: t('paidOut'), value: <MoneyText amount={today.paidOut} locale={locale} /> },
        ]} />
        <p className="mt-2 text-12 text-muted">{today.balance.minor < 0n ? t('noteOwed') : t('note')}</p>
      </CardContent>
    </Card>
  )
}

async function ProfitCard({ today }: { today: ResellerToday }) {
  const [t, locale] = await Promise.all([getTranslations('reseller.today.profit'), getLocale()])
  const { last30, previousNet } = today
  const change = partOf(last30.net.minor - previousNet.minor, previousNet.minor < 0n ? -previousNet.minor : previousNet.minor)
  const isUp = change !== null && change >= 0n
  return (
    <Card aria-labelledby="profit">
      <CardHeader
        id="profit"
        title={t('title')}
        description={last30.sales > 0 ? t('sales', { count: last30.sales }) : undefined}
        action={last30.sales > 0 ? (
          <span className="flex items-baseline gap-2">
            <MoneyText amount={last30.net} locale={locale} className="text-24 font-semibold tracking-tight" />
            {change === null ? null : <span className={isUp ? 'inline-flex items-center gap-1 text-13 text-good' : 'inline-flex items-center gap-1 text-13 text-bad'}>{isUp ? <TrendingUp aria-hidden className="size-4" /> : <TrendingDown aria-hidden className="size-4" />}{shareText(change, true)} <span className="sr-only">{t('compared')}</span></span>}
          </span>
        ) : null}
      />
      <CardContent>{last30.sales > 0 ? <ProfitWaterfall parts={last30} /> : <EmptyState title={t('noneTitle')} text={t('noneText')} className="py-6" />}</CardContent>
    </Card>
  )
}
