import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { PayoutItem } from '@/lib/reports/list-reseller-payouts'
import { payoutReason } from '../console/event-words'
import { PayoutPill } from '../console/payout-pill'
import { CopyChip } from '../ui/copy-chip'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { KeptNote } from './kept-note'

/** Payouts, one markup: a table, and below 768 px a card per row (.card-rows in app/live-pages.css). */
export function PayoutsList({ payouts }: { payouts: readonly PayoutItem[] }) {
  const t = useTranslations('reseller.payouts')
  return (
    <Table label={t('title')} className="card-rows text-13">
      <TableHead><HeadCell numeric>{t('amount')}</HeadCell><HeadCell>{t('state')}</HeadCell><HeadCell>{t('to')}</HeadCell><HeadCell>{t('initiated')}</HeadCell><HeadCell>{t('expected')}</HeadCell><HeadCell>{t('trace')}</HeadCell></TableHead>
      <TableBody>{payouts.map((payout) => <Line key={payout.id} payout={payout} />)}</TableBody>
    </Table>
  )
}

function Line({ payout }: { payout: PayoutItem }) {
  const t = useTranslations('reseller.payouts')
  const locale = useLocale()
  return (
    <TableRow className="[&>td]:align-top">
      <Cell numeric><MoneyText amount={payout.amount} locale={locale} className="text-16 font-semibold md:text-13 md:font-medium" /><span className="ml-2 text-12 text-muted md:ml-0 md:block"><Fee payout={payout} /></span></Cell>
      <Cell className="wide md:max-w-72"><PayoutPill status={payout.status} /><Why payout={payout} /></Cell>
      <Cell className="wide md:max-w-44"><span className="block truncate" title={payout.receiver ?? undefined}>{payout.receiver ?? t('noEmail')}</span><OrderLink payout={payout} /></Cell>
      <Cell data-label={t('initiated')}><RelativeTime at={payout.sentAt ?? payout.createdAt} /></Cell>
      <Cell data-label={payout.paidAt ? undefined : t('expected')}><Expected payout={payout} /></Cell>
      <Cell className="wide"><Trace payout={payout} /></Cell>
    </TableRow>
  )
}

/** "Why not paid yet?" in one sentence, and what was kept of it; nothing where it is paid in full. */
function Why({ payout }: { payout: PayoutItem }) {
  const t = useTranslations('reseller.payouts')
  const events = useTranslations('events')
  const kept = <KeptNote withheld={payout.withheld} />
  if (payout.wait === null || payout.wait === 'withheld') return kept
  return <>{kept}<p className="mt-1 text-13 whitespace-normal text-muted">{payout.wait === 'failed' ? payoutReason(events, payout.failureReason) : t(`why.${payout.wait}`)}</p></>
}

function Expected({ payout }: { payout: PayoutItem }) {
  const t = useTranslations('reseller.payouts')
  if (payout.paidAt) return <span>{t('arrived')} <RelativeTime at={payout.paidAt} /></span>
  if (payout.wait === 'unclaimed' && payout.expectedAt) return <span>{t('returns')} <RelativeTime at={payout.expectedAt} /></span>
  if (payout.expectedAt) return <RelativeTime at={payout.expectedAt} />
  if (payout.wait === 'withheld' || payout.wait === 'sale_reversed') return <span className="text-muted">—</span>
  if (payout.wait === 'queue' || payout.wait === 'sending' || payout.wait === 'paypal' || payout.wait === 'asking') return <span>{t('minutes')}</span>
  return <span className="text-muted">{t('open')}</span>
}

function Fee({ payout }: { payout: PayoutItem }) {
  const t = useTranslations('reseller.payouts')
  const locale = useLocale()
  if (payout.amount.minor === 0n) return <>—</>
  return <>{t('feeShort')} <MoneyText amount={payout.fee} locale={locale} estimated={payout.isFeeFinal ? undefined : t('feeEstimated')} /></>
}

function OrderLink({ payout }: { payout: PayoutItem }) {
  const t = useTranslations('reseller.payouts')
  return <Link href={`/reseller/orders/${payout.orderId}`} className="text-13 text-accent">{t('order', { end: payout.orderId.slice(-4) })}</Link>
}

function Trace({ payout }: { payout: PayoutItem }) {
  const t = useTranslations('reseller.payouts')
  const ids = [['batch', payout.batchId], ['item', payout.itemId], ['transaction', payout.transactionId]] as const
  if (ids.every(([, id]) => id === null)) return <span className="text-muted">—</span>
  return <span className="flex flex-col items-start gap-1">{ids.map(([name, id]) => (id === null ? null : <span key={name} className="inline-flex items-center gap-1.5 text-12 text-muted">{t(`ids.${name}`)} <CopyChip value={id} /></span>))}</span>
}
