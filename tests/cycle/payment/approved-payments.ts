import { expect } from 'vitest'
import { settlePayment } from '@/lib/cycle/payment/settle-payment'
import { findPaymentByPaypalOrder, type PaymentRow } from '@/lib/cycle/payment/store'
import type { World } from '@/tests/setup/start-world'
import { kindsOf, loadOrder } from '../cycle-books'

/** An order that its shopper has approved at PayPal, and that nobody has captured yet. */
export async function approvedOrder(world: World, outcome = 'pay') {
  const order = await world.order()
  await world.approve(order.paypalOrderId, outcome)
  return order
}

export async function paymentOf(paypalOrderId: string): Promise<PaymentRow> {
  const payment = await findPaymentByPaypalOrder(paypalOrderId)
  if (!payment) throw new Error('no payment')
  return payment
}

/** The poller's job of one payment, as the sweep makes it. */
export const pollPayment = async (paypalOrderId: string) => settlePayment((await paymentOf(paypalOrderId)).paymentId)

/** One capture at PayPal, one move to PAID, one ledger transaction. */
export async function expectPaidOnce(world: World, orderId: string): Promise<void> {
  const order = await loadOrder(orderId)
  expect([order.status, order.payment?.status]).toEqual(['PAID', 'COMPLETED'])
  expect(order.events.filter((each) => each.toStatus === 'PAID')).toHaveLength(1)
  expect(await kindsOf(orderId)).toEqual(['capture', 'payment_fee'])
  const state = (await world.paypal('state')) as { captures: { id: string; orderId: string }[] }
  expect(state.captures.filter((each) => each.orderId === order.payment?.paypalOrderId).map((each) => each.id)).toEqual([order.payment?.captureId])
}
