import { now } from '@/lib/foundation/clock'
import { prisma, type Prisma } from '@/lib/foundation/db'
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
  readonly provider: InboxProvider
  readonly type: string
  readonly resourceId: string | null
  readonly payload: unknown
  /** The try that it is being taken for, from 1. */
  readonly attempts: number
}

/**
 * How long an event waits before it is looked into. What it tells is usually being written by the very request that caused it: a moment later
 * most events say what is already known, and nobody has to ask the provider.
 */
const SETTLE_SECONDS = 3

/** Inserts the event unless it is there already; false for a repeat. */
export async function insertEvent(event: IncomingEvent): Promise<boolean> {
  const payload = JSON.stringify(event.payload ?? null)
  const at = now()
  const due = new Date(at.getTime() + SETTLE_SECONDS * 1000)
  const count = await prisma.$executeRaw`
    INSERT INTO "inbox_events" ("id", "provider", "eventId", "type", "resourceId", "payload", "receivedAt", "nextTryAt")
    VALUES (${newId('inboxEvent')}, ${event.provider}, ${event.eventId}, ${event.type}, ${event.resourceId}, ${payload}::jsonb, ${at}::timestamptz, ${due}::timestamptz)
    ON CONFLICT ("provider", "eventId") DO NOTHING`
  return count === 1
}

export interface TakenEvents {
  /** Events that are now this worker's until `leaseTo`. */
  readonly events: readonly InboxEvent[]
  /** How many were closed because our rows say already what they tell. */
  readonly known: number
}

/**
 * Takes what is due at `at`, oldest first; of several workers one takes each. `known` is a condition on the row `e`: events that it holds for are
 * closed in the same statement.
 */
export async function takeDueEvents(known: Prisma.Sql, due: { readonly at: Date; readonly leaseTo: Date; readonly limit: number }): Promise<TakenEvents> {
  const rows = await prisma.$queryRaw<(InboxEvent & { known: boolean })[]>`
    WITH due AS (
      SELECT e."id", (${known}) AS known FROM "inbox_events" e
      WHERE e."processedAt" IS NULL AND e."nextTryAt" <= ${due.at}::timestamptz
      ORDER BY e."nextTryAt" LIMIT ${due.limit} FOR UPDATE OF e SKIP LOCKED
    )
    UPDATE "inbox_events" e SET
      "attempts" = e."attempts" + 1, "nextTryAt" = ${due.leaseTo}::timestamptz,
      "processedAt" = CASE WHEN due.known THEN ${now()}::timestamptz END, "outcome" = CASE WHEN due.known THEN 'known already' END
    FROM due WHERE e."id" = due."id"
    RETURNING e."id", e."provider", e."type", e."resourceId", CASE WHEN due.known THEN NULL ELSE e."payload" END AS payload, e."attempts", due.known`
  return { events: rows.filter((each) => !each.known), known: rows.filter((each) => each.known).length }
}

/** Marks events as dealt with, once. An outcome says in a word what the event led to (`applied`, `ignored`, …). */
export async function markEventsProcessed(events: readonly { readonly id: string; readonly outcome: string }[]): Promise<void> {
  if (events.length === 0) return
  const outcomes = JSON.stringify(events.map((each) => ({ id: each.id, outcome: each.outcome.slice(0, 200) })))
  await prisma.$executeRaw`
    UPDATE "inbox_events" e SET "processedAt" = ${now()}::timestamptz, "outcome" = done."outcome"
    FROM jsonb_to_recordset(${outcomes}::jsonb) AS done("id" text, "outcome" text) WHERE e."id" = done."id" AND e."processedAt" IS NULL`
}

/** Sets when a failed event is looked into again. */
export async function postponeEvent(id: string, nextTryAt: Date): Promise<void> {
  await prisma.inboxEvent.updateMany({ where: { id, processedAt: null }, data: { nextTryAt } })
}
