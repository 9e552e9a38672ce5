import Link from 'next/link'
import { Link2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { money } from '@/lib/foundation/money'
import { CopyChip } from '../ui/copy-chip'
import { MoneyText } from '../ui/money-text'
import { accountName, kindName } from './account-name'

interface LedgerTransaction {
  readonly transactionId: string
  readonly businessKey: string
  readonly kind: string
  readonly orderId: string | null
  readonly occurredAt: Date
  readonly prevHash: string
  readonly hash: string
  readonly entries: readonly { readonly accountId: string; readonly amountMinor: string; readonly currency: string }[]
}

/** Each movement with its entries (debit left, credit right) and its link in the order's chain of hashes. */
export function LedgerTransactions({ lines, locale }: { lines: readonly LedgerTransaction[]; locale: string }) {
  return <ol className="border-t border-line">{lines.map((line) => <Transaction key={line.transactionId} line={line} locale={locale} />)}</ol>
}

function Transaction({ line, locale }: { line: LedgerTransaction; locale: string }) {
  const [t, format] = [useTranslations('admin.ledger'), useFormatter()]
  const entries = [...line.entries].sort((a, b) => (BigInt(a.amountMinor) > BigInt(b.amountMinor) ? -1 : 1))
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-0 lg:grid-cols-[17rem_1fr_13rem]">
      <div className="min-w-0">
        <p className="font-medium">{kindName(t, line.kind)}</p>
        <p className="text-13 text-muted"><time dateTime={line.occurredAt.toISOString()}>{format.dateTime(line.occurredAt, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' })} UTC</time></p>
        {line.orderId ? <p className="text-13"><Link href={`/admin/ledger?q=${line.orderId}`} className="text-accent">{t('order')} <span className="font-mono text-12">…{line.orderId.slice(-4)}</span></Link></p> : null}
      </div>
      <ul className="min-w-0 text-14">
        {entries.map((entry, index) => {
          const minor = BigInt(entry.amountMinor)
          const isDebit = minor > 0n
          return (
            <li key={index} className="flex items-baseline gap-3 py-0.5">
              <span className={isDebit ? 'grow' : 'grow pl-5 text-muted'}>{accountName(t, entry.accountId.split(':')[0] ?? '')}</span>
              <MoneyText amount={money(minor, entry.currency)} locale={locale} className={isDebit ? '' : 'text-muted'} />
            </li>
          )
        })}
      </ul>
      <div className="flex flex-wrap items-start gap-1 lg:justify-end">
        <CopyChip value={line.businessKey} text={t('key')} />
        <span className="inline-flex items-center gap-1" title={line.prevHash === '' ? t('first') : t('after', { hash: line.prevHash.slice(0, 8) })}>
          <Link2 aria-hidden className="size-3.5 text-muted" />
          <CopyChip value={line.hash} text={line.hash.slice(0, 8)} />
        </span>
      </div>
    </li>
  )
}
