import { now } from '@/lib/foundation/clock'
import { Prisma, prisma, type Tx } from '@/lib/foundation/db'
import { newId } from '@/lib/foundation/ids'

export type InboxProvider = 'paypal' | 'aliexpress'

export interface IncomingEvent {
  readonly provider: InboxProvider
  /** The sender's id, or one derived from what makes the message unique. */
  readonly eventId: string
  readonly type: string
  readonly resourceId: string | null
  readonly payload: unknown
}

export interface InboxEvent {
  readonly id: string
  readonly provider: string
  readonly eventId: string
  readonly type: string
  readonly resourceId: string | null
  readonly payload: unknown
  readonly receivedAt: Date
  readonly processedAt: Date | null
  readonly outcome: string | null
}

/** Inserts the event unless it is there already; the id of the new row, or null for a repeat. */
export async function insertEvent(tx: Tx, event: IncomingEvent): Promise<string | null> {
  const id = newId('inboxEvent')
  const { count } = await tx.inboxEvent.createMany({
    data: [{
      id,
      provider: event.provider,
      eventId: event.eventId,
      type: event.type,
      resourceId: event.resourceId,
      payload: (event.payload ?? Prisma.JsonNull),
      receivedAt: now(),
    }],
    skipDuplicates: true,
  })
  return count === 1 ? id : null
}

export function readInboxEvent(id: string): Promise<InboxEvent | null> {
  return prisma.inboxEvent.findUnique({ where: { id } })
}

/** Marks the event as dealt with, once; false where it already was. `outcome` says in a word what it led to (`applied`, `ignored`, …). */
export async function markEventProcessed(id: string, outcome: string): Promise<boolean> {
  const { count } = await prisma.inboxEvent.updateMany({ where: { id, processedAt: null }, data: { processedAt: now(), outcome: outcome.slice(0, 200) } })
  return count === 1
}

/** Events received before `before` that nobody has dealt with: their job was lost or gave up. Oldest first. */
export function findUnprocessedEvents(before: Date, limit: number): Promise<readonly { id: string; provider: string; type: string }[]> {
  return prisma.inboxEvent.findMany({
    where: { processedAt: null, receivedAt: { lt: before } },
    select: { id: true, provider: true, type: true },
    orderBy: { receivedAt: 'asc' },
    take: limit,
  })
}
