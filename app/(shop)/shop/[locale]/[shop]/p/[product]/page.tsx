import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { RotateCcw, ShieldCheck } from 'lucide-react'
import { ProductGrid } from '@/components/shop/product-card'
import { ProductStage } from '@/components/shop/product-stage'
import { env } from '@/lib/foundation/env'
import type { Locale } from '@/lib/web/i18n/locales'
import { createCheckoutAction } from '../../../../../actions'
import { defaultCountry, toDeliveries } from '../../../../../arrival'
import { cardTexts } from '../../../../../card-texts'
import { JsonLd } from '../../../../../json-ld'
import { productJsonLd } from '../../../../../product-json-ld'
import { readProduct, readShelf, toCard } from '../../../../../shelf'
import { stageTexts } from '../../../../../stage-texts'
import { toStage } from '../../../../../to-stage'

interface PageProps {
  readonly params: Promise<{ locale: Locale; shop: string; product: string }>
}

const OTHERS = 4

export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, shop: shopSlug, product: productSlug } = await params
  const found = await readProduct(shopSlug, productSlug)
  if (!found) return {}
  const { shop, product } = found
  const picture = product.pictures[0]
  return {
    title: { absolute: `${product.title[locale]} · ${shop.name}` },
    description: shop.tagline[locale],
    metadataBase: new URL(env().nextauthUrl),
    alternates: { canonical: `/s/${shop.slug}/p/${product.slug}` },
    openGraph: { title: product.title[locale], siteName: shop.name, ...(picture ? { images: [`/pictures/${picture.id}?w=960`] } : {}) },
  }
}

export default async function ProductPage({ params }: PageProps) {
  const { locale, shop: shopSlug, product: productSlug } = await params
  setRequestLocale(locale)
  const found = await readProduct(shopSlug, productSlug)
  if (!found) notFound()
  const { shop, product } = found
  const [t, texts, cards, others] = await Promise.all([
    getTranslations({ locale, namespace: 'shop' }),
    stageTexts(locale),
    cardTexts(locale),
    readShelf(shopSlug, { limit: OTHERS + 1, ...(product.category.en ? { category: product.category.en } : {}) }),
  ])
  const more = (others?.items ?? []).filter((each) => each.id !== product.id).slice(0, OTHERS)
  return (
    <main id="main" className="mx-auto flex w-full max-w-6xl flex-col gap-14 px-4 pb-20 sm:px-6 sm:pt-8">
      <JsonLd data={productJsonLd(shop, product, locale, env().nextauthUrl)} />
      <ProductStage
        shop={shop.slug}
        title={product.title[locale]}
        {...toStage(product, locale)}
        deliveries={toDeliveries(product.deliveries, locale)}
        defaultCountry={defaultCountry(locale)}
        texts={texts}
        createCheckout={createCheckoutAction}
        heading={<h1 className="text-24 font-semibold tracking-tight sm:text-32">{product.title[locale]}</h1>}
        promises={
          <ul className="flex flex-col gap-2 border-t border-line pt-4 text-14 text-muted">
            <li className="flex gap-2.5">
              <RotateCcw aria-hidden className="mt-0.5 size-4 shrink-0" /> {t('product.returns', { days: shop.returnDays })}
            </li>
            <li className="flex gap-2.5">
              <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0" /> {t('product.paypal')}
            </li>
          </ul>
        }
      />
      {product.description[locale] ? (
        <section className="max-w-prose">
          <h2 className="mb-3 text-20 font-semibold">{t('product.description')}</h2>
          <div className="supplier-text" dangerouslySetInnerHTML={{ __html: product.description[locale] }} />
        </section>
      ) : null}
      {more.length > 0 ? (
        <section>
          <h2 className="mb-5 text-20 font-semibold">{t('product.more')}</h2>
          <ProductGrid cards={more.map((each) => toCard(shop.slug, each, locale))} texts={cards} label={t('product.more')} isBelow />
        </section>
      ) : null}
    </main>
  )
}
