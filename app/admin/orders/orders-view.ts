import type { AdminOrderLine } from '@/components/admin/admin-order-rows'
import type { AdminOrdersView } from '@/components/admin/admin-orders-list'
import { addressOf } from '@/components/admin/page-query'
import { failureTitle } from '@/components/console/event-words'
import type { ListView } from '@/components/console/list-page'
import type { Tone } from '@/components/ui/status-pill'
import { formatCount } from '@/components/ui/format-count'
import { formatMoney } from '@/lib/foundation/money'
import { ADMIN_ORDER_TABS, type AdminOrder, type AdminOrdersPage, type AdminOrderTab } from '@/lib/reports/admin/list-orders'
import type { Locale } from '@/lib/web/i18n/locales'
import { wordsOf } from '@/lib/web/i18n/words'

/** What the address asked for. */
export interface AdminOrdersQuery {
  readonly tab: AdminOrderTab | undefined
  readonly words: string | undefined
  readonly after: string | undefined
}

/** Orders of all shops put into words: where each stands, why it stopped and when it goes on. */
export function adminOrdersView(page: AdminOrdersPage, query: AdminOrdersQuery, locale: Locale): AdminOrdersView {
  const [t, common] = [wordsOf(locale, 'admin.orders'), wordsOf(locale, 'common')]
  return {
    list: listView(page, query, locale),
    texts: { title: t('title'), order: t('order'), shopper: t('shopper'), shop: t('shop'), status: t('status'), paid: t('paid'), profit: t('profit'), books: t('books'), age: t('age'), ledger: t('ledger'), copy: common('copy', { value: '{value}' }), copied: common('copied') },
    orders: page.items.map((order) => orderLine(order, locale)),
  }
}

function listView({ counts, searched, next, items }: AdminOrdersPage, { tab, words, after }: AdminOrdersQuery, locale: Locale): ListView {
  const t = wordsOf(locale, 'admin.orders')
  const all = ADMIN_ORDER_TABS.reduce((total, each) => total + counts[each], 0)
  const link = (show: AdminOrderTab | undefined, count: number) => ({ href: addressOf('/admin/orders', { show, q: words }), label: t(`tabs.${show ?? 'all'}`), count: formatCount(count, locale), current: tab === show })
  const file = (format: string) => ({ href: addressOf('/admin/export', { list: 'orders', format, show: tab, q: words }), text: format.toUpperCase() })
  return {
    title: t('title'), isLive: counts.paid > 0, files: all > 0 ? [file('csv'), file('json')] : [],
    tabsLabel: t('title'), tabs: [link(undefined, all), ...ADMIN_ORDER_TABS.map((each) => link(each, counts[each]))],
    search: { action: '/admin/orders', words, keep: { show: tab }, label: t('search') },
    searched: searched === null ? null : wordsOf(locale, 'common')('searched', { count: formatCount(searched, locale) }),
    pages: {
      label: t('pages'), newest: after ? { href: addressOf('/admin/orders', { show: tab, q: words }), text: t('newest') } : null,
      older: next ? { href: addressOf('/admin/orders', { show: tab, q: words, after: next }), text: t('older') } : null,
    },
    empty: items.length > 0 ? null : { isSearch: false, title: t('emptyTitle'), text: words ? t('emptySearch') : t('emptyText'), button: null },
  }
}

const TONES: Readonly<Record<string, Tone>> = { CREATED: 'neutral', PAID: 'info', PURCHASING: 'moving', PURCHASED: 'good', SHIPPED: 'good', DELIVERED: 'good', FAILED: 'warn', CANCELLED: 'ended', REFUNDED: 'ended' }

/** Puts one order into words. */
function orderLine(order: AdminOrder, locale: Locale): AdminOrderLine {
  const t = wordsOf(locale, 'admin.orders')
  return {
    id: order.id, shopper: order.shopper, country: order.country, shop: order.shopName, reseller: order.reseller, aliexpressId: order.aliexpressOrderId,
    status: { text: wordsOf(locale, 'status.order')(order.status as 'PAID'), tone: TONES[order.status] ?? 'neutral', isBusy: order.status === 'PURCHASING' },
    stop: order.status === 'FAILED' ? { text: failureTitle(wordsOf(locale, 'events'), order.failureReason), then: order.nextAttemptAt ? t('again') : t('needsReseller'), at: order.nextAttemptAt?.toISOString() ?? null } : null,
    paid: formatMoney(order.total, locale),
    profit: order.profit && { text: formatMoney(order.profit, locale), isLoss: order.profit.minor < 0n },
    at: (order.stoppedAt ?? order.createdAt).toISOString(),
  }
}
