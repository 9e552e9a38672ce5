import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { compareMoney, type Money } from '@/lib/foundation/money'
import type { ListedResellerProduct } from '@/lib/cycle/product/views'
import { partOf, shareText } from '../console/share-text'
import { Thumb } from '../console/thumb'
import { cn } from '../ui/cn'
import { MoneyText } from '../ui/money-text'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { ProductMove } from './product-move'
import type { MoveProductAction } from './product-move'
import { ProductPill } from './product-pill'

interface ProductsTableProps { readonly products: readonly ListedResellerProduct[]; readonly move: MoveProductAction }

const LOW_STOCK = 10

/** The products: a table, and the same content as cards on phones. */
export function ProductsTable({ products, move }: ProductsTableProps) {
  const t = useTranslations('reseller.products')
  return (
    <>
      <div className="hidden md:block">
        <Table label={t('title')} className="text-13">
          <TableHead>
            <HeadCell>{t('product')}</HeadCell><HeadCell numeric>{t('price')}</HeadCell><HeadCell numeric>{t('cost')}</HeadCell><HeadCell numeric>{t('margin')}</HeadCell><HeadCell numeric>{t('stock')}</HeadCell><HeadCell>{t('status')}</HeadCell><HeadCell><span className="sr-only">{t('actions')}</span></HeadCell>
          </TableHead>
          <TableBody>{products.map((product) => <Row key={product.id} product={product} move={move} />)}</TableBody>
        </Table>
      </div>
      <ul className="divide-y divide-line md:hidden">{products.map((product) => <ProductCard key={product.id} product={product} move={move} />)}</ul>
    </>
  )
}

const useTitle = (product: ListedResellerProduct) => (useLocale() === 'es' ? product.title.es : product.title.en)

function Row({ product, move }: { product: ListedResellerProduct; move: MoveProductAction }) {
  const t = useTranslations('reseller.products')
  const title = useTitle(product)
  const href = `/reseller/products/${product.id}`
  return (
    <TableRow>
      <Cell className="w-full max-w-0 min-w-56">
        <span className="flex items-center gap-3">
          <Thumb pictureId={product.picture?.id ?? null} alt="" />
          <span className="min-w-0"><Link href={href} className="block truncate font-medium no-underline hover:underline">{title}</Link><span className="text-12 text-muted">{t('variants', { count: product.variantCount })}</span></span>
        </span>
      </Cell>
      <Cell numeric><Range from={product.priceFrom} to={product.priceTo} /></Cell>
      <Cell numeric><Range from={product.costFrom} to={product.costTo} /></Cell>
      <Cell numeric><Margin product={product} /></Cell>
      <Cell numeric><Stock stock={product.stock} /></Cell>
      <Cell><ProductPill status={product.status} /></Cell>
      <Cell><span className="flex items-center justify-end gap-2"><Link href={`${href}#prices`} className="text-13 whitespace-nowrap text-accent">{t('changePrice')}</Link><ProductMove productId={product.id} title={title} status={product.status} move={move} size="sm" /></span></Cell>
    </TableRow>
  )
}

function ProductCard({ product, move }: { product: ListedResellerProduct; move: MoveProductAction }) {
  const t = useTranslations('reseller.products')
  const title = useTitle(product)
  return (
    <li className="flex flex-col gap-3 p-4">
      <div className="flex gap-3">
        <Thumb pictureId={product.picture?.id ?? null} alt="" className="size-16" />
        <div className="min-w-0 grow">
          <Link href={`/reseller/products/${product.id}`} className="line-clamp-2 font-medium no-underline">{title}</Link>
          <span className="mt-1 flex items-center gap-2 text-12 text-muted"><ProductPill status={product.status} />{t('variants', { count: product.variantCount })}</span>
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-13">
        {[[t('price'), <Range key="p" from={product.priceFrom} to={product.priceTo} />], [t('cost'), <Range key="c" from={product.costFrom} to={product.costTo} />], [t('margin'), <Margin key="m" product={product} />], [t('stock'), <Stock key="s" stock={product.stock} />]].map(([label, value], index) => (
          <div key={index}><dt className="text-12 text-muted">{label}</dt><dd>{value}</dd></div>
        ))}
      </dl>
      <span className="flex items-center justify-between gap-3"><Link href={`/reseller/products/${product.id}#prices`} className="text-13 text-accent">{t('changePrice')}</Link><ProductMove productId={product.id} title={title} status={product.status} move={move} size="sm" /></span>
    </li>
  )
}

function Range({ from, to }: { from: Money; to: Money }) {
  const t = useTranslations('reseller.products')
  const locale = useLocale()
  return compareMoney(from, to) === 0 ? <MoneyText amount={from} locale={locale} /> : <span className="whitespace-nowrap"><span className="text-muted">{t('from')}</span> <MoneyText amount={from} locale={locale} /></span>
}

/** What is left of the cheapest variant's price at the dearest country, as a share and as an amount. */
function Margin({ product }: { product: ListedResellerProduct }) {
  const t = useTranslations('reseller.products')
  const locale = useLocale()
  const share = product.worstProfit && partOf(product.worstProfit.minor, product.priceFrom.minor)
  if (!product.worstProfit || share === null) return <span className="text-muted">—</span>
  return (
    <span className="inline-flex flex-col leading-5 md:items-end" title={t('marginHint')}>
      <span className={cn('font-medium', product.worstProfit.minor < 0n ? 'text-bad' : undefined)}>{shareText(share)}</span>
      <span className="text-12 text-muted"><MoneyText amount={product.worstProfit} locale={locale} estimated={t('marginHint')} /></span>
    </span>
  )
}

function Stock({ stock }: { stock: number }) {
  const t = useTranslations('reseller.products')
  if (stock === 0) return <span className="font-medium text-bad">{t('noStock')}</span>
  return <span className={stock < LOW_STOCK ? 'text-warn' : undefined}>{stock}</span>
}
