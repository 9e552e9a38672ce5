import { now, nowMs } from '../../foundation/clock'
import { isAppError } from '../../foundation/errors'
import { log } from '../../foundation/log'
import { money, type Money } from '../../foundation/money'
import { getPaypalBalances } from '../../providers/paypal/get-balances'
import { readCapital, storeBalance, type CapitalRow } from './store'

/** Older than this is unknown and stops buying: PayPal's figure lags up to 3 h (product.md 2.4). */
export const BALANCE_MAX_AGE_MS = 4 * 3600 * 1000
/** A reading younger than this is used again: PayPal asks for caching, and own debits are subtracted anyway. */
const REREAD_AFTER_MS = 30_000

export const balanceNotBefore = () => new Date(nowMs() - BALANCE_MAX_AGE_MS)

let refreshing: Promise<void> | null = null

/** The stored balance, read again at PayPal when it is due; one reader per process. A failed read leaves the old figure to age. */
async function currentCapital(currency: string): Promise<CapitalRow | null> {
  const row = await readCapital(currency)
  if (row?.readAt && nowMs() - row.readAt.getTime() < REREAD_AFTER_MS) return row
  refreshing ??= readAtPaypal(currency).finally(() => {
    refreshing = null
  })
  await refreshing
  return readCapital(currency)
}

async function readAtPaypal(currency: string): Promise<void> {
  try {
    const report = await getPaypalBalances()
    const found = report.accounts.find((each) => each.currency === currency)
    // A currency that the account does not hold is a balance of zero, not an unknown one.
    await storeBalance(currency, found?.available.minor ?? 0n, report.asOf, now())
  } catch (error) {
    log.warn({ code: isAppError(error) ? error.code : 'unexpected', err: error }, 'the PayPal balance could not be read')
  }
}

function usable(row: CapitalRow | null): row is CapitalRow & { balanceMinor: bigint; balanceAsOf: Date } {
  return row?.balanceMinor != null && row.balanceAsOf != null && row.balanceAsOf >= balanceNotBefore()
}

/** The PayPal balance as read, less our own debits since then. Null: unknown or too old, nothing may be bought on it. */
export async function getRealAvailableBalance(currency: string): Promise<Money | null> {
  const row = await currentCapital(currency)
  return usable(row) ? money(row.balanceMinor - row.debitsSinceMinor, currency) : null
}

/** What the open reservations hold. */
export async function getCommittedCapital(currency: string): Promise<Money> {
  return money((await readCapital(currency))?.committedMinor ?? 0n, currency)
}

/** real - committed, never below zero. Null: the balance is unknown. */
export async function getFreeWorkingCapital(currency: string): Promise<Money | null> {
  const row = await currentCapital(currency)
  if (!usable(row)) return null
  const free = row.balanceMinor - row.debitsSinceMinor - row.committedMinor
  return money(free > 0n ? free : 0n, currency)
}

/** A look before the lock: the decision itself is made by reserveCapital in the transaction. */
export async function hasSufficientFreeCapital(cost: Money): Promise<boolean> {
  const free = await getFreeWorkingCapital(cost.currency)
  return free !== null && free.minor >= cost.minor
}

/** Before a payout is sent: the real balance must hold it. Unknown is no. */
export async function hasSufficientBalanceForPayout(amount: Money): Promise<boolean> {
  const real = await getRealAvailableBalance(amount.currency)
  return real !== null && real.minor >= amount.minor
}
