import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ResellerItem } from '@/lib/reports/admin/list-resellers'
import type { ActionAnswer } from '../console/use-console-action'
import { MoneyText } from '../ui/money-text'
import { StatusPill, type Tone } from '../ui/status-pill'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { ResellerStatus } from './reseller-status'
import { formatCount } from '../ui/format-count'

interface ResellersTableProps {
  readonly resellers: readonly ResellerItem[]
  readonly locale: string
  readonly setStatus: (input: { userId: string; status: 'ACTIVE' | 'DISABLED' }) => Promise<ActionAnswer<null>>
}

const ACCOUNT: Readonly<Record<string, Tone>> = { ACTIVE: 'good', PENDING: 'warn', DISABLED: 'ended' }
const CONNECTION: Readonly<Record<string, Tone>> = { CONNECTED: 'good', RECONNECT_NEEDED: 'bad', DISCONNECTED: 'neutral' }

/** Who sells here: the shop, whether it can buy and be paid, what it sold, what it is owed. */
export function ResellersTable({ resellers, locale, setStatus }: ResellersTableProps) {
  const [t, status] = [useTranslations('admin.resellers'), useTranslations('status')]
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('reseller')}</HeadCell>
        <HeadCell>{t('shop')}</HeadCell>
        <HeadCell>{t('account')}</HeadCell>
        <HeadCell>AliExpress</HeadCell>
        <HeadCell numeric>{t('orders')}</HeadCell>
        <HeadCell numeric>{t('sold')}</HeadCell>
        <HeadCell numeric>{t('earned')}</HeadCell>
        <HeadCell numeric>{t('owed')}</HeadCell>
        <HeadCell><span className="sr-only">{t('actions')}</span></HeadCell>
      </TableHead>
      <TableBody>
        {resellers.map((each) => (
          <TableRow key={each.id}>
            <Cell>
              <span className="block font-medium">{each.name}</span>
              <span className="block text-13 text-muted">{each.email}</span>
            </Cell>
            <Cell className="whitespace-nowrap">
              {each.shopSlug ? <a href={`/s/${each.shopSlug}`} className="text-accent">{each.shopName}</a> : '—'}
              <span className="block text-13 text-muted">{t('products', { count: each.products })}</span>
            </Cell>
            <Cell>
              <StatusPill tone={ACCOUNT[each.status] ?? 'neutral'}>{status(`user.${each.status}` as 'user.ACTIVE')}</StatusPill>
              {each.payoutEmail === null ? <span className="mt-0.5 block text-13 text-muted">{t('noPayoutEmail')}</span> : null}
            </Cell>
            <Cell><StatusPill tone={CONNECTION[each.connection ?? ''] ?? 'neutral'}>{status(`credential.${each.connection ?? 'DISCONNECTED'}` as 'credential.CONNECTED')}</StatusPill></Cell>
            <Cell numeric>
              <Link href={`/admin/orders?q=${encodeURIComponent(each.name)}`} className="text-accent">{formatCount(each.orders, locale)}</Link>
              {each.stopped > 0 ? <span className="block text-13 text-bad">{t('stopped', { count: each.stopped })}</span> : null}
            </Cell>
            <Cell numeric><MoneyText amount={each.sold} locale={locale} /></Cell>
            <Cell numeric><MoneyText amount={each.earned} locale={locale} /></Cell>
            <Cell numeric><MoneyText amount={each.balance} locale={locale} /></Cell>
            <Cell numeric><ResellerStatus userId={each.id} name={each.name} status={each.status} setStatus={setStatus} /></Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
