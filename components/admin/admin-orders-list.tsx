'use client'
import { ListPage, type ListView } from '../console/list-page'
import { usePacked, type Packed } from '../ui/packed'
import { AdminOrderRows, type AdminOrderLine, type AdminOrderTexts } from './admin-order-rows'

export interface AdminOrdersView {
  readonly list: ListView
  readonly texts: AdminOrderTexts
  readonly orders: readonly AdminOrderLine[]
}

/** Orders of all shops: the data travels once and as one text, the markup around it is made on either side. */
export function AdminOrdersList({ view }: { view: Packed<AdminOrdersView> }) {
  const { list, texts, orders } = usePacked(view)
  return <ListPage view={list}><AdminOrderRows texts={texts} orders={orders} /></ListPage>
}
