import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { OrderListItem } from '@/lib/reports/list-reseller-orders'
import { Thumbs } from '../console/thumb'
import { GoodsPill, MoneyPill } from '../console/track-pills'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { ProfitFigure, SupplierFigure } from './order-figures'
import { OrderNext } from './order-next'

/** The orders: a table, and the same content as cards on phones. */
export function OrdersTable({ orders }: { orders: readonly OrderListItem[] }) {
  const t = useTranslations('reseller.orders')
  return (
    <>
      <div className="hidden md:block">
        <Table label={t('title')} className="text-13 [&_td]:px-2 [&_th]:px-2">
          <TableHead>
            <HeadCell>{t('order')}</HeadCell>
            <HeadCell>{t('shopper')}</HeadCell>
            <HeadCell>{t('items')}</HeadCell>
            <HeadCell numeric>{t('paid')}</HeadCell>
            <HeadCell numeric>{t('supplier')}</HeadCell>
            <HeadCell numeric>{t('profit')}</HeadCell>
            <HeadCell>{t('money')}</HeadCell>
            <HeadCell>{t('goods')}</HeadCell>
            <HeadCell>{t('nextAction')}</HeadCell>
            <HeadCell numeric>{t('age')}</HeadCell>
          </TableHead>
          <TableBody>
            {orders.map((order) => <Row key={order.id} order={order} />)}
          </TableBody>
        </Table>
      </div>
      <ul className="divide-y divide-line md:hidden">
        {orders.map((order) => <OrderCard key={order.id} order={order} />)}
      </ul>
    </>
  )
}

const useTitles = (order: OrderListItem) => {
  const isSpanish = useLocale() === 'es'
  return order.lines.map((line) => ({ pictureId: line.pictureId, quantity: line.quantity, alt: isSpanish ? line.titleEs : line.titleEn, variant: isSpanish ? line.variantEs : line.variantEn }))
}

function Row({ order }: { order: OrderListItem }) {
  const locale = useLocale()
  const titles = useTitles(order)
  const { tracks } = order
  return (
    <TableRow className="relative">
      <Cell><Link href={`/reseller/orders/${order.id}`} className="font-mono text-12 whitespace-nowrap no-underline after:absolute after:inset-0 hover:underline">…{order.id.slice(-4)}</Link></Cell>
      <Cell className="max-w-32"><span className="block truncate" title={order.shopper}>{order.shopper}</span><span className="text-12 text-muted">{order.country}</span></Cell>
      <Cell className="min-w-24"><span title={titles.map((each) => `${each.quantity} × ${each.alt}`).join('\n')}><Thumbs pictures={titles} /></span></Cell>
      <Cell numeric><MoneyText amount={order.total} locale={locale} /></Cell>
      <Cell numeric><SupplierFigure order={order} /></Cell>
      <Cell numeric><ProfitFigure order={order} /></Cell>
      <Cell><MoneyPill track={tracks.money} /></Cell>
      <Cell><GoodsPill track={tracks.goods} /></Cell>
      <Cell className="max-w-44 min-w-28"><OrderNext order={order} hasButton /></Cell>
      <Cell numeric className="text-muted"><RelativeTime at={order.createdAt} /></Cell>
    </TableRow>
  )
}

function OrderCard({ order }: { order: OrderListItem }) {
  const t = useTranslations('reseller.orders')
  const locale = useLocale()
  const titles = useTitles(order)
  const { tracks } = order
  return (
    <li className="relative flex flex-col gap-2.5 p-4">
      <div className="flex items-center justify-between gap-3">
        <Link href={`/reseller/orders/${order.id}`} className="min-w-0 truncate font-medium no-underline after:absolute after:inset-0">{order.shopper} <span className="font-normal text-muted">{order.country}</span></Link>
        <span className="shrink-0 text-13 text-muted"><RelativeTime at={order.createdAt} /></span>
      </div>
      <div className="flex items-center gap-3">
        <Thumbs pictures={titles} />
        <span className="min-w-0 grow truncate text-13 text-muted">{titles[0]?.alt}</span>
        <span className="shrink-0 font-mono text-12 text-muted">…{order.id.slice(-4)}</span>
      </div>
      <div className="flex flex-wrap gap-1.5"><MoneyPill track={tracks.money} /><GoodsPill track={tracks.goods} /></div>
      <dl className="grid grid-cols-3 gap-2 text-13">
        <div><dt className="text-12 text-muted">{t('paid')}</dt><dd><MoneyText amount={order.total} locale={locale} /></dd></div>
        <div><dt className="text-12 text-muted">{t('supplierShort')}</dt><dd className="[&>span]:items-start"><SupplierFigure order={order} /></dd></div>
        <div><dt className="text-12 text-muted">{t('profit')}</dt><dd className="[&>span]:items-start"><ProfitFigure order={order} /></dd></div>
      </dl>
      <div className="text-13"><OrderNext order={order} hasButton /></div>
    </li>
  )
}
