'use client'
import { buttonStyles } from './button-styles'
import { Document } from './document'
import { Message } from './message'

interface NotFoundDocumentProps {
  readonly locale: string
  readonly fonts: string
  readonly nonce: string | undefined
  readonly texts: Readonly<Record<'skip' | 'title' | 'text' | 'home', string>>
}

/** The whole document for an address where nothing is, with the plainest parts: no script beyond the document's own. */
export function NotFoundDocument({ locale, fonts, nonce, texts }: NotFoundDocumentProps) {
  return (
    <Document locale={locale} surface="console" fonts={fonts} skipLabel={texts.skip} nonce={nonce}>
      <Message title={texts.title} text={texts.text}>
        <a href="/" className={buttonStyles({})}>{texts.home}</a>
      </Message>
    </Document>
  )
}
