export type MoneyTrack = 'unpaid' | 'in_review' | 'paid' | 'refunded'
export type GoodsTrack = 'waiting' | 'buying' | 'bought' | 'on_its_way' | 'delivered' | 'stopped'

export interface OrderTracks {
  readonly money: MoneyTrack
  readonly goods: GoodsTrack | null
}

/** An order as two tracks, in the few words of every screen: where the shopper's money is, and where the goods are (null: there are none to come). */
export function orderTracks(order: { readonly status: string; readonly paymentStatus: string }): OrderTracks {
  return { money: moneyTrack(order), goods: GOODS[order.status] ?? null }
}

const GOODS: Readonly<Record<string, GoodsTrack>> = {
  CREATED: 'waiting', PAID: 'waiting', PURCHASING: 'buying', PURCHASED: 'bought', SHIPPED: 'on_its_way', DELIVERED: 'delivered', FAILED: 'stopped',
}

function moneyTrack({ status, paymentStatus }: { status: string; paymentStatus: string }): MoneyTrack {
  if (status === 'REFUNDED' || paymentStatus === 'REFUNDED') return 'refunded'
  if (paymentStatus === 'COMPLETED') return 'paid'
  return paymentStatus === 'PENDING' || paymentStatus === 'MISMATCH' ? 'in_review' : 'unpaid'
}
