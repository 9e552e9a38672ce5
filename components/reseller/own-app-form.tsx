'use client'
import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { useConsoleAction } from '../console/use-console-action'
import type { ActionAnswer } from '../console/use-console-action'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

type Save = (input: { app: { appKey: string; appSecret: string } | null }) => Promise<ActionAnswer<null>>

/** The reseller's own AliExpress app in place of the platform's. The secret is never shown again. */
export function OwnAppForm({ ownAppKey, save }: { ownAppKey: string | null; save: Save }) {
  const t = useTranslations('reseller.api.app')
  const [appKey, setAppKey] = useState('')
  const [appSecret, setAppSecret] = useState('')
  const { run, isPending, error } = useConsoleAction(save)
  const done = () => { setAppKey(''); setAppSecret(''); toast.success(t('saved'), { description: t('reconnect') }) }
  return (
    <form className="flex flex-col gap-3" onSubmit={(event) => { event.preventDefault(); run({ app: { appKey, appSecret } }, done) }}>
      {ownAppKey ? <Notice tone="info" title={t('inUse', { key: ownAppKey })} action={<Button size="sm" variant="outline" pending={isPending} onClick={() => run({ app: null }, done)}>{t('platform')}</Button>} /> : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField id="appKey" label={t('key')} value={appKey} onChange={(event) => setAppKey(event.target.value)} autoComplete="off" required minLength={4} maxLength={128} />
        <TextField id="appSecret" label={t('secret')} type="password" value={appSecret} onChange={(event) => setAppSecret(event.target.value)} autoComplete="new-password" required minLength={4} maxLength={128} />
      </div>
      {error ? <Notice tone="bad" title={error} urgent /> : null}
      <div><Button type="submit" variant="outline" pending={isPending} disabled={appKey.length < 4 || appSecret.length < 4}>{t('save')}</Button></div>
    </form>
  )
}
