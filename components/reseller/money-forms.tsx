'use client'
import { useTranslations } from 'next-intl'
import type { ActionAnswer } from '../console/use-console-action'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'
import { SettingsForm } from './settings-form'

interface PayoutEmailFormProps { readonly email: string | null; readonly save: (input: FormData) => Promise<ActionAnswer<{ isHeld: boolean }>> }

/** Where the profit goes; replacing the address holds payouts for 72 hours, and says so before it is done. */
export function PayoutEmailForm({ email, save }: PayoutEmailFormProps) {
  const t = useTranslations('reseller.settings.payout')
  return (
    <SettingsForm save={save} done={({ isHeld }) => toast.success(isHeld ? t('savedHeld') : t('saved'))}>
      {(wrong) => <>
        <TextField id="email" label={t('email')} type="email" defaultValue={email ?? ''} required maxLength={254} autoComplete="email" hint={t('hint')} error={wrong('email')} />
        {email ? <Notice tone="info" title={t('holdTitle')}>{t('holdText')}</Notice> : null}
      </>}
    </SettingsForm>
  )
}

interface PriceRuleFormProps { readonly rule: { readonly multiplier: string; readonly minimumProfit: string; readonly minimumMargin: string }; readonly currency: string; readonly save: (input: FormData) => Promise<ActionAnswer<null>> }

export function PriceRuleForm({ rule, currency, save }: PriceRuleFormProps) {
  const t = useTranslations('reseller.settings.rule')
  return (
    <SettingsForm save={save}>
      {(wrong) => (
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField id="multiplier" label={t('multiplier')} defaultValue={rule.multiplier} inputMode="decimal" required hint={t('multiplierHint')} error={wrong('multiplier')} />
          <TextField id="minimumProfit" label={t('minimumProfit')} note={currency} defaultValue={rule.minimumProfit} inputMode="decimal" required hint={t('minimumProfitHint')} error={wrong('minimumProfit')} />
          <TextField id="minimumMargin" label={t('minimumMargin')} defaultValue={rule.minimumMargin} inputMode="decimal" required hint={t('minimumMarginHint')} error={wrong('minimumMargin')} />
        </div>
      )}
    </SettingsForm>
  )
}

interface LimitsFormProps { readonly limits: { readonly workingCapital: string; readonly maxDeliveryDays: number; readonly maxDailyOrders: string; readonly maxDailySpend: string }; readonly inUse: string; readonly currency: string; readonly save: (input: FormData) => Promise<ActionAnswer<null>> }

export function LimitsForm({ limits, inUse, currency, save }: LimitsFormProps) {
  const t = useTranslations('reseller.settings.limits')
  const common = useTranslations('common')
  return (
    <SettingsForm save={save}>
      {(wrong) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField id="workingCapital" label={t('workingCapital')} note={currency} defaultValue={limits.workingCapital} inputMode="numeric" required hint={t('workingCapitalHint', { inUse })} error={wrong('workingCapital')} />
          <TextField id="maxDeliveryDays" label={t('maxDeliveryDays')} defaultValue={limits.maxDeliveryDays} inputMode="numeric" required hint={t('maxDeliveryDaysHint')} error={wrong('maxDeliveryDays')} />
          <TextField id="maxDailyOrders" label={t('maxDailyOrders')} note={common('optional')} defaultValue={limits.maxDailyOrders} inputMode="numeric" hint={t('noLimit')} error={wrong('maxDailyOrders')} />
          <TextField id="maxDailySpend" label={t('maxDailySpend')} note={`${currency}, ${common('optional')}`} defaultValue={limits.maxDailySpend} inputMode="decimal" hint={t('noLimit')} error={wrong('maxDailySpend')} />
        </div>
      )}
    </SettingsForm>
  )
}

interface PasswordFormProps { readonly minimum: number; readonly change: (input: FormData) => Promise<ActionAnswer<null>> }

/** Ends every session, this one too: back to the sign-in page. */
export function PasswordForm({ minimum, change }: PasswordFormProps) {
  const t = useTranslations('reseller.settings.password')
  return (
    <SettingsForm save={change} button={t('button')} done={() => window.location.assign('/login')}>
      {(wrong) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField id="currentPassword" label={t('current')} type="password" autoComplete="current-password" required error={wrong('currentPassword')} />
          <TextField id="newPassword" label={t('new')} type="password" autoComplete="new-password" required minLength={minimum} hint={t('hint', { minimum })} error={wrong('newPassword')} />
        </div>
      )}
    </SettingsForm>
  )
}
