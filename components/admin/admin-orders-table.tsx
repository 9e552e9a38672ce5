import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Money } from '@/lib/foundation/money'
import { failureTitle } from '../console/event-words'
import { CopyChip } from '../ui/copy-chip'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { StatusPill, type Tone } from '../ui/status-pill'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'

interface AdminOrderLine {
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

/** Orders of all shops: where each stands, why it stopped and when it goes on. */
export function AdminOrdersTable({ orders, locale }: { orders: readonly AdminOrderLine[]; locale: string }) {
  const [t, status, events] = [useTranslations('admin.orders'), useTranslations('status.order'), useTranslations('events')]
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('order')}</HeadCell>
        <HeadCell>{t('shopper')}</HeadCell>
        <HeadCell>{t('shop')}</HeadCell>
        <HeadCell>{t('status')}</HeadCell>
        <HeadCell numeric>{t('paid')}</HeadCell>
        <HeadCell numeric>{t('profit')}</HeadCell>
        <HeadCell>AliExpress</HeadCell>
        <HeadCell>{t('books')}</HeadCell>
        <HeadCell numeric>{t('age')}</HeadCell>
      </TableHead>
      <TableBody>
        {orders.map((order) => (
          <TableRow key={order.id}>
            <Cell><CopyChip value={order.id} /></Cell>
            <Cell>{order.shopper}<span className="text-muted"> · {order.country}</span></Cell>
            <Cell>{order.shopName}<span className="block text-13 text-muted">{order.reseller}</span></Cell>
            <Cell>
              <StatusPill tone={TONES[order.status] ?? 'neutral'} busy={order.status === 'PURCHASING'}>{status(order.status as 'PAID')}</StatusPill>
              {order.status === 'FAILED' ? (
                <span className="mt-0.5 block max-w-64 text-13 text-muted">
                  {failureTitle(events, order.failureReason)} · {order.nextAttemptAt ? <>{t('again')} <RelativeTime at={order.nextAttemptAt} /></> : t('needsReseller')}
                </span>
              ) : null}
            </Cell>
            <Cell numeric><MoneyText amount={order.total} locale={locale} /></Cell>
            <Cell numeric className={order.profit && order.profit.minor < 0n ? 'text-bad' : ''}>{order.profit ? <MoneyText amount={order.profit} locale={locale} /> : <span className="text-muted">—</span>}</Cell>
            <Cell>{order.aliexpressOrderId ? <CopyChip value={order.aliexpressOrderId} text={`…${order.aliexpressOrderId.slice(-8)}`} /> : <span className="text-muted">—</span>}</Cell>
            <Cell><Link href={`/admin/ledger?q=${order.id}`} className="text-accent">{t('ledger')}</Link></Cell>
            <Cell numeric className="text-muted"><RelativeTime at={order.stoppedAt ?? order.createdAt} /></Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
