'use client'
import { useState } from 'react'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PasswordField } from './password-field'

interface LoginFormProps {
  /** Where to go afterwards: a page of ours, checked by the server. */
  readonly next: string
  readonly notice: string | null
}

export function LoginForm({ next, notice }: LoginFormProps) {
  const t = useTranslations('account.login')
  const errors = useTranslations('errors')
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)

  const submit = async (form: FormData) => {
    setPending(true)
    setProblem(null)
    const answer = await signIn('credentials', { email: String(form.get('email')), password: String(form.get('password')), redirect: false }).catch(() => null)
    if (answer?.ok) return window.location.assign(next)
    const code = answer?.error ?? null
    setProblem(code === null ? t('offline') : errors.has(code as 'internal') ? errors(code as 'internal') : errors('wrong_credentials'))
    setPending(false)
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      {notice ? <Notice tone="good" title={notice} /> : null}
      <TextField id="email" type="email" label={t('email')} autoComplete="username" required maxLength={254} autoFocus />
      <PasswordField label={t('password')} autoComplete="current-password" required maxLength={512} />
      {problem ? <Notice tone="bad" urgent title={problem} /> : null}
      <Button type="submit" pending={isPending} className="w-full">{isPending ? t('submitting') : t('submit')}</Button>
    </form>
  )
}
