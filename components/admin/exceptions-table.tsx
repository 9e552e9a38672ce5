import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ExceptionItem } from '@/lib/reports/list-exceptions'
import { evidenceValue, exceptionWords, knownLabel } from '../console/event-words'
import type { ActionAnswer } from '../console/use-console-action'
import { buttonStyles } from '../ui/button'
import { MoneyText } from '../ui/money-text'
import { RelativeTime } from '../ui/relative-time'
import { CopyChip } from '../ui/copy-chip'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { CloseException, PayAgain, SupplierPaidBack } from './exception-actions'

interface Actions {
  /** PayPal's page for cases. */
  readonly casesUrl?: string
  readonly close: (input: { exceptionId: string; note: string }) => Promise<ActionAnswer<null>>
  readonly payAgain: (input: { payoutId: string }) => Promise<ActionAnswer<null>>
  readonly paidBack: (input: { purchaseId: string; reference: string }) => Promise<ActionAnswer<null>>
}

/** What cannot heal by itself: why, the money at stake, since when, what is known, and the one thing to do. */
export function ExceptionsTable({ items, locale, ...actions }: { items: readonly ExceptionItem[]; locale: string } & Actions) {
  const t = useTranslations('admin.exceptions')
  return (
    <Table label={t('title')} className="card-rows">
      <TableHead>
        <HeadCell>{t('what')}</HeadCell>
        <HeadCell numeric>{t('amount')}</HeadCell>
        <HeadCell>{t('order')}</HeadCell>
        <HeadCell numeric>{t('since')}</HeadCell>
        <HeadCell>{t('do')}</HeadCell>
      </TableHead>
      <TableBody>
        {items.map((item) => <Line key={item.id} item={item} locale={locale} {...actions} />)}
      </TableBody>
    </Table>
  )
}

const IDS = /(Id|Ids|^receiver|^reference|^first|^code)$/

/** One thing that is known: its name, and the value as a person reads it. */
function Known({ name, value }: { name: string; value: string }) {
  const events = useTranslations('events')
  const text = evidenceValue(events, name, value)
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
      {knownLabel(events, name)}
      {IDS.test(name) ? value.split(', ').map((each) => <CopyChip key={each} value={each} text={each} />) : /^\d{4}-\d\d-\d\dT/.test(value) ? <RelativeTime at={value} withHour className="text-text" /> : <span className="min-w-0 break-words text-text">{text}</span>}
    </span>
  )
}

function Line({ item, locale, close, payAgain, paidBack, casesUrl }: { item: ExceptionItem; locale: string } & Actions) {
  const [t, events] = [useTranslations('admin.exceptions'), useTranslations('events')]
  const { title, text } = exceptionWords(events, item.kind, item.facts)
  // What stands in its own column is not said twice.
  const facts = Object.entries(item.facts).filter(([name, value]) => value !== null && value !== '' && !(item.amount && (name === 'amount' || name === 'currency')))
  return (
    <TableRow>
      <Cell className="wide">
        <span className="block font-medium">{title}</span>
        <span className="block max-w-140 whitespace-normal text-13 text-muted">{text}</span>
        <span className="mt-1 flex max-w-140 flex-wrap gap-x-3 gap-y-1 text-12 text-muted">{facts.map(([name, value]) => <Known key={name} name={name} value={String(value)} />)}</span>
        {item.note ? <span className="mt-1 block text-13">{t('settledAs', { note: item.note })}</span> : null}
      </Cell>
      <Cell numeric className="font-medium">{item.amount ? <MoneyText amount={item.amount} locale={locale} /> : '—'}</Cell>
      <Cell className="whitespace-nowrap">{item.orderId ? <Link href={`/admin/orders?q=${item.orderId}`} className="font-mono text-12 text-accent">…{item.orderId.slice(-4)}</Link> : '—'}</Cell>
      <Cell numeric className="text-muted"><RelativeTime at={item.openedAt} /></Cell>
      <Cell className="wide">
        {item.closedAt === null ? (
          <span className="flex flex-wrap gap-1.5">
            {item.kind === 'PAYOUT_CAME_BACK' ? <PayAgain payoutId={item.subject} pay={payAgain} /> : null}
            {item.kind === 'CASE_OPEN' && casesUrl ? <a href={casesUrl} target="_blank" rel="noreferrer" className={buttonStyles({ variant: 'outline', size: 'sm' })}>{t('openCase')}</a> : null}
            {item.kind === 'SUPPLIER_REFUND_DUE' ? <SupplierPaidBack purchaseId={item.subject} book={paidBack} /> : null}
            <CloseException exceptionId={item.id} close={close} />
          </span>
        ) : <span className="text-13 text-muted">{item.closedBy === 'system' ? t('bySystem') : t('byPerson')}</span>}
      </Cell>
    </TableRow>
  )
}
