import { cache } from 'react'
import { GeistSans } from 'geist/font/sans'
import { headers } from 'next/headers'
import { NotFoundDocument } from '@/components/ui/not-found-document'
import { requestLocale, wordsOf } from '@/lib/web/i18n/words'

/** Travels with every page of the product, with some twice: as one client part, so that its words travel and not its markup, and as the same one. */
export default function NotFound() {
  return notFoundDocument()
}

const notFoundDocument = cache(async () => {
  const [locale, list] = await Promise.all([requestLocale(), headers()])
  const t = wordsOf(locale, 'common')
  const texts = { skip: t('skip'), title: t('notFound.title'), text: t('notFound.text'), home: t('notFound.home') }
  return <NotFoundDocument locale={locale} fonts={GeistSans.variable} nonce={list.get('x-nonce') ?? undefined} texts={texts} />
})
