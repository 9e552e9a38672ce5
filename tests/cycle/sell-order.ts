import { expect } from 'vitest'
import type { World } from '@/tests/setup/start-world'
import { advance, drain, loadOrder, sweepAndDrain } from './cycle-books'

type Items = { variantId: string; quantity: number }[]

/** An order that was paid, bought and sold, as far as it goes by itself. `items`: other goods than the world's own. */
export async function sellOrder(world: World, items?: Items) {
  const { orderId, paypalOrderId } = await world.order(items ? { items } : {})
  await world.approve(paypalOrderId)
  await world.capture(paypalOrderId)
  await drain(world)
  await advance(world, 61)
  await sweepAndDrain(world)
  const { sale, payment } = await loadOrder(orderId)
  if (!sale || !payment?.captureId) throw new Error('no sale')
  return { orderId, sale, captureId: payment.captureId }
}

/** The same, and both payouts have left or were kept back. */
export async function sellAndPayOut(world: World, items?: Items) {
  const sold = await sellOrder(world, items)
  expect(sold.sale.status).toBe('PAID_OUT')
  return sold
}
