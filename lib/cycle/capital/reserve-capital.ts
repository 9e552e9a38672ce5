import { now, utcDay } from '../../foundation/clock'
import type { Tx } from '../../foundation/db'
import { env } from '../../foundation/env'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import type { Money } from '../../foundation/money'
import type { FailureReason } from '../order/states'
import { balanceNotBefore } from './read-balance'
import { countPurchase, reserve, takeFromCeiling, type DailyLimit, type DailyUse } from './store'

/** The limits that apply to one purchase; null does not limit (product.md section 4). */
export interface PurchaseLimits {
  readonly userId: string
  readonly platform: { readonly maxOrders: number | null; readonly maxSpendMinor: bigint | null }
  readonly reseller: { readonly maxOrders: number | null; readonly maxSpendMinor: bigint | null }
}

/** A guard that said no inside the transaction: thrown so that everything the transaction did goes back. */
export class GuardRefusal extends AppError {
  readonly reason: FailureReason
  constructor(reason: FailureReason, facts: Record<string, string | number | null>) {
    super('wrong_state', `guard: ${reason}`, facts)
    this.name = 'GuardRefusal'
    this.reason = reason
  }
}

const min = (a: bigint | null, b: bigint | null): bigint | null => (a === null ? b : b === null ? a : a < b ? a : b)
const big = (value: number | null): bigint | null => (value === null ? null : BigInt(value))

/** The smaller of the environment's limit and the configured one, per scope. */
export function dailyLimits(limits: PurchaseLimits): DailyLimit[] {
  const { maxDailyOrders, maxDailySpendUsd } = env()
  return [
    { scope: 'platform', maxOrders: min(maxDailyOrders ?? null, big(limits.platform.maxOrders)), maxSpendMinor: min(maxDailySpendUsd === undefined ? null : maxDailySpendUsd * 100n, limits.platform.maxSpendMinor) },
    { scope: limits.userId, maxOrders: big(limits.reseller.maxOrders), maxSpendMinor: limits.reseller.maxSpendMinor },
  ]
}

/** Which of a scope's two limits is in the way, with the numbers. */
export function dailyLimitStop(day: string, limit: DailyLimit, used: DailyUse, costMinor: bigint): { reason: FailureReason; facts: Record<string, string | number> } | null {
  const facts = { scope: limit.scope === 'platform' ? 'platform' : 'reseller', day, orders: used.orders, spendMinor: used.spendMinor.toString(), costMinor: costMinor.toString() }
  if (limit.maxOrders !== null && BigInt(used.orders) >= limit.maxOrders) return { reason: 'DAILY_ORDER_LIMIT', facts: { ...facts, limit: limit.maxOrders.toString() } }
  if (limit.maxSpendMinor !== null && used.spendMinor + costMinor > limit.maxSpendMinor) return { reason: 'DAILY_SPEND_LIMIT', facts: { ...facts, limit: limit.maxSpendMinor.toString() } }
  return null
}

function limitReached(day: string, limit: DailyLimit, used: DailyUse, cost: Money): GuardRefusal {
  const stop = dailyLimitStop(day, limit, used, cost.minor)
  return new GuardRefusal(stop?.reason ?? 'DAILY_ORDER_LIMIT', stop?.facts ?? { day })
}

/**
 * Daily limits, the reseller's ceiling and the working capital, checked and taken in the caller's transaction (the one that moves the order
 * to PURCHASING). Throws GuardRefusal; then nothing was taken.
 */
export async function reserveCapital(tx: Tx, orderId: string, cost: Money, limits: PurchaseLimits): Promise<{ reservationId: string; freeAfterMinor: bigint }> {
  const day = utcDay()
  const at = now()
  const refusedBy = await countPurchase(tx, day, dailyLimits(limits), cost.minor, cost.currency)
  if (refusedBy !== null) throw limitReached(day, refusedBy.limit, refusedBy.used, cost)
  if (!(await takeFromCeiling(tx, limits.userId, cost.minor, cost.currency))) throw new GuardRefusal('WORKING_CAPITAL_CEILING', { costMinor: cost.minor.toString() })
  const reservationId = newId('reservation')
  const freeAfterMinor = await reserve(tx, { reservationId, orderId, userId: limits.userId, amountMinor: cost.minor, currency: cost.currency, day, at, balanceNotBefore: balanceNotBefore() })
  if (freeAfterMinor === null) throw new GuardRefusal('FAILED_INSUFFICIENT_FUNDS', { costMinor: cost.minor.toString(), currency: cost.currency })
  return { reservationId, freeAfterMinor }
}
