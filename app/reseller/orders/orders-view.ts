import { partOf, shareText } from '@/components/console/share-text'
import type { ListView } from '@/components/console/list-page'
import { nextStep } from '@/components/reseller/next-step'
import type { OrderLine } from '@/components/reseller/order-rows'
import type { OrdersView } from '@/components/reseller/orders-list'
import { formatCount } from '@/components/ui/format-count'
import { formatMoney } from '@/lib/foundation/money'
import type { OrderListItem, OrderListPage } from '@/lib/reports/list-reseller-orders'
import type { OrderBucket } from '@/lib/reports/order-bucket'
import type { Locale } from '@/lib/web/i18n/locales'
import { wordsOf } from '@/lib/web/i18n/words'

const SHOWN_PICTURES = 3

/** What the address asked for. */
export interface OrdersQuery {
  readonly bucket: OrderBucket | undefined
  readonly words: string | undefined
  readonly after: string | undefined
}

/** The list of orders put into words: what the page carries. */
export function ordersView(page: OrderListPage, query: OrdersQuery, locale: Locale): OrdersView {
  const t = wordsOf(locale, 'reseller.orders')
  return {
    list: listView(page, query, locale),
    texts: {
      title: t('title'), order: t('order'), shopper: t('shopper'), items: t('items'), paid: t('paid'), supplier: t('supplier'), supplierShort: t('supplierShort'), profit: t('profit'), money: t('money'), goods: t('goods'),
      next: t('nextAction'), age: t('age'), quoted: t('quoted'), catalogue: t('catalogue'), wasCost: t('wasCost'), estimated: t('profitEstimated'), est: t('est'), final: t('final'),
    },
    orders: page.items.map((order) => orderLine(order, locale)),
  }
}

function address(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

function listView({ counts, searched, next, items }: OrderListPage, { bucket, words, after }: OrdersQuery, locale: Locale): ListView {
  const t = wordsOf(locale, 'reseller.orders')
  const all = counts.needs + counts.buying + counts.way + counts.done
  const tab = (show: OrderBucket | undefined, count: number) => ({ href: address('/reseller/orders', { show, q: words }), label: t(`tabs.${show ?? 'all'}`), count: formatCount(count, locale), current: bucket === show })
  const file = (format: string) => ({ href: address('/reseller/orders/export', { format, show: bucket, q: words }), text: format.toUpperCase() })
  return {
    title: t('title'), isLive: counts.buying + counts.way > 0, files: all > 0 ? [file('csv'), file('json')] : [],
    tabsLabel: t('tabs.label'), tabs: [tab(undefined, all), tab('needs', counts.needs), tab('buying', counts.buying), tab('way', counts.way), tab('done', counts.done), ...(counts.unpaid > 0 ? [tab('unpaid', counts.unpaid)] : [])],
    search: { action: '/reseller/orders', words, keep: { show: bucket }, label: t('search') },
    searched: searched === null ? null : wordsOf(locale, 'common')('searched', { count: formatCount(searched, locale) }),
    pages: {
      label: t('pages'), newest: after ? { href: address('/reseller/orders', { show: bucket, q: words }), text: t('newest') } : null,
      older: next ? { href: address('/reseller/orders', { show: bucket, q: words, after: next }), text: t('older') } : null,
    },
    empty: items.length > 0 ? null : nothing(all + counts.unpaid === 0, words, locale),
  }
}

function nothing(isFirst: boolean, words: string | undefined, locale: Locale): ListView['empty'] {
  const t = wordsOf(locale, 'reseller.orders.empty')
  if (isFirst) return { isSearch: false, title: t('firstTitle'), text: t('firstText'), button: { href: '/reseller/products', text: t('firstButton'), isFirst } }
  const button = { href: '/reseller/orders', text: t('all'), isFirst }
  return words ? { isSearch: true, title: t('searchTitle', { words }), text: t('searchText'), button } : { isSearch: false, title: t('tabTitle'), text: t('tabText'), button }
}

/** Puts one order into words. */
function orderLine(order: OrderListItem, locale: Locale): OrderLine {
  const [money, goods] = [wordsOf(locale, 'status.money'), wordsOf(locale, 'status.goods')]
  const lines = order.lines.map((line) => ({ pictureId: line.pictureId, quantity: line.quantity, title: locale === 'es' ? line.titleEs : line.titleEn }))
  const { costNow, costAtSale, profit, tracks } = order
  const share = costNow && partOf(costNow.minor - costAtSale.minor, costAtSale.minor)
  return {
    id: order.id, shopper: order.shopper, country: order.country, at: order.createdAt.toISOString(), paid: formatMoney(order.total, locale),
    pictures: lines.slice(0, SHOWN_PICTURES).map(({ pictureId, quantity }) => ({ id: pictureId, quantity })), more: Math.max(0, lines.length - SHOWN_PICTURES),
    title: lines[0]?.title ?? '', items: lines.map((line) => `${line.quantity} × ${line.title}`).join('\n'),
    supplier: { text: formatMoney(costNow ?? costAtSale, locale), kind: order.isCostFinal ? 'final' : costNow ? 'quoted' : 'catalogue', ...(share ? { share: shareText(share, true), isMore: share > 0n, was: formatMoney(costAtSale, locale) } : {}) },
    profit: profit && { text: formatMoney(profit, locale), isFinal: order.isProfitFinal, isLoss: profit.minor < 0n },
    money: { track: tracks.money, text: money(tracks.money) },
    goods: tracks.goods && { track: tracks.goods, text: goods(tracks.goods) },
    next: nextStep(wordsOf(locale, 'reseller.orders.next'), wordsOf(locale, 'events'), order),
  }
}
