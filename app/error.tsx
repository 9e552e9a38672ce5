'use client'
import { buttonStyles } from '@/components/ui/button-styles'
import { Document } from '@/components/ui/document'
import { Message } from '@/components/ui/message'
import en from '@/lib/web/messages/en/common.json'
import es from '@/lib/web/messages/es/common.json'

/** When even the layout of a surface fails: there is no document and no language any more, so both are drawn here. */
export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const locale = typeof document !== 'undefined' && /(^|; )locale=es/.test(document.cookie) ? 'es' : 'en'
  const text = locale === 'es' ? es : en
  return (
    <Document locale={locale} surface="console" fonts="" skipLabel={text.skip}>
      <Message title={text.error.title} text={text.error.text}>
        <button type="button" onClick={reset} className={buttonStyles({})}>{text.retry}</button>
        {error.digest ? <span className="text-13 text-muted">{text.error.reference.replace('{digest}', error.digest)}</span> : null}
      </Message>
    </Document>
  )
}
