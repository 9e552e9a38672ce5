import { Prisma, prisma, type Tx } from '../../../foundation/db'
import { newId } from '../../../foundation/ids'
import type { Money } from '../../../foundation/money'
import type { ExceptionKind } from './kinds'

type Writer = Pick<Tx, '$executeRaw'>

export interface NewException {
  readonly kind: ExceptionKind
  /** What it is about, the same on every look: the id of a row of ours or of a third party's. */
  readonly subject: string
  readonly orderId?: string | null
  readonly userId?: string | null
  /** The money at stake. */
  readonly amount?: Money
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly at: Date
}

/**
 * Shows something to a person: one open row per kind and subject, however often it is seen. What a person has closed stays closed.
 * In the caller's transaction, or alone.
 */
export async function openException(each: NewException, writer: Writer = prisma): Promise<void> {
  await writer.$executeRaw`
    INSERT INTO "exceptions" AS x ("id", "kind", "subject", "orderId", "userId", "amountMinor", "currency", "facts", "openedAt", "seenAt")
      SELECT ${newId('exception')}, ${each.kind}, ${each.subject}, ${each.orderId ?? null}, ${each.userId ?? null}, ${each.amount?.minor ?? null}::bigint, ${each.amount?.currency ?? null},
        ${JSON.stringify(each.facts)}::jsonb, ${each.at}::timestamptz, ${each.at}::timestamptz
      WHERE NOT EXISTS (SELECT FROM "exceptions" c WHERE c."kind" = ${each.kind} AND c."subject" = ${each.subject} AND c."closedBy" <> 'system')
    ON CONFLICT ("kind", "subject") WHERE "closedAt" IS NULL DO UPDATE SET "seenAt" = excluded."seenAt", "facts" = excluded."facts", "amountMinor" = excluded."amountMinor"`
}

/** The cause is gone: the row is closed by the system, and may open again. */
export async function closeException(kind: ExceptionKind, subject: string, at: Date, writer: Writer = prisma): Promise<void> {
  await writer.$executeRaw`UPDATE "exceptions" SET "closedAt" = ${at}::timestamptz, "closedBy" = 'system' WHERE "kind" = ${kind} AND "subject" = ${subject} AND "closedAt" IS NULL`
}

/** The same for all of a kind that an order has. */
export async function closeExceptionsOf(orderId: string, kind: ExceptionKind, at: Date, writer: Writer = prisma): Promise<void> {
  await writer.$executeRaw`UPDATE "exceptions" SET "closedAt" = ${at}::timestamptz, "closedBy" = 'system' WHERE "orderId" = ${orderId} AND "kind" = ${kind} AND "closedAt" IS NULL`
}

/** The same for many subjects at once. */
export async function closeExceptions(kinds: readonly ExceptionKind[], subjects: readonly string[], at: Date): Promise<void> {
  if (subjects.length === 0) return
  await prisma.$executeRaw`UPDATE "exceptions" SET "closedAt" = ${at}::timestamptz, "closedBy" = 'system' WHERE "kind" IN (${Prisma.join([...kinds])}) AND "subject" = ANY(${[...subjects]}::text[]) AND "closedAt" IS NULL`
}

/** Closes every open row of a kind that the look of `at` did not see again. */
export async function closeUnseen(kinds: readonly ExceptionKind[], at: Date): Promise<void> {
  await prisma.$executeRaw`UPDATE "exceptions" SET "closedAt" = ${at}::timestamptz, "closedBy" = 'system' WHERE "kind" IN (${Prisma.join([...kinds])}) AND "closedAt" IS NULL AND "seenAt" < ${at}::timestamptz`
}

/** A person has dealt with it, and says how. False: it was closed already. */
export async function closeByPerson(tx: Tx, exceptionId: string, by: string, note: string, at: Date): Promise<boolean> {
  const count = await tx.$executeRaw`UPDATE "exceptions" SET "closedAt" = ${at}::timestamptz, "closedBy" = ${by}, "note" = ${note} WHERE "id" = ${exceptionId} AND "closedAt" IS NULL`
  return count === 1
}
