import type { Metadata } from 'next'
import Link from 'next/link'
import { Download, PackageOpen, SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/console/live-refresh'
import { OrdersTable } from '@/components/reseller/orders-table'
import { SearchForm } from '@/components/console/search-form'
import { buttonStyles } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TabLinks } from '@/components/ui/tab-links'
import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { ORDER_BUCKETS, type OrderBucket } from '@/lib/reports/order-bucket'
import { requireUser } from '@/lib/web/session'

const LIMIT = 20 // what fits on two screens; each order is 1 KB of page and a twentieth of what the page costs to make

interface OrdersPageProps { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reseller.orders')
  return { title: t('title') }
}

const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const bucketOf = (value: string | undefined): OrderBucket | undefined => ORDER_BUCKETS.find((bucket) => bucket === value)

function address(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

export default async function OrdersPage({ searchParams }: OrdersPageProps) {
  const user = await requireUser('RESELLER', '/reseller/orders')
  const params = await searchParams
  const bucket = bucketOf(one(params['show']))
  const words = one(params['q'])?.trim().slice(0, 100)
  const [t, page] = await Promise.all([getTranslations('reseller.orders'), listResellerOrders(user.id, { bucket, words, after: one(params['after']), limit: LIMIT })])
  const { counts } = page
  const all = counts.needs + counts.buying + counts.way + counts.done
  const tab = (show: OrderBucket | undefined, count: number) => ({ href: address('/reseller/orders', { show, q: words }), label: t(`tabs.${show ?? 'all'}`), count, current: bucket === show })
  const exportTo = (format: string) => address('/reseller/orders/export', { format, show: bucket, q: words })
  return (
    <>
      {counts.buying + counts.way > 0 ? <LiveRefresh everySeconds={10} /> : null}
      <PageHeader
        title={t('title')}
        actions={all > 0 ? (
          <>
            <a href={exportTo('csv')} download className={buttonStyles({ variant: 'outline', size: 'sm' })}><Download aria-hidden /> CSV</a>
            <a href={exportTo('json')} download className={buttonStyles({ variant: 'outline', size: 'sm' })}><Download aria-hidden /> JSON</a>
          </>
        ) : null}
      />
      <TabLinks label={t('tabs.label')} links={[tab(undefined, all), tab('needs', counts.needs), tab('buying', counts.buying), tab('way', counts.way), tab('done', counts.done), ...(counts.unpaid > 0 ? [tab('unpaid', counts.unpaid)] : [])]} />
      <div className="py-3"><SearchForm action="/reseller/orders" words={words} keep={{ show: bucket }} label={t('search')} /></div>
      <Card>
        {page.items.length > 0 ? <OrdersTable orders={page.items} /> : <Nothing isFirst={all + counts.unpaid === 0} words={words} />}
      </Card>
      {page.next || params['after'] ? (
        <nav aria-label={t('pages')} className="flex justify-between gap-4 py-4">
          {params['after'] ? <Link href={address('/reseller/orders', { show: bucket, q: words })} className={buttonStyles({ variant: 'outline', size: 'sm' })}>{t('newest')}</Link> : <span />}
          {page.next ? <Link href={address('/reseller/orders', { show: bucket, q: words, after: page.next })} rel="next" className={buttonStyles({ variant: 'outline', size: 'sm' })}>{t('older')}</Link> : null}
        </nav>
      ) : null}
    </>
  )
}

async function Nothing({ isFirst, words }: { isFirst: boolean; words: string | undefined }) {
  const t = await getTranslations('reseller.orders.empty')
  if (isFirst) return <EmptyState icon={PackageOpen} title={t('firstTitle')} text={t('firstText')} action={<Link href="/reseller/products" className={buttonStyles()}>{t('firstButton')}</Link>} />
  if (words) return <EmptyState icon={SearchX} title={t('searchTitle', { words })} text={t('searchText')} action={<Link href="/reseller/orders" className={buttonStyles({ variant: 'outline' })}>{t('all')}</Link>} />
  return <EmptyState icon={PackageOpen} title={t('tabTitle')} text={t('tabText')} action={<Link href="/reseller/orders" className={buttonStyles({ variant: 'outline' })}>{t('all')}</Link>} />
}
