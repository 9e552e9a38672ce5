import type { Metadata } from 'next'
import Link from 'next/link'
import { PackagePlus, Plug, SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { SearchForm } from '@/components/console/search-form'
import { ImportProduct } from '@/components/reseller/import-product'
import { ProductsTable } from '@/components/reseller/products-table'
import { buttonStyles } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TabLinks } from '@/components/ui/tab-links'
import { connectionStatus } from '@/lib/accounts/connection-status'
import { listResellerProducts } from '@/lib/cycle/product/list-reseller-products'
import { PRODUCT_STATUSES, type ProductStatus } from '@/lib/cycle/product/states'
import { requireUser } from '@/lib/web/session'
import { importProductAction, moveProductAction } from '../actions/products'

const LIMIT = 50

interface ProductsPageProps { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reseller.products')
  return { title: t('title') }
}

const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function address(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? '/reseller/products' : `/reseller/products?${new URLSearchParams(given).toString()}`
}

export default async function ProductsPage({ searchParams }: ProductsPageProps) {
  const user = await requireUser('RESELLER', '/reseller/products')
  const params = await searchParams
  const status = PRODUCT_STATUSES.find((each) => each === one(params['show']))
  const q = one(params['q'])?.trim().slice(0, 100)
  const number = /^[1-9]\d{0,3}$/.test(one(params['page']) ?? '') ? one(params['page']) : undefined
  const page = number === undefined ? 1 : parseInt(number, 10)
  const [t, pages, list, connection] = await Promise.all([
    getTranslations('reseller.products'), getTranslations('common.pagination'),
    listResellerProducts(user.id, { page, limit: LIMIT, ...(status ? { status } : {}), ...(q ? { q } : {}) }), connectionStatus(user.id),
  ])
  const isConnected = connection.state === 'connected'
  const { counts } = list
  const all = counts.DRAFT + counts.APPROVED + counts.PUBLISHED + counts.PAUSED
  const tab = (show: ProductStatus | undefined, count: number) => ({ href: address({ show, q }), label: t(`tabs.${show ?? 'all'}`), count, current: status === show })
  const importButton = <ImportProduct isConnected={isConnected} importProduct={importProductAction} />
  return (
    <ClientTexts of={['errors', 'reseller.import', 'reseller.products']}>
      <PageHeader title={t('title')} actions={all > 0 ? importButton : null} />
      {all === 0 && counts.REMOVED === 0 ? (
        <Card>
          {isConnected
            ? <EmptyState icon={PackagePlus} title={t('empty.importTitle')} text={t('empty.importText')} action={importButton} />
            : <EmptyState icon={Plug} title={t('empty.connectTitle')} text={t('empty.connectText')} action={<Link href="/reseller/api-settings" className={buttonStyles()}>{t('empty.connect')}</Link>} />}
        </Card>
      ) : (
        <>
          <TabLinks label={t('tabs.label')} links={[tab(undefined, all), tab('PUBLISHED', counts.PUBLISHED), tab('DRAFT', counts.DRAFT), tab('PAUSED', counts.PAUSED), ...(counts.REMOVED > 0 ? [tab('REMOVED', counts.REMOVED)] : [])]} />
          <div className="py-3"><SearchForm action="/reseller/products" words={q} keep={{ show: status }} label={t('search')} /></div>
          <Card>
            {list.items.length > 0 ? <ProductsTable products={list.items} move={moveProductAction} /> : <EmptyState icon={SearchX} title={t('empty.nothing')} text={t('empty.nothingText')} action={<Link href="/reseller/products" className={buttonStyles({ variant: 'outline' })}>{t('empty.all')}</Link>} />}
          </Card>
          <Pagination page={page} pages={Math.ceil(list.total / LIMIT)} href={(to) => address({ show: status, q, page: to.toString() })} labels={{ label: pages('label'), previous: pages('previous'), next: pages('next') }} />
        </>
      )}
    </ClientTexts>
  )
}
