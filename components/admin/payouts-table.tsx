import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { negateMoney } from '@/lib/foundation/money'
import type { AdminPayout } from '@/lib/reports/admin/list-payouts'
import { payoutReason } from '../console/event-words'
import { PayoutPill } from '../console/payout-pill'
import type { ActionAnswer } from '../console/use-console-action'
import { CopyChip } from '../ui/copy-chip'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { PayAgain } from './exception-actions'

/** Payouts with their reason and the numbers by which PayPal finds them again. */
export function PayoutsTable({ payouts, locale, payAgain }: { payouts: readonly AdminPayout[]; locale: string; payAgain: PayAgainCall }) {
  const t = useTranslations('admin.payouts')
  return (
    <Table label={t('title')} className="card-rows">
      <TableHead>
        <HeadCell>{t('to')}</HeadCell>
        <HeadCell>{t('status')}</HeadCell>
        <HeadCell numeric>{t('amount')}</HeadCell>
        <HeadCell numeric>{t('fee')}</HeadCell>
        <HeadCell>{t('trace')}</HeadCell>
        <HeadCell>{t('order')}</HeadCell>
        <HeadCell numeric>{t('age')}</HeadCell>
      </TableHead>
      <TableBody>
        {payouts.map((payout) => <Line key={payout.id} payout={payout} locale={locale} payAgain={payAgain} />)}
      </TableBody>
    </Table>
  )
}

type PayAgainCall = (input: { payoutId: string }) => Promise<ActionAnswer<null>>
const PAYABLE_AGAIN = new Set(['returned', 'failed', 'blocked', 'unclaimed'])

function Line({ payout, locale, payAgain }: { payout: AdminPayout; locale: string; payAgain: PayAgainCall }) {
  const [t, events, format] = [useTranslations('admin.payouts'), useTranslations('events'), useFormatter()]
  const ids = [['batch', payout.batchId], ['item', payout.itemId], ['transaction', payout.transactionId]] as const
  const why = payout.whyNot === null ? null : t(`why.${payout.whyNot}` as 'why.funds')
  const detail = payout.whyNot === 'failed' || payout.whyNot === 'blocked' || payout.whyNot === 'returned' ? payoutReason(events, payout.failureReason) : null
  return (
    <TableRow>
      <Cell className="wide">
        <span className="block font-medium">{payout.beneficiary === 'ADMIN' ? t('platform') : payout.name}</span>
        <span className="block text-13 text-muted">{payout.receiver ?? t('noAddress')}</span>
      </Cell>
      <Cell className="wide">
        <PayoutPill status={payout.status} />
        {why ? <span className="mt-0.5 block max-w-60 text-13 text-muted">{why}{payout.until ? ` ${format.dateTime(payout.until, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })} UTC` : ''}</span> : null}
        {detail ? <span className="block max-w-60 text-13 text-muted">{detail}</span> : null}
        {payout.withheld.minor === 0n ? null : <span className="block max-w-60 text-13 text-muted">{payout.withheld.minor > 0n ? t('keptBack') : t('givenBack')} <MoneyText amount={payout.withheld.minor > 0n ? payout.withheld : negateMoney(payout.withheld)} locale={locale} /></span>}
        {payout.whyNot !== null && PAYABLE_AGAIN.has(payout.whyNot) ? <span className="mt-1 block"><PayAgain payoutId={payout.id} pay={payAgain} /></span> : null}
      </Cell>
      <Cell numeric className="font-medium"><MoneyText amount={payout.amount} locale={locale} /></Cell>
      <Cell numeric className="text-muted max-md:text-13" data-label={t('fee')}><MoneyText amount={payout.fee} locale={locale} estimated={payout.isFeeFinal ? undefined : t('feeEstimated')} /></Cell>
      <Cell className="wide">
        <span className="flex flex-wrap gap-1">
          {ids.map(([name, id]) => (id === null ? null : <CopyChip key={name} value={id} text={`${t(name)} …${id.slice(-4)}`} />))}
          {payout.batchId === null ? <span className="text-muted">—</span> : null}
        </span>
      </Cell>
      <Cell className="whitespace-nowrap"><Link href={`/admin/orders?q=${payout.orderId}`} className="font-mono text-12 text-accent">…{payout.orderId.slice(-4)}</Link></Cell>
      <Cell numeric className="text-muted"><RelativeTime at={payout.paidAt ?? payout.createdAt} /></Cell>
    </TableRow>
  )
}
