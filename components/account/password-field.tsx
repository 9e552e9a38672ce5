'use client'
import { useState } from 'react'
import type { ComponentProps } from 'react'
import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'type'> {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null | undefined
}

/** A password that can be looked at: nobody types a long one blind. */
export function PasswordField({ label, hint, error, ...rest }: PasswordFieldProps) {
  const t = useTranslations('account')
  const [isShown, setShown] = useState(false)
  return (
    <Field id="password" label={label} hint={hint} error={error}>
      <span className="relative block">
        <Input name="password" type={isShown ? 'text' : 'password'} className="pr-10" {...rest} {...fieldProps('password', { hint, error })} />
        <button
          type="button"
          aria-label={isShown ? t('hide') : t('show')}
          onClick={() => setShown(!isShown)}
          className="absolute top-0 right-0 grid size-9 place-content-center text-muted hover:text-text"
        >
          {isShown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
        </button>
      </span>
    </Field>
  )
}
