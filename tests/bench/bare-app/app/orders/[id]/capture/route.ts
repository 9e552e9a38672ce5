import { prisma } from '../../../../peer/database'
import { capturePaypalOrder } from '../../../../peer/paypal'

/**
 * The peer of the paid path, second half: the money is taken, then order, payment, sale, four entries and a job move in one transaction. A batch does
 * not end when the order was not CREATED; the one sale per order then sends it back. One call for each entry: twelve statements for an order
 * in all, as the program had whose figures stand in design/performance.md.
 */
export async function POST(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const orderId = (await params).id
  const payment = await prisma.payment.findUniqueOrThrow({ where: { orderId } })
  const { captureId, feeMinor } = await capturePaypalOrder(payment.paypalOrderId)
  await prisma.$transaction([
    prisma.order.updateMany({ where: { id: orderId, status: 'CREATED' }, data: { status: 'PAID' } }),
    prisma.payment.update({ where: { orderId }, data: { status: 'COMPLETED', captureId, feeMinor } }),
    prisma.sale.create({ data: { orderId, grossMinor: payment.amountMinor } }),
    prisma.entry.create({ data: { orderId, account: 'paypal_balance', amountMinor: payment.amountMinor } }),
    prisma.entry.create({ data: { orderId, account: 'shopper_payable', amountMinor: -payment.amountMinor } }),
    prisma.entry.create({ data: { orderId, account: 'payment_fees', amountMinor: feeMinor } }),
    prisma.entry.create({ data: { orderId, account: 'paypal_balance', amountMinor: -feeMinor } }),
    prisma.job.create({ data: { name: 'fulfillment.start', payload: { orderId } } }),
  ])
  return Response.json({ orderId, status: 'PAID' })
}
