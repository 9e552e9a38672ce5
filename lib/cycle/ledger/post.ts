import type { Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import { negateMoney, type Money } from '../../foundation/money'
import type { Account } from './accounts'
import { insertPostings } from './store'

export type LedgerKind =
  | 'capture'
  | 'payment_fee'
  | 'supplier_cost'
  | 'supplier_payment'
  | 'supplier_cost_reversal'
  | 'supplier_refund'
  | 'sale'
  | 'sale_reversal'
  | 'sale_correction'
  | 'payout'
  | 'payout_fee'
  | 'payout_reversal'
  | 'payout_fee_reversal'
  | 'refund'
  | 'refund_fee'
  | 'case_hold'
  | 'case_release'
  | 'reversal'
  | 'case_fee'

export interface Leg {
  readonly account: Account
  /** Debit positive, credit negative. */
  readonly amount: Money
}

export interface Posting {
  /** Names the movement for ever, e.g. `capture:<capture id>`: a second posting under it is refused by the database. */
  readonly businessKey: string
  readonly kind: LedgerKind
  readonly orderId: string | null
  readonly userId: string | null
  readonly at: Date
  readonly legs: readonly Leg[]
}

/** Money moves from one account to another: credit the source, debit the destination. */
export function transfer(from: Account, to: Account, amount: Money): Leg[] {
  return [
    { account: to, amount },
    { account: from, amount: negateMoney(amount) },
  ]
}

/**
 * Posts balanced movements in the caller's transaction. Legs of zero are left out; a posting without legs is not made.
 * Errors: ledger_unbalanced before anything is written; a unique violation where a business key was posted before.
 */
export async function post(tx: Tx, postings: readonly Posting[]): Promise<void> {
  const rows = postings
    .map((posting) => ({ ...posting, legs: posting.legs.filter((leg) => leg.amount.minor !== 0n) }))
    .filter((posting) => posting.legs.length > 0)
  for (const posting of rows) assertBalanced(posting)
  if (rows.length === 0) return
  await insertPostings(
    tx,
    rows.map((posting) => ({
      id: newId('ledgerTransaction'),
      key: posting.businessKey,
      kind: posting.kind,
      orderId: posting.orderId,
      userId: posting.userId,
      at: posting.at.toISOString(),
      entries: posting.legs.map((leg) => ({
        account: leg.account.id,
        code: leg.account.code,
        userId: leg.account.userId,
        minor: leg.amount.minor.toString(),
        currency: leg.amount.currency,
      })),
    })),
  )
}

function assertBalanced(posting: Posting): void {
  const totals = new Map<string, bigint>()
  for (const leg of posting.legs) {
    if (leg.account.currency !== leg.amount.currency)
      throw new AppError('currency_mismatch', 'an entry is not in its account’s currency', { key: posting.businessKey })
    totals.set(leg.amount.currency, (totals.get(leg.amount.currency) ?? 0n) + leg.amount.minor)
  }
  for (const [currency, total] of totals)
    if (total !== 0n) throw new AppError('ledger_unbalanced', 'entries do not add up to zero', { key: posting.businessKey, currency, off: total.toString() })
}
