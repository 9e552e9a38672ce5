'use client'
import { useState, type ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Card, CardContent, CardHeader } from '../ui/card'
import { SelectField, TextField } from '../ui/field'
import { SwitchField } from '../ui/switch'
import { toast } from '../ui/toast'

/** The form's fields: percents and amounts as the text that stands in them. */
export interface SettingsValues {
  readonly commissionType: 'percent_of_profit' | 'percent_of_price' | 'fixed'
  readonly commissionPercent: string
  readonly commissionFixed: string
  readonly adminPaypalEmail: string
  readonly payoutFeePercent: string
  readonly payoutFeeFixed: string
  readonly payoutFeeCap: string
  readonly payoutHoldHours: string
  readonly payoutMinimum: string
  readonly payoutsNeedConfirmation: boolean
  readonly maxDailyOrders: string
  readonly maxDailySpend: string
  readonly autoRefundAfterHours: string
  readonly resellersNeedApproval: boolean
}

interface SettingsFormProps {
  readonly values: SettingsValues
  readonly currency: string
  readonly save: (input: SettingsValues) => Promise<ActionAnswer<{ readonly changed: number }>>
}

type TextName = { [K in keyof SettingsValues]: SettingsValues[K] extends boolean ? never : K }[keyof SettingsValues]
const TYPES = ['percent_of_profit', 'percent_of_price', 'fixed'] as const

/** Everything the platform decides, in four groups, saved at once; what is wrong stands at its field. */
export function SettingsForm({ values: stored, currency, save }: SettingsFormProps) {
  const t = useTranslations('admin.settings')
  const [values, setValues] = useState<SettingsValues>(stored)
  const { run, isPending, error, fields, clear } = useConsoleAction(save)
  const set = (change: Partial<SettingsValues>) => { clear(); setValues((before) => ({ ...before, ...change })) }
  const field = (name: TextName, more: { unit?: string; type?: string; optional?: boolean } = {}) => (
    <TextField
      key={name} id={name} label={t(`fields.${name}`)} note={more.unit} hint={t.has(`hints.${name}` as 'hints.payoutMinimum') ? t(`hints.${name}` as 'hints.payoutMinimum') : undefined}
      value={values[name]} type={more.type ?? 'text'} inputMode={more.type === 'email' ? 'email' : 'decimal'} autoComplete="off" placeholder={more.optional ? t('noLimit') : undefined}
      error={fields.includes(name) ? t(more.type === 'email' ? 'wrongEmail' : 'wrongNumber') : null} onChange={(event) => set({ [name]: event.target.value })}
    />
  )
  const submit = () => run(values, ({ changed }) => toast.success(changed === 0 ? t('unchanged') : t('saved', { count: changed })))
  return (
    <form className="flex flex-col gap-5" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <Group title={t('commission')} text={t('commissionText')}>
        <SelectField id="commissionType" label={t('fields.commissionType')} value={values.commissionType} onChange={(event) => set({ commissionType: TYPES.find((each) => each === event.target.value) ?? 'percent_of_profit' })}>
          {TYPES.map((type) => <option key={type} value={type}>{t(`types.${type}`)}</option>)}
        </SelectField>
        {values.commissionType === 'fixed' ? field('commissionFixed', { unit: currency }) : field('commissionPercent', { unit: '%' })}
        {field('adminPaypalEmail', { type: 'email' })}
      </Group>
      <Group title={t('payouts')} text={t('payoutsText')}>
        <div className="sm:col-span-2"><SwitchField id="payoutsNeedConfirmation" label={t('fields.payoutsNeedConfirmation')} hint={t('hints.payoutsNeedConfirmation')} checked={values.payoutsNeedConfirmation} onCheckedChange={(payoutsNeedConfirmation) => set({ payoutsNeedConfirmation })} /></div>
        {field('payoutHoldHours', { unit: t('hours') })}
        {field('payoutMinimum', { unit: currency })}
        {field('payoutFeePercent', { unit: '%' })}
        {field('payoutFeeFixed', { unit: currency })}
        {field('payoutFeeCap', { unit: currency, optional: true })}
      </Group>
      <Group title={t('buying')} text={t('buyingText')}>
        {field('maxDailyOrders', { optional: true })}
        {field('maxDailySpend', { unit: currency, optional: true })}
        {field('autoRefundAfterHours', { unit: t('hours') })}
      </Group>
      <Group title={t('people')} text={t('peopleText')}>
        <div className="sm:col-span-2"><SwitchField id="resellersNeedApproval" label={t('fields.resellersNeedApproval')} hint={t('hints.resellersNeedApproval')} checked={values.resellersNeedApproval} onCheckedChange={(resellersNeedApproval) => set({ resellersNeedApproval })} /></div>
      </Group>
      <div className="sticky bottom-16 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-card border border-line bg-raised px-4 py-3 md:bottom-0">
        {error ? <p role="alert" className="flex grow items-start gap-1.5 text-14 text-bad"><CircleAlert aria-hidden className="mt-1 size-4 shrink-0" />{error}</p> : null}
        <Button type="submit" pending={isPending}>{t('save')}</Button>
      </div>
    </form>
  )
}

function Group({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} description={text} />
      <CardContent className="grid gap-x-5 gap-y-4 sm:grid-cols-2">{children}</CardContent>
    </Card>
  )
}
