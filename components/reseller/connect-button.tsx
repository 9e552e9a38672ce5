'use client'
import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

const Answer = z.object({ url: z.url() })

/** Asks for AliExpress's consent page and goes there; it returns to this page with the result. */
export function ConnectButton() {
  const t = useTranslations('reseller.api')
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle')
  const connect = async () => {
    setState('leaving')
    try {
      const response = await fetch('/api/marketplace/auth-url/aliexpress-dropshipping', { headers: { accept: 'application/json' } })
      const answer = Answer.safeParse(await response.json())
      if (!response.ok || !answer.success) return setState('failed')
      window.location.assign(answer.data.url)
    } catch {
      setState('failed')
    }
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <Button pending={state === 'leaving'} onClick={() => void connect()}>{t('connect')}</Button>
      {state === 'failed' ? <Notice tone="bad" title={t('connectFailed')} urgent>{t('connectFailedText')}</Notice> : null}
    </div>
  )
}
