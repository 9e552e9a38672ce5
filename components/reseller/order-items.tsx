import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { money, negateMoney } from '@/lib/foundation/money'
import type { OrderPageRow } from '@/lib/reports/read-reseller-order'
import { Thumb } from '../console/thumb'
import { Card, CardHeader } from '../ui/card'
import { MoneyText } from '../ui/money-text'

/** What was bought, with the sum that the shopper paid. */
export function OrderItems({ order }: { order: OrderPageRow }) {
  const t = useTranslations('reseller.order.items')
  const locale = useLocale()
  const isSpanish = locale === 'es'
  const returned = [...order.refunds.filter((each) => each.status === 'COMPLETED'), ...order.reversals.filter((each) => each.kind === 'REVERSAL')].reduce((sum, each) => sum + BigInt(each.amountMinor), 0n)
  const amount = (minor: bigint) => <MoneyText amount={money(minor, order.currency)} locale={locale} />
  return (
    <Card>
      <CardHeader title={t('title')} />
      <ul className="divide-y divide-line border-t border-line">
        {order.lines.map((line) => {
          const calledOff = calledOffOf(order, line)
          const title = isSpanish ? line.titleEs : line.titleEn
          return (
            <li key={line.id} className="flex items-center gap-3 px-4 py-3">
              <Thumb pictureId={line.pictureId} alt="" className="size-12" />
              <div className="min-w-0 grow">
                <Link href={`/reseller/products/${line.productId}`} className="line-clamp-2 font-medium no-underline hover:underline">{title}</Link>
                <span className="text-13 text-muted">{isSpanish ? line.variantEs : line.variantEn}</span>
                {calledOff > 0 ? <span className="block text-13 text-warn">{t('calledOff', { count: calledOff })}</span> : null}
              </div>
              <div className="shrink-0 text-right text-13">
                <div className="text-muted">{line.quantity} × {amount(BigInt(line.unitPriceMinor))}</div>
                <div className="text-14 font-medium">{amount(BigInt(line.unitPriceMinor) * BigInt(line.quantity))}</div>
              </div>
            </li>
          )
        })}
      </ul>
      <dl className="flex flex-col gap-1 border-t border-line px-4 py-3 text-13">
        <div className="flex justify-between text-muted"><dt>{t('shipping')}</dt><dd>{t('included')}</dd></div>
        {order.taxMinor > 0n ? <div className="flex justify-between text-muted"><dt>{t('tax')}</dt><dd>{amount(order.taxMinor)}</dd></div> : null}
        <div className="flex justify-between text-14 font-semibold"><dt>{t('total')}</dt><dd>{amount(order.totalMinor)}</dd></div>
        {returned > 0n ? <div className="flex justify-between"><dt>{t('returned')}</dt><dd><MoneyText amount={negateMoney(money(returned, order.currency))} locale={locale} /></dd></div> : null}
      </dl>
    </Card>
  )
}

/** How many pieces of a line the supplier called off while the rest of the order comes. */
const calledOffOf = (order: OrderPageRow, line: OrderPageRow['lines'][number]): number =>
  order.purchaseStatus !== 'PAID' ? 0 : order.supplierOrders.filter((each) => each.closedAt !== null).flatMap((each) => each.closedItems ?? [])
    .filter((item) => item.productId === line.supplierProductId && (item.skuId === undefined || item.skuId === line.supplierSkuId)).reduce((sum, item) => sum + item.quantity, 0)
