'use client'
import { useState } from 'react'
import type { ComponentProps } from 'react'
import { useTranslations } from 'next-intl'
import { SelectField, TextField } from '@/components/ui/field'
import { isRegionNeeded, postalExample } from './checkout-address'
import type { FieldErrors, FieldName, FieldValues } from './checkout-address'
import type { DeliveryShape } from './shapes'

interface CheckoutFieldsProps {
  readonly values: FieldValues
  readonly errors: FieldErrors
  readonly deliveries: readonly DeliveryShape[]
  readonly onChange: (name: FieldName, value: string) => void
}

const TALL = 'h-12 text-16'

/** Each field says to the browser what it is, so that it fills itself; each says what is wrong and what is right. */
export function CheckoutFields({ values, errors, deliveries, onChange }: CheckoutFieldsProps) {
  const t = useTranslations('checkout.form')
  const common = useTranslations('common')
  const texts = useTranslations('checkout.fieldErrors')
  const [hasLine2, setLine2] = useState(false)
  const errorOf = (name: FieldName) => {
    const text = errors[name]
    return text === 'postalCode' ? texts(text, { example: postalExample(values.country) }) : text ? texts(text) : null
  }
  const field = (name: Exclude<FieldName, 'country' | 'line2'>, rest: Partial<ComponentProps<typeof TextField>> = {}) => (
    <TextField id={name} label={t(name)} value={values[name]} error={errorOf(name)} onChange={(event) => onChange(name, event.target.value)} className={TALL} {...rest} />
  )
  return (
    <>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-3 text-20 font-semibold">{t('contact')}</legend>
        {field('email', { type: 'email', autoComplete: 'email', inputMode: 'email', hint: t('emailHint'), maxLength: 254 })}
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-6">
        <legend className="mb-3 text-20 font-semibold">{t('delivery')}</legend>
        <SelectField
          id="country"
          label={t('country')}
          value={values.country}
          error={errorOf('country')}
          autoComplete="country"
          onChange={(event) => onChange('country', event.target.value)}
          className={TALL}
          fieldClassName="sm:col-span-6"
        >
          {deliveries.map((each) => (
            <option key={each.country} value={each.country}>{each.name}</option>
          ))}
        </SelectField>
        {field('fullName', { autoComplete: 'name', maxLength: 128, fieldClassName: 'sm:col-span-6' })}
        {field('line1', { autoComplete: 'address-line1', maxLength: 120, fieldClassName: 'sm:col-span-6' })}
        {hasLine2 || values.line2 !== '' ? (
          <TextField
            id="line2"
            label={t('line2')}
            note={common('optional')}
            value={values.line2}
            error={errorOf('line2')}
            autoComplete="address-line2"
            maxLength={60}
            onChange={(event) => onChange('line2', event.target.value)}
            className={TALL}
            fieldClassName="sm:col-span-6"
          />
        ) : (
          <button type="button" onClick={() => setLine2(true)} className="-mt-2 justify-self-start text-14 text-muted underline hover:text-text sm:col-span-6">
            {t('addLine2')}
          </button>
        )}
        {field('postalCode', { autoComplete: 'postal-code', maxLength: 16, fieldClassName: 'sm:col-span-2' })}
        {field('city', { autoComplete: 'address-level2', maxLength: 64, fieldClassName: 'sm:col-span-4' })}
        {field('region', { autoComplete: 'address-level1', maxLength: 64, note: isRegionNeeded(values.country) ? undefined : common('optional'), fieldClassName: 'sm:col-span-3' })}
        {field('phone', { type: 'tel', autoComplete: 'tel', inputMode: 'tel', maxLength: 24, hint: t('phoneHint'), fieldClassName: 'sm:col-span-3' })}
      </fieldset>
    </>
  )
}
