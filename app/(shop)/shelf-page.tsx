import { getTranslations, setRequestLocale } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { CategoryLinks } from '@/components/shop/category-links'
import { Hero } from '@/components/shop/hero'
import { PageLinks } from '@/components/shop/page-links'
import { ProductGrid } from '@/components/shop/product-card'
import type { ShopProductPage } from '@/lib/cycle/product/views'
import { slugOf } from '@/lib/cycle/product/slug'
import type { Locale } from '@/lib/web/i18n/locales'
import { HANDLING_DAYS } from './arrival'
import { cardTexts } from './card-texts'
import { PER_PAGE, readShelf, toCard } from './shelf'

interface ShelfPageProps {
  readonly locale: Locale
  readonly slug: string
  readonly page: number
  /** Slug of a category; undefined: everything. */
  readonly category?: string
}

/** The home of a shop (first page, everything) and its further pages and categories. */
export async function ShelfPage({ locale, slug, page, category }: ShelfPageProps) {
  setRequestLocale(locale)
  const name = category === undefined ? undefined : await categoryName(slug, category)
  const shelf = await readShelf(slug, { page, ...(name ? { category: name } : {}) })
  if (!shelf || name === null || (page > 1 && shelf.items.length === 0)) notFound()
  const [t, common, texts] = await Promise.all([
    getTranslations({ locale, namespace: 'shop' }),
    getTranslations({ locale, namespace: 'common.pagination' }),
    cardTexts(locale),
  ])
  const cards = shelf.items.map((product) => toCard(slug, product, locale))
  const current = shelf.categories.find((each) => each.name.en === name)
  const isHome = !current && page === 1
  const base = current ? `/s/${slug}/c/${category}` : `/s/${slug}`
  const pages = Math.ceil(shelf.total / PER_PAGE)
  return (
    <main id="main" className="pb-20">
      {isHome && cards.length > 0 ? (
        <Hero name={shelf.shop.name} tagline={shelf.shop.tagline[locale]} promise={promises(shelf, t)} cards={heroCards(cards)} action={t('hero.action')} />
      ) : null}
      <div id="products" className="mx-auto flex max-w-6xl scroll-mt-4 flex-col gap-6 px-4 pt-10 sm:px-6">
        <CategoryLinks
          label={t('home.categories')}
          links={[
            { href: `/s/${slug}`, name: t('home.all'), count: null, isCurrent: !current },
            ...shelf.categories.map((each) => ({ href: `/s/${slug}/c/${slugOf(each.name.en)}`, name: each.name[locale], count: each.count, isCurrent: each === current })),
          ]}
        />
        <div className="flex items-baseline justify-between gap-4">
          {isHome ? <h2 className="text-24 font-semibold tracking-tight">{t('home.products')}</h2> : <h1 className="text-24 font-semibold tracking-tight">{current ? current.name[locale] : t('home.products')}</h1>}
          <p className="text-14 text-muted">{t('category.count', { count: shelf.total })}</p>
        </div>
        {cards.length > 0 ? (
          <ProductGrid cards={cards} texts={texts} label={t('home.products')} />
        ) : (
          <div className="py-16">
            <p className="text-20 font-semibold">{t('home.empty')}</p>
            <p className="text-muted">{t('home.emptyText')}</p>
          </div>
        )}
        <PageLinks
          page={page}
          pages={pages}
          href={(to) => (to === 1 ? base : `${base}/page/${to}`)}
          labels={{
            label: common('label'),
            previous: common('previous'),
            next: common('next'),
            range: common('range', { from: (page - 1) * PER_PAGE + 1, to: (page - 1) * PER_PAGE + cards.length, total: shelf.total }),
          }}
        />
      </div>
    </main>
  )
}

/** The English name behind a category's address; null: the shop has no such category. */
export async function categoryName(slug: string, category: string): Promise<string | null> {
  const shelf = await readShelf(slug, { limit: 1 })
  return shelf?.categories.find((each) => slugOf(each.name.en) === category)?.name.en ?? null
}

/** Not the first four in a row: one of each kind makes a better picture. */
function heroCards<T>(cards: readonly T[]): T[] {
  const step = Math.max(Math.trunc(cards.length / 4), 1)
  return [0, 1, 2, 3].flatMap((index) => cards[index * step] ?? [])
}

type ShopTexts = Awaited<ReturnType<typeof getTranslations<'shop'>>>

function promises(shelf: ShopProductPage, t: ShopTexts): string[] {
  const days = shelf.items.flatMap((product) => product.deliveries).filter((each) => each.deliverable)
  const arrives =
    days.length === 0
      ? []
      : [
          t('promise.arrives', {
            from: Math.min(...days.map((each) => each.minDays)) + HANDLING_DAYS,
            to: Math.max(...days.map((each) => each.maxDays)) + HANDLING_DAYS,
          }),
        ]
  return [t('promise.allIn'), ...arrives, t('promise.returns', { days: shelf.shop.returnDays }), t('promise.paypal')]
}
