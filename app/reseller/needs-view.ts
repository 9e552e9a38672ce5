import { failureTitle, payoutReason } from '@/components/console/event-words'
import type { NeedsView, OrderLine, SetupLine } from '@/components/reseller/needs-list'
import { fixOf } from '@/components/reseller/next-step'
import type { ConnectionStatus } from '@/lib/accounts/connection-status'
import { formatMoney } from '@/lib/foundation/money'
import type { Need, ResellerToday } from '@/lib/reports/read-reseller-today'
import type { Locale } from '@/lib/web/i18n/locales'
import { wordsOf } from '@/lib/web/i18n/words'

/** What waits for the reseller, put into words. */
export function needsView(today: ResellerToday, connection: ConnectionStatus, locale: Locale): NeedsView {
  const t = wordsOf(locale, 'reseller.today.needs')
  const setup = setupLines(today, connection, locale)
  return {
    title: t('title'), count: setup.length + today.needsTotal, all: today.needsTotal > today.needs.length ? t('all') : null,
    none: { title: t('noneTitle'), text: t('noneText') }, setup, orders: today.needs.map((need) => orderLine(need, locale)),
  }
}

/** Only what stops money: a warning about the connection, a missing payout address, an empty shop. */
function setupLines(today: ResellerToday, connection: ConnectionStatus, locale: Locale): SetupLine[] {
  const t = wordsOf(locale, 'reseller.today.needs')
  const isConnected = connection.state === 'connected'
  const settings = '/reseller/api-settings'
  const line = (key: 'connect' | 'reconnect' | 'expires' | 'payoutEmail' | 'noProducts', href: string, until: Date | null = null): SetupLine =>
    ({ title: t(`setup.${key}.title`), text: t(`setup.${key}.text`), button: t(`setup.${key}.button`), href, until: until?.toISOString() ?? null })
  return [
    ...(isConnected ? [] : [line(connection.state === 'reconnect_needed' ? 'reconnect' : 'connect', settings)]),
    ...(isConnected && connection.warningDays !== null ? [line('expires', settings, connection.refreshTokenExpiresAt)] : []),
    ...(today.hasPayoutEmail ? [] : [line('payoutEmail', '/reseller/settings#payout')]),
    ...(today.publishedProducts > 0 ? [] : [line('noProducts', '/reseller/products')]),
  ]
}

const TITLES = { payout: 'payout', unpaid_at_supplier: 'unpaid', case: 'case', part: 'part' } as const
const BUTTONS = { payout: 'look', unpaid_at_supplier: 'pay', case: 'answer', part: 'refund' } as const

function orderLine(need: Need, locale: Locale): OrderLine {
  const [t, next, events] = [wordsOf(locale, 'reseller.today.needs'), wordsOf(locale, 'reseller.orders.next'), wordsOf(locale, 'events')]
  const fix = fixOf(need.reason)
  const order = `/reseller/orders/${need.orderId}`
  return {
    orderId: need.orderId, amount: formatMoney(need.amount, locale), since: need.since.toISOString(),
    title: need.kind === 'stopped' ? failureTitle(events, need.reason) : t(TITLES[need.kind]),
    href: need.kind === 'stopped' ? (fix.href ?? order) : need.kind === 'payout' ? '/reseller/payouts' : order,
    button: need.kind === 'stopped' ? next(`fix.${fix.key}`) : t(BUTTONS[need.kind]),
    detail: need.kind === 'payout' ? payoutReason(events, need.detail) : null,
    then: thenOf(need, next),
  }
}

function thenOf({ kind, until }: Need, next: ReturnType<typeof wordsOf<'reseller.orders.next'>>): OrderLine['then'] {
  if (!until || kind === 'payout' || kind === 'part') return null
  return kind === 'stopped' ? { text: next('again'), at: until.toISOString(), withHour: false } : { text: next('payBy'), at: until.toISOString(), withHour: true }
}
