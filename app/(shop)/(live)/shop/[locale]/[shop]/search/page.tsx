import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PageLinks } from '@/components/shop/page-links'
import { ProductGrid } from '@/components/shop/product-card'
import { accentStyle } from '@/components/shop/shop-accent'
import { ShopFooter, ShopHeader } from '@/components/shop/shop-header'
import { cardTexts } from '../../../../../card-texts'
import { PER_PAGE, readShelf, toCard } from '../../../../../shelf'
import { PageSwitches } from '../../../../../../page-switches'

export const metadata: Metadata = { robots: { index: false } }

interface SearchPageProps {
  readonly params: Promise<{ shop: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What a shop has for some words: made per request (its public address is /s/{shop}/search; the language is found like on every live page). */
export default async function SearchPage({ params, searchParams }: SearchPageProps) {
  const [{ shop: slug }, query, locale] = await Promise.all([params, searchParams, getLocale()])
  const q = (typeof query['q'] === 'string' ? query['q'] : '').trim().slice(0, 100)
  const page = typeof query['page'] === 'string' && /^[1-9]\d{0,3}$/.test(query['page']) ? Number.parseInt(query['page'], 10) : 1
  const [shelf, t, pagination, texts] = await Promise.all([
    readShelf(slug, { q, page }),
    getTranslations('shop'),
    getTranslations('common.pagination'),
    cardTexts(locale),
  ])
  if (!shelf) notFound()
  const { shop } = shelf
  const cards = shelf.items.map((product) => toCard(slug, product, locale))
  const href = (to: number) => `/s/${slug}/search?${new URLSearchParams({ q, page: String(to) })}`
  return (
    <div style={accentStyle(shop.accent)} className="flex min-h-dvh flex-col">
      <ShopHeader slug={slug} name={shop.name} query={q} texts={{ search: t('search'), cart: t('cartLink', { count: '{count}' }) }} />
      <main id="main" className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 pt-10 pb-20 sm:px-6">
        <h1 className="text-24 font-semibold tracking-tight">{t('results.found', { count: shelf.total, query: q })}</h1>
        {cards.length > 0 ? (
          <ProductGrid cards={cards} texts={texts} label={t('results.title')} />
        ) : (
          <p className="text-muted">
            {t('results.emptyText')} <a href={`/s/${slug}`} className="text-text underline">{t('results.home')}</a>
          </p>
        )}
        <PageLinks page={page} pages={Math.ceil(shelf.total / PER_PAGE)} href={href} labels={{ label: pagination('label'), previous: pagination('previous'), next: pagination('next'), range: pagination('range', { from: (page - 1) * PER_PAGE + 1, to: (page - 1) * PER_PAGE + cards.length, total: shelf.total }) }} />
      </main>
      <ShopFooter
        name={shop.name}
        lines={[t('footer.allIn'), t('footer.returns', { days: shop.returnDays })]}
        contact={shop.supportEmail ? { label: t('footer.contact'), email: shop.supportEmail } : null}
        switches={<PageSwitches />}
      />
    </div>
  )
}
