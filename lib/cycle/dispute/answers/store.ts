import { z } from 'zod'
import { Prisma, prisma, type Tx } from '../../../foundation/db'
import { AppError } from '../../../foundation/errors'
import type { Evidence } from '../../../foundation/outcome'
import type { Tracking } from '../../../providers/paypal/answer-dispute'
import { ANSWER_MOVES, type AnswerStatus } from '../states'

export type AnswerKind = 'ACCEPT' | 'EVIDENCE'

/** False: another answer to this case is on its way. */
export async function insertAnswer(tx: Tx, row: { readonly id: string; readonly disputeId: string; readonly kind: AnswerKind; readonly note: string; readonly tracking: readonly Tracking[]; readonly requestedBy: string; readonly at: Date }): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO "dispute_answers" ("id", "disputeId", "kind", "note", "tracking", "requestedBy", "createdAt")
    VALUES (${row.id}, ${row.disputeId}, ${row.kind}, ${row.note}, ${JSON.stringify(row.tracking)}::jsonb, ${row.requestedBy}, ${row.at}::timestamptz)
    ON CONFLICT ("disputeId") WHERE "status" IN ('PREPARED', 'SENT', 'UNKNOWN') DO NOTHING`
  return count === 1
}

export interface AnswerRow {
  readonly answerId: string
  readonly disputeId: string
  readonly paypalDisputeId: string
  readonly orderId: string
  readonly kind: AnswerKind
  readonly status: AnswerStatus
  readonly note: string
  readonly tracking: readonly Tracking[]
  readonly requestedBy: string
  readonly sentAt: Date | null
  readonly checks: number
}

const TrackingList = z.array(z.object({ carrier: z.string(), number: z.string() }))

export async function findAnswer(answerId: string): Promise<AnswerRow | null> {
  const rows = await prisma.$queryRaw<(Omit<AnswerRow, 'tracking'> & { tracking: unknown })[]>`
    SELECT a."id" AS "answerId", a."disputeId", d."paypalDisputeId", d."orderId", a."kind", a."status", a."note", a."tracking", a."requestedBy", a."sentAt", a."checks"
    FROM "dispute_answers" a JOIN "disputes" d ON d."id" = a."disputeId" WHERE a."id" = ${answerId}`
  return rows[0] ? { ...rows[0], tracking: TrackingList.parse(rows[0].tracking) } : null
}

/** Takes the right to send, committed before the request. */
export async function claimAnswer(answerId: string, from: 'PREPARED' | 'UNKNOWN', at: Date): Promise<boolean> {
  const count = await prisma.$executeRaw`UPDATE "dispute_answers" SET "status" = 'SENT', "sentAt" = ${at}::timestamptz, "nextCheckAt" = NULL WHERE "id" = ${answerId} AND "status" = ${from}`
  return count === 1
}

export async function moveAnswer(tx: Tx, move: { readonly answerId: string; readonly from: readonly AnswerStatus[]; readonly to: AnswerStatus; readonly evidence?: Evidence; readonly nextCheckAt: Date | null }): Promise<boolean> {
  for (const from of move.from)
    if (!ANSWER_MOVES[from].includes(move.to)) throw new AppError('internal', `no such move of an answer: ${from} -> ${move.to}`)
  const count = await tx.$executeRaw`
    UPDATE "dispute_answers" SET "status" = ${move.to}, "nextCheckAt" = ${move.nextCheckAt}::timestamptz, "evidence" = coalesce(${move.evidence ? JSON.stringify(move.evidence) : null}::jsonb, "evidence"), "checks" = "checks" + 1
    WHERE "id" = ${move.answerId} AND "status" IN (${Prisma.join([...move.from])})`
  return count === 1
}

/** Answers to go on with: due, or without an answer of PayPal's for too long. */
export async function takeDueAnswers(at: Date, staleBefore: Date, pushTo: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE "dispute_answers" SET "nextCheckAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "dispute_answers" WHERE "status" IN ('PREPARED', 'SENT', 'UNKNOWN') AND ("nextCheckAt" <= ${at}::timestamptz OR ("nextCheckAt" IS NULL AND coalesce("sentAt", "createdAt") < ${staleBefore}::timestamptz))
      ORDER BY "createdAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id"`
  return rows.map((row) => row.id)
}

/** The parcels of an order, as they go into evidence. */
export async function findTracking(orderId: string): Promise<Tracking[]> {
  return prisma.$queryRaw<Tracking[]>`SELECT "carrier", "trackingNumber" AS "number" FROM "shipments" WHERE "orderId" = ${orderId} ORDER BY "createdAt"`
}
