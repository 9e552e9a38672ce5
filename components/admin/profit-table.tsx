import type { Money } from '@/lib/foundation/money'
import { MoneyText } from '../ui/money-text'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'

export interface ProfitTableRow {
  readonly key: string
  readonly name: string
  readonly sales: string
  readonly revenue: Money
  readonly supplierCost: Money
  readonly paymentFee: Money
  readonly tax: Money
  readonly commission: Money
  readonly payoutFee: Money
  readonly net: Money
  readonly isTotal?: boolean
}

export type ProfitWords = Readonly<Record<'first' | 'sales' | 'revenue' | 'tax' | 'supplier' | 'fee' | 'commission' | 'payoutFee' | 'net', string>>

/** From revenue to net, one line per day or reseller: every line adds up. */
export function ProfitTable({ rows, words, locale, label }: { rows: readonly ProfitTableRow[]; words: ProfitWords; locale: string; label: string }) {
  return (
    <Table label={label}>
      <TableHead>
        <HeadCell>{words.first}</HeadCell>
        {(['sales', 'revenue', 'tax', 'supplier', 'fee', 'commission', 'payoutFee', 'net'] as const).map((name) => <HeadCell key={name} numeric>{words[name]}</HeadCell>)}
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.key} className={row.isTotal ? 'font-semibold' : ''}>
            <Cell className="whitespace-nowrap">{row.name}</Cell>
            <Cell numeric>{row.sales}</Cell>
            <Cell numeric><MoneyText amount={row.revenue} locale={locale} /></Cell>
            {[row.tax, row.supplierCost, row.paymentFee].map((amount, index) => <Cell key={index} numeric className="text-muted"><MoneyText amount={minus(amount)} locale={locale} /></Cell>)}
            <Cell numeric><MoneyText amount={row.commission} locale={locale} /></Cell>
            <Cell numeric className="text-muted"><MoneyText amount={minus(row.payoutFee)} locale={locale} /></Cell>
            <Cell numeric className={row.net.minor < 0n ? 'text-bad' : ''}><MoneyText amount={row.net} locale={locale} /></Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

const minus = (amount: Money): Money => ({ minor: -amount.minor, currency: amount.currency })
