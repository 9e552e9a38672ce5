import { prisma } from '@/lib/foundation/db'
import { handlePaypalEvent } from '@/lib/worker/handle-paypal-event'
import type { World } from '@/tests/setup/start-world'
import { deliverPaypal, loadOrder } from '../cycle-books'

/** The shopper complains at PayPal; nothing of it is told to us yet. Returns the number of the case. */
export async function complain(world: World, captureId: string, more: Record<string, string> = {}): Promise<string> {
  const { disputeId } = (await world.paypal('dispute', { captureId, ...more })) as { disputeId: string }
  return disputeId
}

/** PayPal decides it, or (`cancel`) the shopper takes it back; nothing of that is told to us either. */
export const decideCase = (world: World, disputeId: string, verdict: 'buyer' | 'seller' | 'cancel') => world.paypal('dispute/decide', { disputeId, verdict })

export const captureOf = async (orderId: string) => (await loadOrder(orderId)).payment?.captureId ?? ''

/** Opened and decided for the shopper behind our back. Returns the number of the case. */
export async function takeBackAtPaypal(world: World, orderId: string): Promise<string> {
  const disputeId = await complain(world, await captureOf(orderId))
  await decideCase(world, disputeId, 'buyer')
  return disputeId
}

/** Who answers a case. */
export const asReseller = (world: World) => ({ id: world.userId, role: 'RESELLER' as const })

/** The case as our rows know it. */
export const caseOf = (orderId: string) => prisma.dispute.findFirstOrThrow({ where: { orderId }, include: { answers: true } })

/** A webhook as the inbox works it off. */
export async function deliver(type: string, resourceId: string): Promise<string> {
  const event = await deliverPaypal(type, resourceId)
  const outcome = await handlePaypalEvent(event)
  await prisma.inboxEvent.updateMany({ where: { id: event.id }, data: { processedAt: new Date(), outcome } })
  return outcome
}

export const hear = (what: 'CREATED' | 'UPDATED' | 'RESOLVED', disputeId: string) => deliver(`CUSTOMER.DISPUTE.${what}`, disputeId)
