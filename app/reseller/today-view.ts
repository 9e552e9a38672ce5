import { eventWords } from '@/components/console/event-words'
import { partOf, shareText } from '@/components/console/share-text'
import type { WaterfallStep } from '@/components/console/waterfall'
import type { MonthView } from '@/components/reseller/month-card'
import type { MovingView } from '@/components/reseller/moving-now'
import type { PurseView } from '@/components/reseller/purse-card'
import type { TodayView } from '@/components/reseller/today'
import { formatCount } from '@/components/ui/format-count'
import type { ConnectionStatus } from '@/lib/accounts/connection-status'
import { formatMoney, negateMoney, type Money } from '@/lib/foundation/money'
import type { ResellerToday } from '@/lib/reports/read-reseller-today'
import type { Locale } from '@/lib/web/i18n/locales'
import { wordsOf } from '@/lib/web/i18n/words'
import { needsView } from './needs-view'

/** The reseller's day put into words: what the page carries. */
export function todayView(name: string, today: ResellerToday, connection: ConnectionStatus, locale: Locale): TodayView {
  const t = wordsOf(locale, 'reseller.today')
  return {
    title: t('title'), hello: t('hello', { name }), shop: today.shopSlug ? { href: `/s/${today.shopSlug}`, text: t('visit') } : null,
    needs: needsView(today, connection, locale), purse: purseView(today, locale), month: monthView(today, locale), moving: movingView(today, locale),
  }
}

function purseView(today: ResellerToday, locale: Locale): PurseView {
  const t = wordsOf(locale, 'reseller.today.money')
  return {
    title: t('title'), payouts: t('payouts'),
    balance: { label: t('balance'), amount: formatMoney(today.balance, locale) },
    inPurchases: { label: t('inPurchases'), amount: formatMoney(today.inPurchases, locale) },
    next: { label: today.duePayoutCount > 0 ? t('nextCount', { count: today.duePayoutCount }) : t('next'), amount: formatMoney(today.duePayouts, locale), at: today.nextPayoutAt?.toISOString() ?? null },
    paidOut: { label: t('paidOut'), amount: formatMoney(today.paidOut, locale) },
    note: today.balance.minor < 0n ? t('noteOwed') : t('note'),
  }
}

function monthView({ last30, previousNet }: ResellerToday, locale: Locale): MonthView {
  const t = wordsOf(locale, 'reseller.today.profit')
  const change = partOf(last30.net.minor - previousNet.minor, previousNet.minor < 0n ? -previousNet.minor : previousNet.minor)
  const waterfall = wordsOf(locale, 'reseller.today.waterfall')
  return {
    title: t('title'), none: { title: t('noneTitle'), text: t('noneText') },
    profit: last30.sales === 0 ? null : {
      sales: t('sales', { count: last30.sales }), net: formatMoney(last30.net, locale),
      change: change === null ? null : { text: shareText(change, true), isUp: change >= 0n, compared: t('compared') },
      waterfall: { table: waterfall('table'), caption: waterfall('caption'), steps: waterfallSteps(last30, locale) },
    },
  }
}

/** Minor units as a length for a drawing; never used as an amount. */
const length = (minor: bigint) => parseInt(minor.toString(), 10)

function waterfallSteps(parts: ResellerToday['last30'], locale: Locale): WaterfallStep[] {
  const t = wordsOf(locale, 'reseller.today.waterfall')
  const outs = (['tax', 'supplier', 'paymentFees', 'commission', 'payoutFees'] as const).map((key): readonly [typeof key, Money] => [key, parts[key]])
  let left = parts.revenue.minor
  return [
    { key: 'revenue', label: t('revenue'), text: formatMoney(parts.revenue, locale), from: 0, to: length(left), tone: 'in' },
    ...outs.filter(([key, amount]) => key !== 'tax' || amount.minor > 0n).map(([key, amount]): WaterfallStep => {
      const from = left
      left -= amount.minor
      return { key, label: t(key), text: formatMoney(negateMoney(amount), locale), from: length(from), to: length(left), tone: 'out' }
    }),
    { key: 'net', label: t('net'), text: formatMoney(parts.net, locale), from: 0, to: length(parts.net.minor), tone: 'result' },
  ]
}

function movingView(today: ResellerToday, locale: Locale): MovingView {
  const [t, events] = [wordsOf(locale, 'reseller.today.moving'), wordsOf(locale, 'events')]
  return {
    title: t('title'), none: t('none'),
    counts: [
      { label: t('buying'), count: formatCount(today.buckets.buying, locale), href: '/reseller/orders?show=buying' },
      { label: t('bought'), count: formatCount(today.bought, locale), href: '/reseller/orders?show=way' },
      { label: t('way'), count: formatCount(today.onItsWay, locale), href: '/reseller/orders?show=way' },
      { label: t('delivered'), count: formatCount(today.deliveredLately, locale), href: '/reseller/orders?show=done' },
    ],
    events: today.events.map((event) => ({ text: eventWords(events, event), orderId: event.orderId, at: event.at.toISOString() })),
  }
}
