'use client'
import { ListPage, type ListView } from '../console/list-page'
import { usePacked, type Packed } from '../ui/packed'
import { OrderRows, type OrderLine, type OrderTexts } from './order-rows'

export interface OrdersView {
  readonly list: ListView
  readonly texts: OrderTexts
  readonly orders: readonly OrderLine[]
}

/** A reseller's orders: the data travels once and as one text, the markup around it is made on either side. */
export function OrdersList({ view }: { view: Packed<OrdersView> }) {
  const { list, texts, orders } = usePacked(view)
  return <ListPage view={list}><OrderRows texts={texts} orders={orders} /></ListPage>
}
