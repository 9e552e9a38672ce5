'use client'
import { useTranslations } from 'next-intl'
import { Button } from './button'
import { Message } from './message'

export interface ErrorScreenProps {
  readonly error: Error & { digest?: string }
  readonly reset: () => void
  /** The frame of the surface stands around it. */
  readonly isFramed?: boolean
}

/** For the error.tsx of a surface: inside its document, in the reader's language. */
export function ErrorScreen({ error, reset, isFramed }: ErrorScreenProps) {
  const t = useTranslations('common')
  return (
    <Message title={t('error.title')} text={t('error.text')} isFramed={isFramed}>
      <Button onClick={reset}>{t('retry')}</Button>
      {error.digest ? <span className="text-13 text-muted">{t('error.reference', { digest: error.digest })}</span> : null}
    </Message>
  )
}
