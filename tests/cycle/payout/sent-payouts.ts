import { expect } from 'vitest'
import { openPayouts } from '@/lib/cycle/payout/open-payouts'
import { findPayout } from '@/lib/cycle/payout/store'
import { confirmPurchase } from '@/lib/cycle/purchase/confirm-purchase'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { createSaleFromOrder } from '@/lib/cycle/sale/create-sale-from-order'
import { prisma } from '@/lib/foundation/db'
import type { World } from '@/tests/setup/start-world'
import { advance, loadOrder, sweepAndDrain } from '../cycle-books'
import { payoutItemsOf } from '../money-figures'
import { purchaseIdOf } from '../purchase/start-purchases'

/** Where the reseller is paid between two tests. */
export const EMAIL = 'clara-payouts@shop.example'
export const setReceiver = (world: World, paypalPayoutEmail: string | null) => prisma.user.update({ where: { id: world.userId }, data: { paypalPayoutEmail } })

/** A sale with its two payouts, not sent yet. */
export async function soldNotSent(world: World) {
  const { orderId } = await world.paidOrder()
  await fulfillOrder(orderId)
  await confirmPurchase(purchaseIdOf(orderId))
  await createSaleFromOrder(orderId)
  const { sale } = await loadOrder(orderId)
  if (!sale) throw new Error('no sale')
  await openPayouts(sale.id)
  const payouts = await prisma.payout.findMany({ where: { saleId: sale.id } })
  const idOf = (beneficiary: string) => payouts.find((each) => each.beneficiary === beneficiary)?.id ?? ''
  return { orderId, sale, admin: idOf('ADMIN'), reseller: idOf('RESELLER') }
}

/** PayPal works the batches off, and we look. */
export async function settle(world: World, seconds = 61): Promise<void> {
  await advance(world, 2)
  await advance(world, seconds)
  await sweepAndDrain(world)
}

export const statusOf = async (payoutId: string) => (await findPayout(payoutId))?.status
export const saleStatus = async (saleId: string) => (await prisma.sale.findUniqueOrThrow({ where: { id: saleId } })).status

/** Every payout of the sale has arrived, by one item of PayPal's each. */
export async function expectPaidOut(world: World, sale: { readonly saleId: string; readonly payouts: readonly string[] }): Promise<void> {
  expect(await saleStatus(sale.saleId)).toBe('PAID_OUT')
  for (const id of sale.payouts) {
    expect(await statusOf(id)).toBe('PAID')
    expect(await payoutItemsOf(world, id)).toHaveLength(1)
  }
}
