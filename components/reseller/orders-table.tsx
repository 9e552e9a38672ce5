import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/foundation/money'
import type { OrderListItem } from '@/lib/reports/list-reseller-orders'
import { partOf, shareText } from '../console/share-text'
import { nextStep } from './next-step'
import { OrderRows, type OrderLine } from './order-rows'

const SHOWN_PICTURES = 3

/** The orders as a table, on phones as cards: everything is put into words here, the rows only place it. */
export function OrdersTable({ orders }: { orders: readonly OrderListItem[] }) {
  const t = useTranslations('reseller.orders')
  const lineOf = useOrderLine()
  const texts = {
    title: t('title'), order: t('order'), shopper: t('shopper'), items: t('items'), paid: t('paid'), supplier: t('supplier'), supplierShort: t('supplierShort'), profit: t('profit'), money: t('money'), goods: t('goods'),
    next: t('nextAction'), age: t('age'), quoted: t('quoted'), catalogue: t('catalogue'), wasCost: t('wasCost'), estimated: t('profitEstimated'), est: t('est'), final: t('final'),
  }
  return <OrderRows texts={texts} orders={orders.map(lineOf)} />
}

/** Puts one order into words. */
function useOrderLine(): (order: OrderListItem) => OrderLine {
  const locale = useLocale()
  const [next, events, money, goods] = [useTranslations('reseller.orders.next'), useTranslations('events'), useTranslations('status.money'), useTranslations('status.goods')]
  return (order) => {
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
      next: nextStep(next, events, order),
    }
  }
}
