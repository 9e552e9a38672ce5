import { useLocale, useTranslations } from 'next-intl'
import type { OrderListItem } from '@/lib/reports/list-reseller-orders'
import { partOf, shareText } from '../console/share-text'
import { cn } from '../ui/cn'
import { MoneyText } from '../ui/money-text'

/** Supplier now against at the sale, the difference in words and colour. */
export function SupplierFigure({ order }: { order: OrderListItem }) {
  const t = useTranslations('reseller.orders')
  const locale = useLocale()
  const share = order.costNow && partOf(order.costNow.minor - order.costAtSale.minor, order.costAtSale.minor)
  return (
    <span className="inline-flex flex-col items-end leading-5">
      <MoneyText amount={order.costNow ?? order.costAtSale} locale={locale} estimated={order.isCostFinal ? undefined : t(order.costNow ? 'quoted' : 'catalogue')} />
      {share ? (
        <span className={cn('text-12', share > 0n ? 'text-bad' : 'text-good')}>
          {shareText(share, true)} <span className="text-muted">({t('wasCost')} <MoneyText amount={order.costAtSale} locale={locale} />)</span>
        </span>
      ) : null}
    </span>
  )
}

export function ProfitFigure({ order }: { order: OrderListItem }) {
  const t = useTranslations('reseller.orders')
  const locale = useLocale()
  if (!order.profit) return <span className="text-muted">—</span>
  return (
    <span className="inline-flex flex-col items-end leading-5">
      <MoneyText amount={order.profit} locale={locale} estimated={order.isProfitFinal ? undefined : t('profitEstimated')} className={cn('font-medium', order.profit.minor < 0n && 'text-bad')} />
      <span className="text-12 text-muted">{order.isProfitFinal ? t('final') : t('est')}</span>
    </span>
  )
}
