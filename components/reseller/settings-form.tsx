'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface SettingsFormProps<T> {
  /** Takes the form's own fields. */
  readonly save: (input: FormData) => Promise<ActionAnswer<T>>
  readonly children: (wrong: (field: string) => string | null) => ReactNode
  readonly done?: (value: T) => void
  readonly button?: string
}

/** One section of the settings: its fields, one button, errors at the fields where the server names them. */
export function SettingsForm<T>({ save, children, done, button }: SettingsFormProps<T>) {
  const t = useTranslations('reseller.settings')
  const common = useTranslations('common')
  const { run, isPending, error, code, fields } = useConsoleAction(save)
  const wrong = (field: string) => (fields.includes(field) ? t(`wrong.${field as 'name'}`) : null)
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => {
      event.preventDefault()
      run(new FormData(event.currentTarget), (value) => (done ? done(value) : toast.success(common('saved'))))
    }}>
      {children(wrong)}
      {error && (code !== 'invalid_input' || fields.length === 0) ? <Notice tone="bad" title={error} urgent /> : null}
      <div><Button type="submit" pending={isPending}>{button ?? common('save')}</Button></div>
    </form>
  )
}
