import type { Metadata } from 'next'
import { OrdersList } from '@/components/reseller/orders-list'
import { pack } from '@/components/ui/packed'
import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { ORDER_BUCKETS } from '@/lib/reports/order-bucket'
import { requestLocale, wordsOf } from '@/lib/web/i18n/words'
import { requireUser } from '@/lib/web/session'
import { ordersView } from './orders-view'

const LIMIT = 20 // what fits on two screens; each order is 1 KB of page and a twentieth of what the page costs to make

interface OrdersPageProps { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await requestLocale(), 'reseller.orders')('title') }
}

const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export default async function OrdersPage({ searchParams }: OrdersPageProps) {
  const [user, locale, params] = await Promise.all([requireUser('RESELLER', '/reseller/orders'), requestLocale(), searchParams])
  const query = { bucket: ORDER_BUCKETS.find((bucket) => bucket === one(params['show'])), words: one(params['q'])?.trim().slice(0, 100), after: one(params['after']) }
  const page = await listResellerOrders(user.id, { ...query, limit: LIMIT })
  return <OrdersList view={pack(ordersView(page, query, locale))} />
}
