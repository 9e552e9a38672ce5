import './icons.css'
import './live-pages.css'
import type { ReactNode } from 'react'
import { GeistSans } from 'geist/font/sans'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getNow, getTranslations } from 'next-intl/server'
import { pickMessages } from '@/lib/web/i18n/load-messages'
import type { MessagePath } from '@/lib/web/i18n/load-messages'
import { Document } from '@/components/ui/document'

interface LiveDocumentProps {
  readonly surface: 'shop' | 'console'
  /** Texts that client parts use on every page of the surface; one page's own come by ClientTexts. */
  readonly texts: readonly MessagePath[]
  readonly children: ReactNode
}

/**
 * The document of every page that is made per request: language of the person, nonce of the request, texts for the
 * client parts. Reading the headers makes these pages dynamic, which their script policy needs.
 */
export async function LiveDocument({ surface, texts, children }: LiveDocumentProps) {
  const [locale, t, now, list] = await Promise.all([getLocale(), getTranslations('common'), getNow(), headers()])
  const messages = pickMessages(locale, texts)
  return (
    <Document
      locale={locale}
      surface={surface}
      fonts={GeistSans.variable}
      skipLabel={t('skip')}
      nonce={list.get('x-nonce') ?? undefined}
    >
      <NextIntlClientProvider locale={locale} messages={messages} now={now} timeZone="UTC">
        {children}
      </NextIntlClientProvider>
    </Document>
  )
}
