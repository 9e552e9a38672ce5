import { GeistSans } from 'geist/font/sans'
import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { buttonStyles } from '@/components/ui/button-styles'
import { Document } from '@/components/ui/document'
import { Message } from '@/components/ui/message'

/** Its parts come with every page of the product, so it is drawn with the plainest ones: no script beyond the document's own. */
export default async function NotFound() {
  const [locale, t, list] = await Promise.all([getLocale(), getTranslations('common'), headers()])
  return (
    <Document locale={locale} surface="console" fonts={GeistSans.variable} skipLabel={t('skip')} nonce={list.get('x-nonce') ?? undefined}>
      <Message title={t('notFound.title')} text={t('notFound.text')}>
        <a href="/" className={buttonStyles({})}>{t('notFound.home')}</a>
      </Message>
    </Document>
  )
}
