import { confirmPurchase } from '@/lib/cycle/purchase/confirm-purchase'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { settlePayment } from '@/lib/cycle/payment/settle-payment'
import { openPayouts } from '@/lib/cycle/payout/open-payouts'
import { sendPayout } from '@/lib/cycle/payout/send-payout'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { sendRefund } from '@/lib/cycle/refund/send-refund'
import { createSaleFromOrder } from '@/lib/cycle/sale/create-sale-from-order'
import { isAppError } from '@/lib/foundation/errors'
import { prisma } from '@/lib/foundation/db'
import type { World } from '@/tests/setup/start-world'
import { effectsOf, loadOrder } from '../cycle/cycle-books'
import { supplierOrdersOf } from '../cycle/purchase/start-purchases'

/** What the product holds to be so right after the call: `not done` is certain for it, `in doubt` it will ask about. */
export type Belief = 'done' | 'not done' | 'in doubt'

/** One call of the product that is about to be struck. */
export interface Prepared {
  readonly orderId: () => string
  act(): Promise<Belief>
  /** How many times it happened at the third party. */
  effects(): Promise<number>
  /** What happens by itself once the network is well again and the shopper, where one waits, has pressed the button once more. */
  resume?(): Promise<void>
  /** What the order must have come to. */
  readonly end: 'PAID_OUT' | 'REFUNDED'
}

export interface Operation {
  readonly name: string
  readonly link: 'paypal' | 'aliexpress'
  readonly matches: RegExp
  prepare(world: World): Promise<Prepared>
}

let keys = 0

const capturesOf = async (world: World, paypalOrderId: string) => (await effectsOf(world, 'paypal', 'capture')).filter((each) => each.facts?.['orderId'] === paypalOrderId).length

const checkout: Operation = {
  name: 'checkout', link: 'paypal', matches: /^POST \/v2\/checkout\/orders HTTP/m,
  async prepare(world) {
    const key = `network-${++keys}`
    let order: { orderId: string; paypalOrderId: string } | null = null
    const make = async () => { order = await world.order({}, key) }
    return {
      end: 'PAID_OUT',
      orderId: () => order?.orderId ?? '',
      act: () => make().then(() => 'done' as const, (error: unknown) => {
        if (isAppError(error) && error.code === 'payment_unavailable') return 'in doubt' as const // nothing can be charged: nobody has approved it
        throw error
      }),
      effects: async () => (order === null ? 0 : 1),
      async resume() {
        await make()
        const made = order ?? { paypalOrderId: '' }
        if ((await prisma.order.count({ where: { idempotencyKey: key } })) !== 1) throw new Error('one key, several orders')
        await world.approve(made.paypalOrderId)
        await world.capture(made.paypalOrderId)
      },
    }
  },
}

const capture: Operation = {
  name: 'capture', link: 'paypal', matches: /^POST \/v2\/checkout\/orders\/[^/ ]+\/capture/m,
  async prepare(world) {
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    return {
      end: 'PAID_OUT',
      orderId: () => order.orderId,
      async act() {
        const { kind } = await world.capture(order.paypalOrderId)
        return kind === 'paid' ? 'done' : kind === 'confirming' || kind === 'pending' ? 'in doubt' : 'not done'
      },
      effects: () => capturesOf(world, order.paypalOrderId),
    }
  },
}

/** The shopper closed the tab: the poller looks at PayPal and captures. */
const paymentRead: Operation = {
  name: 'payment read', link: 'paypal', matches: /^GET \/v2\/checkout\/orders\//m,
  async prepare(world) {
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    const payment = await prisma.payment.findFirstOrThrow({ where: { orderId: order.orderId } })
    return {
      end: 'PAID_OUT',
      orderId: () => order.orderId,
      async act() {
        await settlePayment(payment.id).catch((error: unknown) => { if (!isAppError(error)) throw error })
        const { status } = await prisma.payment.findUniqueOrThrow({ where: { id: payment.id } })
        return status === 'COMPLETED' ? 'done' : status === 'CREATED' ? 'not done' : 'in doubt'
      },
      effects: () => capturesOf(world, order.paypalOrderId),
    }
  },
}

async function buy(orderId: string): Promise<Belief> {
  await fulfillOrder(orderId)
  const { purchases } = await loadOrder(orderId)
  const status = purchases[0]?.status
  return status === undefined || status === 'REFUSED' || status === 'PREPARED' ? 'not done' : status === 'SENT' || status === 'UNKNOWN' ? 'in doubt' : 'done'
}

const buying = (name: string, matches: RegExp): Operation => ({
  name, link: 'aliexpress', matches,
  async prepare(world) {
    const { orderId } = await world.paidOrder()
    return { end: 'PAID_OUT', orderId: () => orderId, act: () => buy(orderId), effects: async () => (await supplierOrdersOf(world, orderId)).length }
  },
})

const purchase = buying('purchase', /aliexpress\.ds\.order\.create/)
const supplierRead = buying('supplier read', /aliexpress\.ds\.product\.get/)

const purchaseRead: Operation = {
  name: 'purchase read', link: 'aliexpress', matches: /aliexpress\.trade\.ds\.order\.get|aliexpress\.ds\.trade\.order\.get/,
  async prepare(world) {
    const { orderId } = await world.paidOrder()
    await buy(orderId)
    const bought = await prisma.purchase.findFirstOrThrow({ where: { orderId } })
    return {
      end: 'PAID_OUT',
      orderId: () => orderId,
      async act() {
        await confirmPurchase(bought.id).catch((error: unknown) => { if (!isAppError(error)) throw error })
        const { status } = await prisma.purchase.findUniqueOrThrow({ where: { id: bought.id } })
        return status === 'ORDERED' ? 'in doubt' : 'done'
      },
      effects: async () => (await supplierOrdersOf(world, orderId)).length,
    }
  },
}

/** PayPal takes a batch at once and pays its items a moment later. */
async function untilOne(count: () => Promise<number>): Promise<number> {
  for (let each = 0; each < 30; each++) {
    const found = await count()
    if (found > 0) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return 0
}

const payout: Operation = {
  name: 'payout', link: 'paypal', matches: /^POST \/v1\/payments\/payouts/m,
  async prepare(world) {
    const { orderId } = await world.paidOrder()
    await buy(orderId)
    const bought = await prisma.purchase.findFirstOrThrow({ where: { orderId } })
    await confirmPurchase(bought.id)
    await createSaleFromOrder(orderId)
    const sale = await prisma.sale.findFirstOrThrow({ where: { orderId } })
    await openPayouts(sale.id)
    const { id } = await prisma.payout.findFirstOrThrow({ where: { saleId: sale.id, beneficiary: 'RESELLER' } })
    return {
      end: 'PAID_OUT',
      orderId: () => orderId,
      async act() {
        await sendPayout(id)
        const { status } = await prisma.payout.findUniqueOrThrow({ where: { id } })
        return status === 'UNKNOWN' || status === 'SENDING' ? 'in doubt' : status === 'PENDING' || status === 'FAILED' ? 'not done' : 'done'
      },
      effects: () => untilOne(async () => (await effectsOf(world, 'paypal', 'payout-item')).filter((each) => each.facts?.['senderItemId'] === id || each.key === id).length),
    }
  },
}

const refund: Operation = {
  name: 'refund', link: 'paypal', matches: /^POST \/v2\/payments\/captures\/[^/ ]+\/refund/m,
  async prepare(world) {
    const { orderId } = await world.paidOrder()
    await openRefund({ orderId, reason: 'network test', requestedBy: 'system' })
    const { id } = await prisma.refund.findFirstOrThrow({ where: { orderId } })
    const { payment } = await loadOrder(orderId)
    return {
      end: 'REFUNDED',
      orderId: () => orderId,
      async act() {
        await sendRefund(id)
        const { status } = await prisma.refund.findUniqueOrThrow({ where: { id } })
        return status === 'COMPLETED' ? 'done' : status === 'PREPARED' || status === 'FAILED' ? 'not done' : 'in doubt'
      },
      effects: async () => (await effectsOf(world, 'paypal', 'refund')).filter((each) => each.facts?.['captureId'] === payment?.captureId).length,
    }
  },
}

export const OPERATIONS: readonly Operation[] = [checkout, capture, paymentRead, supplierRead, purchase, purchaseRead, payout, refund]
