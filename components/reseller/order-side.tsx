import { ExternalLink } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatMoney, money, type Money } from '@/lib/foundation/money'
import type { OrderPagePayout, OrderPageRow } from '@/lib/reports/read-reseller-order'
import { payoutReason } from '../console/event-words'
import { PayoutPill } from '../console/payout-pill'
import { Card, CardContent, CardHeader } from '../ui/card'
import { CopyChip } from '../ui/copy-chip'
import { FactList } from '../ui/fact-list'
import type { Fact } from '../ui/fact-list'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { StatusPill } from '../ui/status-pill'
import { KeptNote } from './kept-note'

const fact = (label: string, value: ReactNode): Fact[] => (value === null || value === undefined ? [] : [{ label, value }])

interface SupplierCardProps { readonly order: OrderPageRow; readonly ordersUrl: string }

/** The supplier's side: quotes, the orders at AliExpress, how and by whom they are paid. */
export function SupplierCard({ order, ordersUrl }: SupplierCardProps) {
  const t = useTranslations('reseller.order.supplier')
  const status = useTranslations('status.purchase')
  const locale = useLocale()
  const amount = (minor: bigint | string) => <MoneyText amount={money(BigInt(minor), order.currency)} locale={locale} />
  const atSale = order.lines.reduce((sum, line) => sum + BigInt(line.unitCostMinor) * BigInt(line.quantity), 0n)
  const isBad = order.purchaseStatus === 'REFUSED' || order.purchaseStatus === 'CANCELLED' || order.purchaseStatus === 'UNKNOWN' || order.purchaseStatus === 'AWAITING_PAYMENT'
  return (
    <Card>
      <CardHeader title={t('title')} action={order.purchaseStatus ? <StatusPill tone={isBad ? 'warn' : order.purchaseStatus === 'PAID' ? 'good' : 'moving'}>{status(order.purchaseStatus as 'PAID')}</StatusPill> : <StatusPill tone="neutral">{t('notYet')}</StatusPill>} />
      <CardContent>
        <FactList facts={[
          ...fact(t('atSale'), amount(atSale)),
          ...fact(t('quoted'), order.quotedCostMinor === null ? null : amount(order.quotedCostMinor)),
          ...fact(t('charged'), order.actualCostMinor === null ? null : amount(order.actualCostMinor)),
          ...fact(t('less'), order.sale && BigInt(order.sale.gone.aliexpressCost) > 0n ? amount(-BigInt(order.sale.gone.aliexpressCost)) : null),
          ...fact(t('orders'), order.supplierOrders.length === 0 ? null : <span className="flex flex-wrap justify-end gap-1">{order.supplierOrders.map((each) => <span key={each.supplierOrderId} className="inline-flex items-center gap-1"><CopyChip value={each.supplierOrderId} text={each.supplierOrderId} />{each.closedAt ? <span className="text-12 text-warn">{t('closed')}</span> : null}</span>)}</span>),
          ...fact(t('payBy'), order.purchaseStatus === 'AWAITING_PAYMENT' && order.payBy ? <RelativeTime at={order.payBy} className="font-medium text-warn" /> : null),
          ...fact(t('outOrderId'), order.outOrderId === null ? null : <CopyChip value={order.outOrderId} />),
          ...fact(t('paidBy'), order.paidBy === null ? null : t(order.paidBy === 'reseller' ? 'payer.reseller' : order.fundedFrom === 'other' ? 'payer.platformOther' : 'payer.platform')),
          ...order.shipments.flatMap((parcel) => fact(t('tracking'), <span className="flex flex-col items-end gap-0.5"><CopyChip value={parcel.trackingNumber} text={parcel.trackingNumber} /><span className="text-12 text-muted">{[parcel.carrier, parcel.lastEvent].filter(Boolean).join(' · ')}</span></span>)),
        ]} />
        <a href={ordersUrl} target="_blank" rel="noreferrer" className="mt-2 inline-flex items-center gap-1.5 text-13 text-accent">{t('link')} <ExternalLink aria-hidden className="size-3.5" /></a>
      </CardContent>
    </Card>
  )
}

export function ShopperCard({ order }: { order: OrderPageRow }) {
  const t = useTranslations('reseller.order.shopper')
  const to = order.shippingAddress
  const locale = useLocale()
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(order.country)
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardContent className="flex flex-col gap-3">
        <address className="not-italic">
          <span className="block font-medium">{to.fullName}</span>
          <span className="block">{[to.line1, to.line2].filter(Boolean).join(', ')}</span>
          <span className="block">{[to.postalCode, to.city, to.region === to.city ? '' : to.region].filter(Boolean).join(' ')}</span>
          <span className="block">{country}</span>
        </address>
        <FactList facts={[
          { label: t('email'), value: <a href={`mailto:${order.email}`} className="break-all text-accent">{order.email}</a> },
          { label: t('phone'), value: to.phone },
          { label: t('language'), value: order.locale === 'es' ? 'Español' : 'English' },
        ]} />
      </CardContent>
    </Card>
  )
}

/** `owed`: what of the reseller's payout the sale no longer stands for; it is kept from later ones. */
export function PayoutsCard({ order, owed }: { order: OrderPageRow; owed: Money | null }) {
  const t = useTranslations('reseller.order.payouts')
  return (
    <Card>
      <CardHeader title={t('title')} />
      {order.payouts.length === 0 ? <CardContent className="text-13 text-muted">{order.status === 'REFUNDED' ? t('refunded') : t('none')}</CardContent> : (
        <ul className="divide-y divide-line border-t border-line">{order.payouts.map((payout) => <Payout key={payout.id} payout={payout} currency={order.currency} owed={owed} />)}</ul>
      )}
    </Card>
  )
}

function Payout({ payout, currency, owed }: { payout: OrderPagePayout; currency: string; owed: Money | null }) {
  const t = useTranslations('reseller.order.payouts')
  const events = useTranslations('events')
  const locale = useLocale()
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{payout.beneficiary === 'RESELLER' ? t('yours') : t('platform')}</span>
        <span className="flex items-center gap-2"><MoneyText amount={{ minor: payout.amountMinor, currency }} locale={locale} className="font-medium" /><PayoutPill status={payout.status} /></span>
      </div>
      {payout.failureReason && payout.status !== 'PAID' ? <p className="text-13 text-warn">{payoutReason(events, payout.failureReason)}</p> : null}
      {payout.beneficiary === 'RESELLER' ? <KeptNote withheld={money(BigInt(payout.withheldMinor), currency)} /> : null}
      {payout.beneficiary === 'RESELLER' && owed ? <p className="text-13 text-warn">{t('owed', { amount: formatMoney(owed, locale) })}</p> : null}
      {payout.beneficiary === 'RESELLER' ? <FactList className="text-13" facts={[
        ...(payout.receiver ? fact(t('to'), <span className="break-all">{payout.receiver}</span>) : []),
        ...fact(t('batch'), payout.batchId && <CopyChip value={payout.batchId} text={payout.batchId} />),
        ...fact(t('item'), payout.itemId && <CopyChip value={payout.itemId} text={payout.itemId} />),
        ...fact(t('transaction'), payout.transactionId && <CopyChip value={payout.transactionId} text={payout.transactionId} />),
        ...fact(t('sent'), payout.sentAt && <RelativeTime at={payout.sentAt} />),
        ...fact(t('paid'), payout.paidAt && <RelativeTime at={payout.paidAt} />),
      ]} /> : null}
    </li>
  )
}
