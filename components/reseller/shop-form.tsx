'use client'
import { useState } from 'react'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ActionAnswer } from '../console/use-console-action'
import { shopAccent } from '../shop/shop-accent'
import { Field, SelectField, TextField, fieldProps } from '../ui/field'
import { Input } from '../ui/input'
import { SettingsForm } from './settings-form'

interface ShopFormProps {
  readonly shop: { readonly name: string; readonly taglineEn: string; readonly taglineEs: string; readonly accent: string; readonly returnDays: number; readonly supportEmail: string | null; readonly tax: string }
  readonly save: (input: FormData) => Promise<ActionAnswer<null>>
}

const RETURN_DAYS = [14, 30, 60, 90, 180, 365]

/** What shoppers read about the shop. */
export function ShopForm({ shop, save }: ShopFormProps) {
  const t = useTranslations('reseller.settings.shop')
  return (
    <SettingsForm save={save}>
      {(wrong) => <>
        <TextField id="name" label={t('name')} defaultValue={shop.name} required maxLength={80} error={wrong('name')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField id="taglineEn" label={t('taglineEn')} defaultValue={shop.taglineEn} maxLength={120} lang="en" error={wrong('taglineEn')} />
          <TextField id="taglineEs" label={t('taglineEs')} defaultValue={shop.taglineEs} maxLength={120} lang="es" error={wrong('taglineEs')} />
        </div>
        <AccentField accent={shop.accent} error={wrong('accent')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField id="returnDays" label={t('returnDays')} defaultValue={shop.returnDays} hint={t('returnHint')} error={wrong('returnDays')}>
            {[...new Set([...RETURN_DAYS, shop.returnDays])].sort((a, b) => a - b).map((days) => <option key={days} value={days}>{t('days', { days })}</option>)}
          </SelectField>
          <TextField id="tax" label={t('tax')} defaultValue={shop.tax} inputMode="decimal" required hint={t('taxHint')} error={wrong('tax')} />
        </div>
        <TextField id="supportEmail" label={t('supportEmail')} type="email" defaultValue={shop.supportEmail ?? ''} maxLength={254} hint={t('supportHint')} error={wrong('supportEmail')} />
      </>}
    </SettingsForm>
  )
}

/** The shop's colour, shown as both themes will use it: adjusted until it reads (4.5 : 1). */
function AccentField({ accent, error }: { accent: string; error: string | null }) {
  const t = useTranslations('reseller.settings.shop')
  const [colour, setColour] = useState(accent)
  const shown = shopAccent(colour)
  const isAdjusted = shown.light.toLowerCase() !== colour.toLowerCase()
  return (
    <Field id="accent" label={t('accent')} hint={isAdjusted ? t('accentAdjusted') : t('accentReads')} error={error}>
      <div className="flex flex-wrap items-center gap-3">
        <Input type="color" name="accent" value={colour} onChange={(event) => setColour(event.target.value.toUpperCase())} className="w-16 p-1" {...fieldProps('accent', { hint: true, error })} />
        {(['light', 'dark'] as const).map((theme) => (
          <span key={theme} className="inline-flex h-9 items-center gap-1.5 rounded-control px-3 text-13 font-medium" style={{ background: shown[theme], color: theme === 'light' ? shown.onLight : shown.onDark }}>
            <Check aria-hidden className="size-4" />{t(theme)}
          </span>
        ))}
      </div>
    </Field>
  )
}
