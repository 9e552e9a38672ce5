import { useTranslations } from 'next-intl'
import { formatMoney, money } from '@/lib/foundation/money'
import { RelativeTime } from '../ui/relative-time'

interface AuditLine { readonly id: string; readonly at: Date; readonly actor: string | null; readonly before: unknown; readonly after: unknown }

const CURRENCY = 'USD'
/** The name of a stored setting and of its field in the form. */
const FIELDS: Readonly<Record<string, { readonly field: string; readonly kind: 'percent' | 'amount' | 'plain' }>> = {
  commissionType: { field: 'commissionType', kind: 'plain' }, commissionBasisPoints: { field: 'commissionPercent', kind: 'percent' }, commissionFixedMinor: { field: 'commissionFixed', kind: 'amount' },
  adminPaypalEmail: { field: 'adminPaypalEmail', kind: 'plain' }, payoutFeeBasisPoints: { field: 'payoutFeePercent', kind: 'percent' }, payoutFeeFixedMinor: { field: 'payoutFeeFixed', kind: 'amount' },
  payoutFeeCapMinor: { field: 'payoutFeeCap', kind: 'amount' }, payoutHoldHours: { field: 'payoutHoldHours', kind: 'plain' }, payoutMinimumMinor: { field: 'payoutMinimum', kind: 'amount' },
  payoutsNeedConfirmation: { field: 'payoutsNeedConfirmation', kind: 'plain' }, maxDailyOrders: { field: 'maxDailyOrders', kind: 'plain' }, maxDailySpendMinor: { field: 'maxDailySpend', kind: 'amount' },
  autoRefundAfterHours: { field: 'autoRefundAfterHours', kind: 'plain' }, resellersNeedApproval: { field: 'resellersNeedApproval', kind: 'plain' },
}

const entries = (value: unknown): [string, unknown][] => (typeof value === 'object' && value !== null ? Object.entries(value) : [])
const isWhole = (value: unknown): value is string | number => (typeof value === 'string' && /^-?\d+$/.test(value)) || (typeof value === 'number' && Number.isInteger(value))

/** Who changed which setting from what to what, newest first. */
export function SettingsAudit({ lines }: { lines: readonly AuditLine[] }) {
  const t = useTranslations('admin.settings')
  if (lines.length === 0) return <p className="text-14 text-muted">{t('auditEmpty')}</p>
  const shown = (name: string, value: unknown): string => {
    const kind = FIELDS[name]?.kind
    if (value === null || value === undefined || value === '') return t('none')
    if (typeof value === 'boolean') return value ? t('on') : t('off')
    if (kind === 'amount' && isWhole(value)) return formatMoney(money(BigInt(value), CURRENCY))
    if (kind === 'percent' && isWhole(value)) return `${formatMoney(money(BigInt(value), CURRENCY)).replace(/[^\d.,]/g, '')} %`
    return name === 'commissionType' && t.has(`types.${String(value)}` as 'types.fixed') ? t(`types.${String(value)}` as 'types.fixed') : String(value)
  }
  return (
    <ol className="flex flex-col gap-3">
      {lines.map((line) => {
        const before = new Map(entries(line.before))
        return (
          <li key={line.id} className="border-l-2 border-line pl-3 text-13">
            <p className="text-muted">{line.actor ?? t('system')} · <RelativeTime at={line.at} /></p>
            <ul>
              {entries(line.after).map(([name, value]) => (
                <li key={name} className="break-words">
                  {FIELDS[name] ? t(`fields.${FIELDS[name].field}` as 'fields.payoutMinimum') : name}: <span className="text-muted line-through">{shown(name, before.get(name))}</span> <span className="font-medium">{shown(name, value)}</span>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}
