import type { Prisma } from '../../foundation/db'

/** A rule of reliability.md section 2 that a query over our own database can check at any moment. */
export interface Invariant {
  readonly number: `INV-${string}`
  /** What holds, as one sentence. */
  readonly name: string
  /** Rows that break it, as `subject` (an id) and `detail` (what is wrong); none when it holds. */
  readonly query: (at: Date) => Prisma.Sql
}

/** A call that has left and has no answer is settled within this time, or a person sees it (INV-33). */
export const CALL_LIMIT_MINUTES = 15
export const UNKNOWN_LIMIT_MINUTES = 60
export const PAYOUT_UNKNOWN_LIMIT_HOURS = 24
