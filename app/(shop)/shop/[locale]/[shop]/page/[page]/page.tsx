import { notFound } from 'next/navigation'
import type { Locale } from '@/lib/web/i18n/locales'
import { ShelfPage } from '../../../../../shelf-page'

export const generateStaticParams = () => []

export default async function ShopNextPage({ params }: { params: Promise<{ locale: Locale; shop: string; page: string }> }) {
  const { locale, shop, page } = await params
  if (!/^[1-9]\d{0,3}$/.test(page)) notFound()
  return <ShelfPage locale={locale} slug={shop} page={Number.parseInt(page, 10)} />
}
