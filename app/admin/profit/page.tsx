import type { Metadata } from 'next'
import { ChartNoAxesColumn } from 'lucide-react'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ExportLinks } from '@/components/admin/export-links'
import { addressOf, one, type PageQuery } from '@/components/admin/page-query'
import { ProfitChart } from '@/components/admin/profit-chart'
import { ProfitTable, type ProfitTableRow } from '@/components/admin/profit-table'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoneyText } from '@/components/ui/money-text'
import { PageHeader } from '@/components/ui/page-header'
import { Stat, StatGrid } from '@/components/ui/stat'
import { TabLinks } from '@/components/ui/tab-links'
import { formatCount } from '@/components/ui/format-count'
import { addLines, PROFIT_PERIODS, readProfit, type ProfitLine } from '@/lib/reports/admin/read-profit'
import { requireUser } from '@/lib/web/session'

/** The resellers who earned most stand one by one, the others in one line; the file has them all. */
const SHOWN_RESELLERS = 40

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.profit')
  return { title: t('title') }
}

export default async function ProfitPage({ searchParams }: { searchParams: PageQuery }) {
  await requireUser('ADMIN', '/admin/profit')
  const asked = one((await searchParams)['days'])
  const days = PROFIT_PERIODS.find((each) => String(each) === asked) ?? 30
  const [t, locale, format, view] = await Promise.all([getTranslations('admin.profit'), getLocale(), getFormatter(), readProfit(days)])
  const { total } = view
  const day = (key: string) => format.dateTime(new Date(`${key}T00:00:00Z`), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const row = (line: ProfitLine, name: string, isTotal = false): ProfitTableRow => ({ ...line, name, sales: formatCount(line.sales, locale), isTotal })
  const words = { sales: t('sales'), revenue: t('revenue'), tax: t('tax'), supplier: t('supplier'), fee: t('fee'), commission: t('commission'), payoutFee: t('payoutFee'), net: t('net') }
  const [most, others] = [view.byReseller.slice(0, SHOWN_RESELLERS), view.byReseller.slice(SHOWN_RESELLERS)]
  const byReseller = others.length > 1 ? [...most, addLines('others', t('others', { count: others.length }), others)] : view.byReseller
  const active = view.byDay.filter((line) => line.sales > 0)
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={<ExportLinks list="profit" query={{ days: String(days) }} />} />
      <TabLinks label={t('period')} links={PROFIT_PERIODS.map((each) => ({ href: addressOf('/admin/profit', { days: String(each) }), label: t('days', { days: each }), current: each === days }))} />
      {total.sales === 0 ? <Card className="mt-4"><EmptyState icon={ChartNoAxesColumn} title={t('emptyTitle')} text={t('emptyText')} /></Card> : (
        <div className="mt-5 flex flex-col gap-6">
          <Card>
            <CardContent className="flex flex-col gap-6 pt-4">
              <StatGrid>
                <Stat label={t('commissionTotal')} value={<MoneyText amount={total.commission} locale={locale} />} note={t('toPlatform')} />
                <Stat label={t('netTotal')} value={<MoneyText amount={total.net} locale={locale} />} note={t('toResellers')} tone={total.net.minor < 0n ? 'bad' : undefined} />
                <Stat label={t('revenue')} value={<MoneyText amount={total.revenue} locale={locale} />} note={t('salesCount', { count: total.sales })} />
                <Stat label={t('losses')} value={formatCount(total.losses, locale)} tone={total.losses > 0 ? 'bad' : undefined} note={t('lossesNote')} />
              </StatGrid>
              <ProfitChart bars={view.byDay.map((line) => ({ key: line.key, label: day(line.key), net: line.net.minor, commission: line.commission.minor }))} currency={total.net.currency} locale={locale} title={t('chart')} names={{ net: t('net'), commission: t('commission') }} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader title={t('byReseller')} />
            <ProfitTable rows={[...byReseller.map((line) => row(line, line.name)), row(total, t('total'), true)]} words={{ ...words, first: t('reseller') }} locale={locale} label={t('byReseller')} />
          </Card>
          <Card>
            <CardHeader title={t('byDay')} description={t('byDayText')} />
            <ProfitTable rows={[...[...active].reverse().map((line) => row(line, day(line.key))), row(total, t('total'), true)]} words={{ ...words, first: t('day') }} locale={locale} label={t('byDay')} />
          </Card>
        </div>
      )}
    </>
  )
}
