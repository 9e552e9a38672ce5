'use client'
import { useState } from 'react'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PasswordField } from './password-field'

type FieldName = 'name' | 'shopName' | 'email' | 'password'
type Answer =
  | { readonly ok: true; readonly value: { readonly status: string } }
  | { readonly ok: false; readonly code: string; readonly issues?: readonly { readonly path: string }[] | undefined }

export interface RegisterFormProps {
  readonly register: (input: { name: string; shopName: string; email: string; password: string }) => Promise<Answer>
}

const NAMES: readonly FieldName[] = ['name', 'shopName', 'email', 'password']
const SHORTEST_PASSWORD = 15 // lib/accounts/schema.ts

export function RegisterForm({ register }: RegisterFormProps) {
  const t = useTranslations('account.register')
  const errorTexts = useTranslations('errors')
  const [wrong, setWrong] = useState<readonly FieldName[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)

  const submit = async (form: FormData) => {
    const value = (name: FieldName) => String(form.get(name) ?? '').trim()
    const input = { name: value('name'), shopName: value('shopName'), email: value('email'), password: String(form.get('password') ?? '') }
    const missing = NAMES.filter((name) => input[name] === '' || (name === 'password' && input.password.length < SHORTEST_PASSWORD))
    setWrong(missing)
    setProblem(null)
    if (missing.length > 0) return document.getElementById(missing[0] ?? '')?.focus()
    setPending(true)
    const answer = await register(input).catch(() => null)
    if (answer?.ok) return finish(answer.value.status, input)
    setWrong(NAMES.filter((name) => answer?.issues?.some((issue) => issue.path === name)))
    setProblem(errorTexts.has((answer?.code ?? '') as 'internal') ? errorTexts((answer?.code ?? 'internal') as 'internal') : errorTexts('internal'))
    setPending(false)
  }
  const errorOf = (name: FieldName) => (wrong.includes(name) ? t(`errors.${name}`) : null)
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      <TextField id="name" label={t('name')} autoComplete="name" maxLength={80} error={errorOf('name')} />
      <TextField id="shopName" label={t('shopName')} autoComplete="organization" maxLength={80} hint={t('shopNameHint')} error={errorOf('shopName')} />
      <TextField id="email" type="email" label={t('email')} autoComplete="email" maxLength={254} error={errorOf('email')} />
      <PasswordField label={t('password')} autoComplete="new-password" hint={t('passwordHint')} maxLength={512} error={errorOf('password')} />
      {problem ? <Notice tone="bad" urgent title={problem} /> : null}
      <Button type="submit" pending={isPending} className="w-full">{isPending ? t('submitting') : t('submit')}</Button>
    </form>
  )
}

/** Straight into the console where the account is open; to the sign-in page where it waits for approval. */
async function finish(status: string, { email, password }: { email: string; password: string }): Promise<void> {
  if (status !== 'ACTIVE') return window.location.assign('/login?notice=pending')
  const answer = await signIn('credentials', { email, password, redirect: false }).catch(() => null)
  window.location.assign(answer?.ok ? '/reseller' : '/login?notice=registered')
}
