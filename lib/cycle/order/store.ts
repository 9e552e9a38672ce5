import { Prisma, prisma, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import { ORDER_MOVES, type FailureReason, type OrderStatus } from './states'

/** What an event of the timeline may hold beside its name: ids, codes and amounts as text. */
export type EventEvidence = Record<string, string | number | boolean | null>

export interface OrderMove {
  readonly orderId: string
  readonly from: readonly OrderStatus[]
  readonly to: OrderStatus
  readonly event: string
  /** Who did it: `shopper`, `system`, `paypal`, `aliexpress`, or a user id. */
  readonly actor: string
  readonly at: Date
  readonly evidence?: EventEvidence
  readonly failure?: { readonly reason: FailureReason; readonly facts: EventEvidence; readonly nextAttemptAt: Date | null }
  readonly aliexpressOrderId?: string
  /** Only where no other attempt to buy has begun since this one was read. */
  readonly onlyAttempt?: number
}

/** Compare-and-set move with its line in the timeline, one statement. False: the order was not in `from` (the loser of a race). */
export async function tryMoveOrder(tx: Tx, move: OrderMove): Promise<boolean> {
  for (const from of move.from)
    if (!ORDER_MOVES[from].includes(move.to)) throw new AppError('internal', `no such move: ${from} -> ${move.to}`)
  const failure = move.failure
  const count = await tx.$executeRaw`
    WITH before AS (
      SELECT "id", "status" FROM "orders" WHERE "id" = ${move.orderId} AND "status" IN (${Prisma.join([...move.from])}) AND (${move.onlyAttempt ?? null}::int IS NULL OR "attempts" = ${move.onlyAttempt ?? null}::int) FOR UPDATE
    ), moved AS (
      UPDATE "orders" o SET
        "status" = ${move.to},
        "failureReason" = ${failure?.reason ?? null},
        "failureFacts" = ${failure ? JSON.stringify(failure.facts) : null}::jsonb,
        "nextAttemptAt" = ${failure?.nextAttemptAt ?? null}::timestamptz,
        "stoppedAt" = CASE WHEN ${move.to} = 'FAILED' THEN coalesce(o."stoppedAt", ${move.at}::timestamptz) WHEN ${move.to} = 'PURCHASING' THEN o."stoppedAt" ELSE NULL END,
        "attempts" = o."attempts" + CASE WHEN ${move.to} = 'PURCHASING' THEN 1 ELSE 0 END,
        "paidAt" = CASE WHEN ${move.to} = 'PAID' THEN ${move.at}::timestamptz ELSE o."paidAt" END,
        "purchasedAt" = CASE WHEN ${move.to} = 'PURCHASED' THEN ${move.at}::timestamptz ELSE o."purchasedAt" END,
        "aliexpressOrderId" = coalesce(${move.aliexpressOrderId ?? null}, o."aliexpressOrderId")
      FROM before WHERE o."id" = before."id" RETURNING o."id", o."userId", before."status" AS "fromStatus"
    )
    INSERT INTO "order_events" ("id", "orderId", "userId", "at", "event", "fromStatus", "toStatus", "actor", "evidence")
      SELECT ${newId('orderEvent')}, "id", "userId", ${move.at}::timestamptz, ${move.event}, "fromStatus", ${move.to}, ${move.actor}, ${JSON.stringify(move.evidence ?? {})}::jsonb FROM moved`
  return count === 1
}

/** As tryMoveOrder; losing the race is an error (`wrong_state`) and sends the caller's transaction back. */
export async function moveOrder(tx: Tx, move: OrderMove): Promise<void> {
  if (!(await tryMoveOrder(tx, move)))
    throw new AppError('wrong_state', `order is not ${move.from.join(' or ')}`, { orderId: move.orderId, to: move.to })
}

/** The order's row, locked: who wants to buy for it, to give its money back, or to store a case over it waits, and then sees what was written. */
export async function lockOrder(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`SELECT "id" FROM "orders" WHERE "id" = ${orderId} FOR UPDATE`
}

/** PayPal took back all of an order's payment (in a case, or through a bank). */
export async function isPaymentReversed(tx: Tx, orderId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ reversed: boolean }[]>`
    SELECT EXISTS (SELECT FROM "payments" p JOIN "payment_reversals" r ON r."paymentId" = p."id" AND r."kind" = 'REVERSAL' WHERE p."orderId" = ${orderId} AND p."status" = 'REFUNDED') AS "reversed"`
  return rows[0]?.reversed ?? false
}

export interface OrderEvent {
  readonly orderId: string
  readonly at: Date
  readonly event: string
  readonly actor: string
  readonly evidence?: EventEvidence
}

/** A change of one row with its line in the timeline, one statement: where the change finds no row there is no line. Counts the rows that were changed. */
export function withOrderEvent(change: Prisma.Sql, event: OrderEvent): Prisma.Sql {
  return Prisma.sql`WITH changed AS (${change} RETURNING 1) ${orderEventFrom(Prisma.sql`changed`, event)}`
}

/** The end of a statement: a line in the timeline for each row of `source`, a part of the same statement. */
export function orderEventFrom(source: Prisma.Sql, event: OrderEvent): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "order_events" ("id", "orderId", "userId", "at", "event", "actor", "evidence")
      SELECT ${newId('orderEvent')}, ${event.orderId}, (SELECT "userId" FROM "orders" WHERE "id" = ${event.orderId}), ${event.at}::timestamptz, ${event.event}, ${event.actor}, ${JSON.stringify(event.evidence ?? {})}::jsonb FROM ${source}`
}

/** A line in the timeline without a move. */
export async function addOrderEvent(tx: Tx, event: OrderEvent): Promise<void> {
  await tx.$executeRaw(orderEventFrom(Prisma.sql`(SELECT 1) AS "here"`, event))
}

const viewSelect = {
  id: true, userId: true, status: true, failureReason: true, failureFacts: true, sessionHash: true, accessKeyHash: true, shopperId: true,
  email: true, locale: true, shippingAddress: true, currency: true, itemsMinor: true, shippingMinor: true, taxMinor: true, totalMinor: true,
  createdAt: true, stoppedAt: true, nextAttemptAt: true, aliexpressOrderId: true,
  shop: { select: { slug: true, name: true, accent: true, returnDays: true, supportEmail: true } },
  lines: { select: { id: true, variantId: true, titleEn: true, titleEs: true, variantEn: true, variantEs: true, pictureId: true, quantity: true, unitPriceMinor: true, currency: true, productId: true, supplierProductId: true, supplierSkuId: true } },
  events: { select: { at: true, event: true, fromStatus: true, toStatus: true, actor: true, evidence: true }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  shipments: { select: { trackingNumber: true, carrier: true, status: true, lastEvent: true, shippedAt: true, deliveredAt: true } },
  payment: { select: { status: true, approveUrl: true, pendingReason: true, paypalOrderId: true, captureId: true, declineCode: true } },
  purchases: { select: { status: true, channel: true, outOrderId: true, payBy: true, supplierOrders: { select: { supplierOrderId: true, closedAt: true, closedItems: true } } } },
  refunds: { select: { status: true, amountMinor: true, part: true } },
  reversals: { where: { kind: 'REVERSAL' }, select: { amountMinor: true } },
  sale: true,
} as const satisfies Prisma.OrderSelect

export type OrderRow = Prisma.OrderGetPayload<{ select: typeof viewSelect }>

export async function findOrder(orderId: string): Promise<OrderRow | null> {
  return prisma.order.findUnique({ where: { id: orderId }, select: viewSelect })
}
