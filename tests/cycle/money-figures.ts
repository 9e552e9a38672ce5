import { prisma } from '@/lib/foundation/db'
import type { World } from '@/tests/setup/start-world'
import { effectsOf } from './cycle-books'

/** "12.50" of a third party's journal, in cents. */
export const minorOf = (amount: string) => BigInt(amount.replace('.', ''))

/** What the reseller is owed by our row; below zero it is the reseller who owes. */
export const balanceOf = async (world: World) => (await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })).balance

/** What stands on an account of the ledger, from all orders or from one. */
export async function accountSum(code: string, orderId?: string): Promise<bigint> {
  const { _sum } = await prisma.ledgerEntry.aggregate({ where: { account: { code }, ...(orderId ? { transaction: { orderId } } : {}) }, _sum: { amountMinor: true } })
  return _sum.amountMinor ?? 0n
}

/** What of an order stands in front of a person, the oldest first. */
export const openExceptions = (orderId: string) => prisma.exception.findMany({ where: { orderId, closedAt: null }, orderBy: { openedAt: 'asc' } })

/** What PayPal made of a payout, try by try. */
export const payoutItemsOf = async (world: World, payoutId: string) => (await effectsOf(world, 'paypal', 'payout-item')).filter((each) => each.facts?.senderItemId === payoutId)
