import Link from 'next/link'
import { ChipWithTexts } from '../ui/copy-chip'
import { RelativeTime } from '../ui/relative-time'
import { StatusPill, type Tone } from '../ui/status-pill'
import { HeadCell, Table, TableBody, TableHead } from '../ui/table'

export interface AdminOrderLine {
  readonly id: string
  readonly shopper: string
  readonly country: string
  readonly shop: string
  readonly reseller: string
  readonly aliexpressId: string | null
  readonly status: { readonly text: string; readonly tone: Tone; readonly isBusy: boolean }
  /** Why it stopped, and what happens then; `at` is ISO 8601. */
  readonly stop: { readonly text: string; readonly then: string; readonly at: string | null } | null
  readonly paid: string
  readonly profit: { readonly text: string; readonly isLoss: boolean } | null
  readonly at: string
}

/** `copy` has {value} where the id goes. */
export type AdminOrderTexts = Readonly<Record<'title' | 'order' | 'shopper' | 'shop' | 'status' | 'paid' | 'profit' | 'books' | 'age' | 'ledger' | 'copy' | 'copied', string>>

/** The rows in words and figures of the reader's language: these travel to the browser, and not the markup around them. */
export function AdminOrderRows({ texts, orders }: { texts: AdminOrderTexts; orders: readonly AdminOrderLine[] }) {
  return (
    <Table label={texts.title} className="card-rows">
      <TableHead>
        <HeadCell>{texts.order}</HeadCell>
        <HeadCell>{texts.shopper}</HeadCell>
        <HeadCell>{texts.shop}</HeadCell>
        <HeadCell>{texts.status}</HeadCell>
        <HeadCell numeric>{texts.paid}</HeadCell>
        <HeadCell numeric>{texts.profit}</HeadCell>
        <HeadCell>AliExpress</HeadCell>
        <HeadCell>{texts.books}</HeadCell>
        <HeadCell numeric>{texts.age}</HeadCell>
      </TableHead>
      <TableBody>
        {orders.map((order) => <Row key={order.id} order={order} texts={texts} />)}
      </TableBody>
    </Table>
  )
}

const NONE = <span className="text-muted">—</span>

function Row({ order, texts }: { order: AdminOrderLine; texts: AdminOrderTexts }) {
  const { status, stop, profit, aliexpressId } = order
  return (
    <tr>
      <td><Chip value={order.id} texts={texts} /></td>
      <td className="wide">{order.shopper}<span className="text-muted"> · {order.country}</span></td>
      <td className="wide">{order.shop}<span className="block text-13 text-muted">{order.reseller}</span></td>
      <td className="wide">
        <StatusPill tone={status.tone} busy={status.isBusy}>{status.text}</StatusPill>
        {stop ? <span className="mt-0.5 block max-w-64 text-13 text-muted">{stop.text} · {stop.then}{stop.at ? <> <RelativeTime at={stop.at} /></> : null}</span> : null}
      </td>
      <td className="num" data-label={texts.paid}>{order.paid}</td>
      <td className={profit?.isLoss ? 'num text-bad' : 'num'} data-label={texts.profit}>{profit ? profit.text : NONE}</td>
      <td>{aliexpressId ? <Chip value={aliexpressId} text={`…${aliexpressId.slice(-8)}`} texts={texts} /> : NONE}</td>
      <td><Link href={`/admin/ledger?q=${order.id}`} prefetch={false} className="text-accent">{texts.ledger}</Link></td>
      <td className="num text-muted"><RelativeTime at={order.at} /></td>
    </tr>
  )
}

function Chip({ texts: { copy, copied }, ...chip }: { value: string; text?: string; texts: AdminOrderTexts }) {
  return <ChipWithTexts {...chip} label={copy.replace('{value}', () => chip.value)} copied={copied} />
}
