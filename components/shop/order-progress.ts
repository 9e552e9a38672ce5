/** The part of GET /api/orders/{orderId} (contract.md) that the shopper's page draws. */
export interface OrderShape {
  readonly id: string
  readonly status: string
  readonly holdReason?: string | undefined
  readonly total: { readonly display: string }
  readonly timeline: readonly { readonly at: string; readonly event: string }[]
  readonly shipments: readonly { readonly trackingNumber: string; readonly carrier: string; readonly status: string; readonly shippedAt: string | null; readonly deliveredAt: string | null }[]
  readonly payment: { readonly status: string; readonly approveUrl?: string | undefined }
  readonly missing: readonly { readonly titles: readonly string[]; readonly amount: { readonly display: string } | null; readonly isRefunded: boolean }[]
}

export type Situation =
  | 'unpaid' | 'review' | 'confirming' | 'preparing' | 'needs_you' | 'refund_pending' | 'packing' | 'on_its_way' | 'delivered' | 'cancelled' | 'refunded'

export type StepName = 'ordered' | 'paid' | 'preparing' | 'packing' | 'on_its_way' | 'delivered' | 'refunding' | 'refunded' | 'cancelled'

export interface Step {
  readonly name: StepName
  readonly state: 'done' | 'now' | 'next' | 'stopped'
  readonly at: string | null
}

/** Where the order stands in the shopper's words. Never "failed": while money is held it is being prepared, waits for them, or goes back. */
export function situationOf(order: OrderShape): Situation {
  switch (order.status) {
    case 'CREATED':
      return order.payment.status === 'PENDING' ? 'review' : order.payment.status === 'CAPTURING' ? 'confirming' : 'unpaid'
    case 'PURCHASED':
      return 'packing'
    case 'SHIPPED':
      return 'on_its_way'
    case 'DELIVERED':
      return 'delivered'
    case 'CANCELLED':
      return 'cancelled'
    case 'REFUNDED':
      return 'refunded'
    case 'ON_HOLD':
      return order.holdReason === 'needs_you' || order.holdReason === 'refund_pending' ? order.holdReason : 'preparing'
    default:
      return 'preparing'
  }
}

const WAY: readonly StepName[] = ['paid', 'preparing', 'packing', 'on_its_way', 'delivered']
const NOW_AT: Readonly<Partial<Record<Situation, StepName>>> = { preparing: 'preparing', needs_you: 'preparing', packing: 'packing', on_its_way: 'on_its_way' }
const EVENT_OF: Readonly<Partial<Record<StepName, string>>> = { ordered: 'order_created', paid: 'payment_captured', packing: 'purchased', on_its_way: 'shipped', delivered: 'delivered', refunded: 'refunded', cancelled: 'cancelled', refunding: 'refund_requested' }

/** The steps of the order, past, present and to come. */
export function stepsOf(order: OrderShape): Step[] {
  const at = (name: StepName) => order.timeline.findLast((line) => line.event === EVENT_OF[name])?.at ?? null
  const step = (name: StepName, state: Step['state']): Step => ({ name, state, at: state === 'next' ? null : at(name) })
  const situation = situationOf(order)
  const bought = at('packing') ? [step('packing', 'done')] : []
  switch (situation) {
    case 'unpaid':
    case 'review':
    case 'confirming':
      return [step('ordered', 'done'), step('paid', situation === 'unpaid' ? 'next' : 'now'), ...WAY.slice(1).map((name) => step(name, 'next'))]
    case 'cancelled':
      return [step('ordered', 'done'), step('cancelled', 'stopped')]
    case 'refund_pending':
      return [step('paid', 'done'), ...bought, step('refunding', 'now')]
    case 'refunded':
      return [step('paid', 'done'), ...bought, step('refunded', 'done')]
    case 'delivered':
      return WAY.map((name) => step(name, 'done'))
    default: {
      const current = WAY.indexOf(NOW_AT[situation] ?? 'preparing')
      return WAY.map((name, index) => step(name, index < current ? 'done' : index > current ? 'next' : situation === 'needs_you' ? 'stopped' : 'now'))
    }
  }
}

/** How long until the page asks again, in milliseconds; null: nothing will change any more. */
export function nextLook(situation: Situation, looks: number): number | null {
  const FAST = 2_000
  const SLOW = 30_000
  if (situation === 'cancelled' || situation === 'refunded') return null
  if (situation === 'confirming' || situation === 'preparing' || situation === 'review') return looks < 60 ? FAST : 10_000
  return SLOW
}
