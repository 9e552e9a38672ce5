import { prisma } from '../../peer/database'
import { createPaypalOrder } from '../../peer/paypal'

const PRICE_MINOR = 1999

/** The peer of the paid path (design/performance.md), first half: PayPal's order, then the rows of ours, by plain calls of Prisma's. */
export async function POST(request: Request): Promise<Response> {
  const { email, quantity } = (await request.json()) as { email: string; quantity: number }
  const amountMinor = PRICE_MINOR * quantity
  const paypalOrderId = await createPaypalOrder(amountMinor)
  const order = await prisma.order.create({ data: { email, totalMinor: amountMinor, payment: { create: { paypalOrderId, amountMinor } } } })
  return Response.json({ orderId: order.id, paypalOrderId }, { status: 201 })
}
