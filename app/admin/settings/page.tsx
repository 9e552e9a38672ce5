import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { SettingsAudit } from '@/components/admin/settings-audit'
import { SettingsForm, type SettingsValues } from '@/components/admin/settings-form'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { findPlatformSettings, type PlatformSettings } from '@/lib/accounts/platform/store'
import { AppError } from '@/lib/foundation/errors'
import { money, toDecimal } from '@/lib/foundation/money'
import { readSettingsAudit } from '@/lib/reports/admin/read-platform-settings'
import { requireUser } from '@/lib/web/session'
import { savePlatformSettingsAction } from '../actions/platform'

const CURRENCY = 'USD'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.settings')
  return { title: t('title') }
}

/** Basis points and minor units share the form: two digits after the point. */
const percentText = (basisPoints: number) => toDecimal(money(BigInt(basisPoints), CURRENCY)).replace(/\.?0+$/, '') || '0'
const amountText = (minor: bigint | null) => (minor === null ? '' : toDecimal(money(minor, CURRENCY)))

function valuesOf(settings: PlatformSettings): SettingsValues {
  return {
    commissionType: settings.commissionType, commissionPercent: percentText(settings.commissionBasisPoints), commissionFixed: amountText(settings.commissionFixedMinor), adminPaypalEmail: settings.adminPaypalEmail ?? '',
    payoutFeePercent: percentText(settings.payoutFeeBasisPoints), payoutFeeFixed: amountText(settings.payoutFeeFixedMinor), payoutFeeCap: amountText(settings.payoutFeeCapMinor), payoutHoldHours: String(settings.payoutHoldHours),
    payoutMinimum: amountText(settings.payoutMinimumMinor), payoutsNeedConfirmation: settings.payoutsNeedConfirmation, maxDailyOrders: settings.maxDailyOrders === null ? '' : String(settings.maxDailyOrders),
    maxDailySpend: amountText(settings.maxDailySpendMinor), autoRefundAfterHours: String(settings.autoRefundAfterHours), resellersNeedApproval: settings.resellersNeedApproval,
  }
}

export default async function PlatformSettingsPage() {
  await requireUser('ADMIN', '/admin/settings')
  const [t, settings, audit] = await Promise.all([getTranslations('admin.settings'), findPlatformSettings(), readSettingsAudit()])
  if (!settings) throw new AppError('not_found', 'the platform has no settings row')
  return (
    <ClientTexts of={['errors', 'admin.settings']}>
      <PageHeader title={t('title')} description={t('text')} />
      <div className="grid items-start gap-6 rail:grid-cols-[minmax(0,1fr)_22rem]">
        <SettingsForm values={valuesOf(settings)} currency={CURRENCY} save={savePlatformSettingsAction} />
        <Card aria-labelledby="audit-title">
          <CardHeader id="audit-title" title={t('audit')} description={t('auditText')} />
          <CardContent><SettingsAudit lines={audit} /></CardContent>
        </Card>
      </div>
    </ClientTexts>
  )
}
