import { useTranslations } from 'next-intl'
import { money } from '@/lib/foundation/money'
import { MoneyText } from '../ui/money-text'
import { StatusPill } from '../ui/status-pill'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { accountName } from './account-name'

interface TrialAccount { readonly accountId: string; readonly code: string; readonly currency: string; readonly owner: string | null; readonly others: number; readonly debitMinor: bigint; readonly creditMinor: bigint; readonly balanceMinor: bigint }

/** Every account that moved (of many resellers the largest, and the others in one line), and the line at the foot that has to be zero. */
export function TrialBalance({ accounts, locale }: { accounts: readonly TrialAccount[]; locale: string }) {
  const t = useTranslations('admin.ledger')
  const currencies = [...new Set(accounts.map((each) => each.currency))]
  const sumOf = (currency: string, pick: (each: TrialAccount) => bigint) => accounts.filter((each) => each.currency === currency).reduce((total, each) => total + pick(each), 0n)
  if (accounts.length === 0) return <p className="px-4 pb-4 text-muted">{t('noAccounts')}</p>
  return (
    <Table label={t('trial')}>
      <TableHead>
        <HeadCell>{t('account')}</HeadCell>
        <HeadCell numeric>{t('debit')}</HeadCell>
        <HeadCell numeric>{t('credit')}</HeadCell>
        <HeadCell numeric>{t('balance')}</HeadCell>
      </TableHead>
      <TableBody>
        {accounts.map((each) => (
          <TableRow key={each.accountId}>
            <Cell>
              {accountName(t, each.code)}
              {each.owner ? <span className="text-muted"> · {each.owner}</span> : null}
              {each.others > 0 ? <span className="text-muted"> · {t('others', { count: each.others })}</span> : null}
            </Cell>
            {[each.debitMinor, each.creditMinor].map((minor, index) => <Cell key={index} numeric className="text-muted"><MoneyText amount={money(minor, each.currency)} locale={locale} /></Cell>)}
            <Cell numeric><MoneyText amount={money(each.balanceMinor, each.currency)} locale={locale} /></Cell>
          </TableRow>
        ))}
        {currencies.map((currency) => {
          const total = sumOf(currency, (each) => each.balanceMinor)
          return (
            <TableRow key={currency} className="font-semibold">
              <Cell><span className="inline-flex flex-wrap items-center gap-2">{t('sum', { currency })}<StatusPill tone={total === 0n ? 'good' : 'bad'}>{total === 0n ? t('balanced') : t('off')}</StatusPill></span></Cell>
              <Cell numeric><MoneyText amount={money(sumOf(currency, (each) => each.debitMinor), currency)} locale={locale} /></Cell>
              <Cell numeric><MoneyText amount={money(sumOf(currency, (each) => each.creditMinor), currency)} locale={locale} /></Cell>
              <Cell numeric><MoneyText amount={money(total, currency)} locale={locale} /></Cell>
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
