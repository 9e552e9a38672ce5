import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ExternalLink } from 'lucide-react'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { shareText } from '@/components/console/share-text'
import { Thumb } from '@/components/console/thumb'
import { ProductMove } from '@/components/reseller/product-move'
import { ProductPill } from '@/components/reseller/product-pill'
import { ProductRule } from '@/components/reseller/product-rule'
import { VariantsTable } from '@/components/reseller/variants-table'
import { buttonStyles } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyChip } from '@/components/ui/copy-chip'
import { FactList } from '@/components/ui/fact-list'
import { MoneyText } from '@/components/ui/money-text'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { Badge } from '@/components/ui/status-pill'
import { getResellerProduct } from '@/lib/cycle/product/get-reseller-product'
import type { ResellerProduct } from '@/lib/cycle/product/views'
import { requireUser } from '@/lib/web/session'
import { changePriceAction, changeProductRuleAction, moveProductAction } from '../../actions/products'

interface ProductPageProps { readonly params: Promise<{ productId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reseller.products')
  return { title: t('product') }
}

export default async function ProductPage({ params }: ProductPageProps) {
  const { productId } = await params
  const user = await requireUser('RESELLER', `/reseller/products/${productId}`)
  const [product, t, locale] = await Promise.all([getResellerProduct(user.id, productId), getTranslations('reseller.product'), getLocale()])
  if (!product) notFound()
  const title = locale === 'es' ? product.title.es : product.title.en
  return (
    <ClientTexts of={['errors', 'reseller.product', 'reseller.products']}>
      <PageHeader
        back={<Link href="/reseller/products">{t('back')}</Link>}
        title={<span className="line-clamp-2">{title}</span>}
        beside={<ProductPill status={product.status} />}
        actions={<>
          {product.status === 'PUBLISHED' ? <a href={`/s/${product.shopSlug}/p/${product.slug}`} target="_blank" rel="noreferrer" className={buttonStyles({ variant: 'ghost' })}>{t('view')} <ExternalLink aria-hidden /></a> : null}
          <ProductMove productId={product.id} title={title} status={product.status} move={moveProductAction} hasRemove />
        </>}
      />
      <div className="flex flex-col gap-4">
        <Card id="prices"><CardHeader title={t('variants')} description={t('variantsText')} /><VariantsTable product={product} rule={product.rule} changePrice={changePriceAction} /></Card>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <Card><CardHeader title={t('rule.title')} description={t('rule.text')} /><CardContent><ProductRule productId={product.id} multiplier={product.priceMultiplierBasisPoints} margin={product.minimumMarginBasisPoints} shopMultiplier={shareText(product.shopRule.multiplierBasisPoints)} shopMargin={shareText(product.shopRule.minimumMarginBasisPoints)} change={changeProductRuleAction} /></CardContent></Card>
            <Freights product={product} />
            <Origin product={product} />
          </div>
          <Description product={product} />
        </div>
        <History product={product} />
      </div>
    </ClientTexts>
  )
}

async function Freights({ product }: { product: ResellerProduct }) {
  const [t, locale] = await Promise.all([getTranslations('reseller.product.freight'), getLocale()])
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  return (
    <Card>
      <CardHeader title={t('title')} description={t('text')} />
      <table className="w-full border-t border-line text-13">
        <thead className="sr-only"><tr><th scope="col">{t('country')}</th><th scope="col">{t('days')}</th><th scope="col">{t('fee')}</th></tr></thead>
        <tbody>
          {product.freights.map((freight) => (
            <tr key={freight.country} className="border-b border-line last:border-0">
              <th scope="row" className="px-4 py-2 text-left font-normal">{names.of(freight.country)} {freight.deliverable ? <span className="block text-12 text-muted">{freight.serviceName}</span> : null}</th>
              <td className="px-2 py-2 text-right whitespace-nowrap text-muted">{freight.deliverable ? t('range', { from: freight.minDays, to: freight.maxDays }) : ''}</td>
              <td className="px-4 py-2 text-right whitespace-nowrap">{!freight.deliverable ? <Badge>{t('none')}</Badge> : freight.fee.minor === 0n ? t('free') : <MoneyText amount={freight.fee} locale={locale} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

async function Origin({ product }: { product: ResellerProduct }) {
  const t = await getTranslations('reseller.product.origin')
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardContent>
        <FactList facts={[
          { label: t('number'), value: <CopyChip value={product.supplierProductId} text={product.supplierProductId} /> },
          ...(product.storeName ? [{ label: t('store'), value: product.storeName }] : []),
          { label: t('checked'), value: <RelativeTime at={product.checkedAt} /> },
          ...(product.publishedAt ? [{ label: t('published'), value: <RelativeTime at={product.publishedAt} /> }] : []),
        ]} />
      </CardContent>
    </Card>
  )
}

async function Description({ product }: { product: ResellerProduct }) {
  const [t, locale] = await Promise.all([getTranslations('reseller.product'), getLocale()])
  const html = locale === 'es' ? product.description.es : product.description.en
  return (
    <Card>
      <CardHeader title={t('description')} description={t('descriptionText')} />
      <CardContent>
        <div className="mb-4 flex gap-2 overflow-x-auto pb-1">{product.pictures.map((picture) => <Thumb key={picture.id} pictureId={picture.id} alt="" className="size-20" />)}</div>
        {/* Cleaned by sanitise-description: text, lists and tables only. */}
        <div className="max-h-96 overflow-y-auto [&_h2]:mt-3 [&_h2]:font-semibold [&_h3]:mt-3 [&_h3]:font-semibold [&_li]:ml-5 [&_p]:mt-2 [&_td]:border [&_td]:border-line [&_td]:p-2 [&_ul]:mt-2 [&_ul]:list-disc" tabIndex={0} dangerouslySetInnerHTML={{ __html: html }} />
      </CardContent>
    </Card>
  )
}

async function History({ product }: { product: ResellerProduct }) {
  if (product.priceChanges.length === 0) return null
  const [t, locale, format] = await Promise.all([getTranslations('reseller.product.history'), getLocale(), getFormatter()])
  const names = new Map(product.variants.map((variant) => [variant.id, locale === 'es' ? variant.name.es : variant.name.en]))
  return (
    <Card>
      <CardHeader title={t('title')} />
      <ul className="divide-y divide-line border-t border-line text-13">
        {product.priceChanges.slice(0, 12).map((change, index) => (
          <li key={index} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0">{names.get(change.variantId)} <span className="text-muted">· {t.has(`reason.${change.reason}` as 'reason.rule') ? t(`reason.${change.reason}` as 'reason.rule') : t('reason.other')}</span></span>
            <span className="flex items-center gap-3"><span><MoneyText amount={change.oldPrice} locale={locale} className="text-muted" /> → <MoneyText amount={change.newPrice} locale={locale} className="font-medium" /></span><span className="text-muted">{format.dateTime(change.at, { day: 'numeric', month: 'short' })}</span></span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
