import type { Metadata } from 'next'
import { env } from '@/lib/foundation/env'
import type { Locale } from '@/lib/web/i18n/locales'
import { readShelf } from '../../../../../shelf'
import { categoryName, ShelfPage } from '../../../../../shelf-page'

interface PageProps {
  readonly params: Promise<{ locale: Locale; shop: string; category: string }>
}

export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, shop: slug, category } = await params
  const name = await categoryName(slug, category)
  const shelf = name ? await readShelf(slug, { limit: 1 }) : null
  const shown = shelf?.categories.find((each) => each.name.en === name)
  if (!shelf || !shown) return {}
  return { title: { absolute: `${shown.name[locale]} · ${shelf.shop.name}` }, metadataBase: new URL(env().nextauthUrl), alternates: { canonical: `/s/${slug}/c/${category}` } }
}

export default async function ShopCategory({ params }: PageProps) {
  const { locale, shop, category } = await params
  return <ShelfPage locale={locale} slug={shop} page={1} category={category} />
}
