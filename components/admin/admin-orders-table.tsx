import { useTranslations } from 'next-intl'
import { formatMoney, type Money } from '@/lib/foundation/money'
import { failureTitle } from '../console/event-words'
import type { Tone } from '../ui/status-pill'
import { AdminOrderRows } from './admin-order-rows'

interface AdminOrder {
  readonly id: string
  readonly status: string
  readonly failureReason: string | null
  readonly nextAttemptAt: Date | null
  readonly shopper: string
  readonly country: string
  readonly reseller: string
  readonly shopName: string
  readonly total: Money
  readonly profit: Money | null
  readonly aliexpressOrderId: string | null
  readonly createdAt: Date
  readonly stoppedAt: Date | null
}

const TONES: Readonly<Record<string, Tone>> = { CREATED: 'neutral', PAID: 'info', PURCHASING: 'moving', PURCHASED: 'good', SHIPPED: 'good', DELIVERED: 'good', FAILED: 'warn', CANCELLED: 'ended', REFUNDED: 'ended' }

/** Orders of all shops: where each stands, why it stopped and when it goes on. Put into words here; the rows only place them. */
export function AdminOrdersTable({ orders, locale }: { orders: readonly AdminOrder[]; locale: string }) {
  const [t, status, events] = [useTranslations('admin.orders'), useTranslations('status.order'), useTranslations('events')]
  const texts = { title: t('title'), order: t('order'), shopper: t('shopper'), shop: t('shop'), status: t('status'), paid: t('paid'), profit: t('profit'), books: t('books'), age: t('age'), ledger: t('ledger') }
  const lines = orders.map((order) => ({
    id: order.id, shopper: order.shopper, country: order.country, shop: order.shopName, reseller: order.reseller, aliexpressId: order.aliexpressOrderId,
    status: { text: status(order.status as 'PAID'), tone: TONES[order.status] ?? 'neutral', isBusy: order.status === 'PURCHASING' },
    stop: order.status === 'FAILED' ? { text: failureTitle(events, order.failureReason), then: order.nextAttemptAt ? t('again') : t('needsReseller'), at: order.nextAttemptAt?.toISOString() ?? null } : null,
    paid: formatMoney(order.total, locale),
    profit: order.profit && { text: formatMoney(order.profit, locale), isLoss: order.profit.minor < 0n },
    at: (order.stoppedAt ?? order.createdAt).toISOString(),
  }))
  return <AdminOrderRows texts={texts} orders={lines} />
}
