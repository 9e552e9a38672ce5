import type { Metadata } from 'next'
import { env } from '@/lib/foundation/env'
import type { Locale } from '@/lib/web/i18n/locales'
import { readShop } from '../../../shelf'
import { ShelfPage } from '../../../shelf-page'

interface PageProps {
  readonly params: Promise<{ locale: Locale; shop: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, shop: slug } = await params
  const shop = await readShop(slug)
  if (!shop) return {}
  return { title: { absolute: shop.name }, description: shop.tagline[locale], metadataBase: new URL(env().nextauthUrl), alternates: { canonical: `/s/${slug}` } }
}

export default async function ShopHome({ params }: PageProps) {
  const { locale, shop } = await params
  return <ShelfPage locale={locale} slug={shop} page={1} />
}
