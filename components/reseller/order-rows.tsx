import Link from 'next/link'
import { GoodsMark, MoneyMark, type GoodsTrack, type MoneyTrack } from '../console/track-marks'
import { Estimated } from '../ui/estimated'
import { RelativeTime } from '../ui/relative-time'
import { HeadCell, Table, TableBody, TableHead } from '../ui/table'
import type { NextStep } from './next-step'
import { OrderNext } from './order-next'

/** One order in words and figures of the reader's language: this travels to the browser, and not the markup around it. */
export interface OrderLine {
  readonly id: string
  readonly shopper: string
  readonly country: string
  readonly at: string
  readonly paid: string
  readonly pictures: readonly { readonly id: string | null; readonly quantity: number }[]
  /** Lines of the order beyond the pictures. */
  readonly more: number
  readonly title: string
  readonly items: string
  readonly supplier: { readonly text: string; readonly kind: 'final' | 'quoted' | 'catalogue'; readonly share?: string; readonly isMore?: boolean; readonly was?: string }
  readonly profit: { readonly text: string; readonly isFinal: boolean; readonly isLoss: boolean } | null
  readonly money: { readonly track: MoneyTrack; readonly text: string }
  readonly goods: { readonly track: GoodsTrack; readonly text: string } | null
  readonly next: NextStep
}

export type OrderTexts = Readonly<Record<'title' | 'order' | 'shopper' | 'items' | 'paid' | 'supplier' | 'supplierShort' | 'profit' | 'money' | 'goods' | 'next' | 'age' | 'quoted' | 'catalogue' | 'wasCost' | 'estimated' | 'est' | 'final', string>>

/** One markup for both: a table, and below 768 px a card per row (.orders-table in app/live-pages.css). */
export function OrderRows({ texts, orders }: { texts: OrderTexts; orders: readonly OrderLine[] }) {
  return (
    <Table label={texts.title} className="orders-table">
      <TableHead>
        <HeadCell>{texts.order}</HeadCell>
        <HeadCell>{texts.shopper}</HeadCell>
        <HeadCell>{texts.items}</HeadCell>
        <HeadCell numeric>{texts.paid}</HeadCell>
        <HeadCell numeric>{texts.supplier}</HeadCell>
        <HeadCell numeric>{texts.profit}</HeadCell>
        <HeadCell>{texts.money}</HeadCell>
        <HeadCell>{texts.goods}</HeadCell>
        <HeadCell>{texts.next}</HeadCell>
        <HeadCell numeric>{texts.age}</HeadCell>
      </TableHead>
      <TableBody>
        {orders.map((order) => <Row key={order.id} order={order} texts={texts} />)}
      </TableBody>
    </Table>
  )
}

function Row({ order, texts }: { order: OrderLine; texts: OrderTexts }) {
  const { supplier, profit, goods } = order
  return (
    <tr>
      <td className="id"><Link href={`/reseller/orders/${order.id}`} prefetch={false}>…{order.id.slice(-4)}</Link></td>
      <td className="who" title={order.shopper}>{order.shopper} <small>{order.country}</small></td>
      <td className="what" title={order.items}><Thumbs order={order} /><span>{order.title}</span></td>
      <td className="num" data-label={texts.paid}>{order.paid}</td>
      <td className="num" data-label={texts.supplierShort}>
        <Estimated why={supplier.kind === 'final' ? null : texts[supplier.kind]}>{supplier.text}</Estimated>
        {supplier.share ? <small><b className={supplier.isMore ? 'text-bad' : 'text-good'}>{supplier.share}</b> ({texts.wasCost} {supplier.was})</small> : null}
      </td>
      <td className="num" data-label={texts.profit}>
        {profit ? <><Estimated why={profit.isFinal ? null : texts.estimated} className={profit.isLoss ? 'font-medium text-bad' : 'font-medium'}>{profit.text}</Estimated><small>{profit.isFinal ? texts.final : texts.est}</small></> : <small>—</small>}
      </td>
      <td className="money"><MoneyMark {...order.money} /></td>
      <td className="goods">{goods ? <GoodsMark {...goods} /> : <small>—</small>}</td>
      <td className="next"><OrderNext step={order.next} /></td>
      <td className="num age"><RelativeTime at={order.at} /></td>
    </tr>
  )
}

/** The pictures of an order's lines, the rest as a number. */
function Thumbs({ order }: { order: OrderLine }) {
  return (
    <span className="thumbs">
      {order.pictures.map(({ id, quantity }, index) => {
        const picture = id === null ? <i className="none" /> : <img src={`/pictures/${id}?w=160`} alt="" width={36} height={36} loading="lazy" decoding="async" />
        return <b key={index} data-count={quantity > 1 ? quantity : undefined}>{picture}</b>
      })}
      {order.more > 0 ? <small>+{order.more}</small> : null}
    </span>
  )
}
