import type { Metadata } from 'next'
import { AdminOrdersList } from '@/components/admin/admin-orders-list'
import { one, type PageQuery } from '@/components/admin/page-query'
import { pack } from '@/components/ui/packed'
import { ADMIN_ORDER_TABS, listOrders } from '@/lib/reports/admin/list-orders'
import { requestLocale, wordsOf } from '@/lib/web/i18n/words'
import { requireUser } from '@/lib/web/session'
import { adminOrdersView } from './orders-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await requestLocale(), 'admin.orders')('title') }
}

export default async function AdminOrdersPage({ searchParams }: { searchParams: PageQuery }) {
  const [, locale, params] = await Promise.all([requireUser('ADMIN', '/admin/orders'), requestLocale(), searchParams])
  const query = { tab: ADMIN_ORDER_TABS.find((each) => each === one(params['show'])), words: one(params['q'])?.trim().slice(0, 100), after: one(params['after']) }
  const page = await listOrders(query)
  return <AdminOrdersList view={pack(adminOrdersView(page, query, locale))} />
}
