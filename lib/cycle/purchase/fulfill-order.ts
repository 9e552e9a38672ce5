import { withConnection, type UsableConnection } from '../../accounts/use-connection'
import { now, nowMs, utcDay } from '../../foundation/clock'
import { sha256Hex } from '../../foundation/crypto'
import { inTransaction } from '../../foundation/db'
import { AppError, isAppError } from '../../foundation/errors'
import { toDecimal, type Money } from '../../foundation/money'
import { getFreeWorkingCapital } from '../capital/read-balance'
import { dailyLimits, dailyLimitStop, GuardRefusal, reserveCapital, type PurchaseLimits } from '../capital/reserve-capital'
import { readDailyUse } from '../capital/store'
import { moveOrder } from '../order/store'
import { FAILURE_POLICY, isFailureReason } from '../order/states'
import { attemptPurchase } from './attempt-purchase'
import { guardLoss } from './guard-loss'
import { guardPayment } from './guard-payment'
import { isStop, recheckSupplier, type Stop, type SupplierQuote } from './recheck-supplier'
import type { PurchaseRequest } from './schema'
import { nextAttemptOf, stopUnbought } from './stop-order'
import { findFulfillment, preparePurchase, pushOrder, type Fulfillment } from './store'

/** The supplier may charge a little more than it quoted (hidden tax); above this the sale is flagged, never silently booked as profit. */
const COST_TOLERANCE_BASIS_POINTS = 500n

/** Longer than all looks may take with their deadlines. */
const LOOKS_GOOD_FOR_MS = 3 * 60_000

interface FulfillOptions {
  /** A person decided to go on (after FAILED with a reason that does not pass by itself), possibly at a loss. */
  readonly decidedBy?: string
  readonly acceptLoss?: boolean
}

/**
 * Passes the four guards in their order, then buys (product.md 2.4); a late order's payment is asked for before them. Each no is a typed reason on the
 * order; what can pass is tried again by itself. Safe to run twice: only one run moves the order to PURCHASING, in the transaction that also reserves the capital.
 */
export async function fulfillOrder(orderId: string, options: FulfillOptions = {}): Promise<void> {
  const order = await findFulfillment(orderId)
  if (!order || !mayStart(order, options)) return
  const stop = (reason: Stop) => stopUnbought(order, reason.reason, reason.facts)
  if (order.hasOpenCase) return order.failureReason === 'PAYMENT_DISPUTED' ? waitForCase(orderId) : stop({ reason: 'PAYMENT_DISPUTED', facts: {} })
  const limits = limitsOf(order)
  const lookedAtMs = nowMs()

  const gone = await guardPayment(order)
  if (gone) return stop(gone)

  const limitReached = await guardDailyLimits(limits)
  if (limitReached) return stop(limitReached)

  const looked = await lookAtSupplier(order)
  if ('reason' in looked) return stop(looked)
  const { connection, quote } = looked

  const loss = options.acceptLoss ? null : guardLoss(order, quote)
  if (loss) return stop(loss)

  const poor = await guardCapital(quote.landedCost)
  if (poor) return stop(poor)

  // A process that stood still since then knows the money, the price and the stock of another hour: it looks again.
  if (nowMs() - lookedAtMs > LOOKS_GOOD_FOR_MS) return fulfillOrder(orderId, options)

  const purchaseId = purchaseIdOf(orderId)
  try {
    await commitPurchase({ purchaseId, order, quote, connection, limits, actor: options.decidedBy ?? 'system' })
  } catch (error) {
    if (error instanceof GuardRefusal) return stop({ reason: error.reason, facts: { ...error.facts } as Stop['facts'] })
    if (isAppError(error) && error.code === 'wrong_state') return // another worker moved the order first
    throw error
  }
  await attemptPurchase(purchaseId)
}

/** One purchase per order and supplier: its id has the order's letters, and is the out_order_id at the supplier for ever. */
export const purchaseIdOf = (orderId: string) => orderId.replace(/^ord_/, 'pur_')

/** Stopped for its case already: looked at again later without another line in its timeline; the end of the case lets it go on at once. */
const waitForCase = (orderId: string) => pushOrder(orderId, nextAttemptOf('PAYMENT_DISPUTED'))

function mayStart(order: Fulfillment, options: FulfillOptions): boolean {
  if (order.paymentStatus !== 'COMPLETED' || order.hasRefund) return false
  if (order.purchaseStatus !== null && order.purchaseStatus !== 'REFUSED' && order.purchaseStatus !== 'PREPARED') return false
  if (order.status === 'PAID') return true
  if (order.status !== 'FAILED' || !isFailureReason(order.failureReason)) return false
  return FAILURE_POLICY[order.failureReason] !== 'person' || options.decidedBy !== undefined
}

function limitsOf(order: Fulfillment): PurchaseLimits {
  return {
    userId: order.userId,
    platform: { maxOrders: order.platformMaxOrders, maxSpendMinor: order.platformMaxSpendMinor },
    reseller: { maxOrders: order.resellerMaxOrders, maxSpendMinor: order.resellerMaxSpendMinor },
  }
}

/** Guard 1. The look before the supplier is asked; the counters themselves are taken in the transaction of the intent. */
async function guardDailyLimits(limits: PurchaseLimits): Promise<Stop | null> {
  const active = dailyLimits(limits).filter((limit) => limit.maxOrders !== null || limit.maxSpendMinor !== null)
  if (active.length === 0) return null
  const use = await readDailyUse(utcDay(), active.map((limit) => limit.scope))
  for (const limit of active) {
    const used = use.find((each) => each.scope === limit.scope) ?? { scope: limit.scope, orders: 0, spendMinor: 0n }
    // The cost is not known yet: one cent more must fit. The rest is decided with the counters, in the transaction of the intent.
    const stop = dailyLimitStop(utcDay(), limit, used, 1n)
    if (stop) return stop
  }
  return null
}

/** Guard 2 over the reseller's connection. A token that the supplier refuses although it looks good is refreshed once. */
export async function lookAtSupplier(order: Fulfillment, refusedToken?: string): Promise<{ connection: UsableConnection; quote: SupplierQuote } | Stop> {
  const connection = await connect(order, refusedToken)
  if ('reason' in connection) return connection
  const quote = await recheckSupplier(order, connection)
  if (!isStop(quote)) return { connection, quote }
  return quote.reason === 'RECONNECT_NEEDED' && refusedToken === undefined ? lookAtSupplier(order, connection.accessToken) : quote
}

async function connect(order: Fulfillment, refusedToken?: string): Promise<UsableConnection | Stop> {
  try {
    return await withConnection(order.userId, order.environment, refusedToken === undefined ? {} : { refusedToken })
  } catch (error) {
    if (isAppError(error) && error.code === 'not_connected') return { reason: 'NOT_CONNECTED', facts: {} }
    if (isAppError(error) && error.code === 'reconnect_needed') return { reason: 'RECONNECT_NEEDED', facts: {} }
    if (isAppError(error) && error.code === 'provider_unavailable') return { reason: 'SUPPLIER_UNAVAILABLE', facts: { code: 'TOKEN_REFRESH' } }
    throw error
  }
}

/** Guard 4, the look. The decision is made again under the lock by reserveCapital. */
async function guardCapital(cost: Money): Promise<Stop | null> {
  const free = await getFreeWorkingCapital(cost.currency)
  if (free === null) return { reason: 'BALANCE_UNKNOWN', facts: { cost: toDecimal(cost), currency: cost.currency } }
  if (free.minor < cost.minor) return { reason: 'FAILED_INSUFFICIENT_FUNDS', facts: { cost: toDecimal(cost), free: toDecimal(free), currency: cost.currency } }
  return null
}

interface Commit {
  readonly purchaseId: string
  readonly order: Fulfillment
  readonly quote: SupplierQuote
  readonly connection: UsableConnection
  readonly limits: PurchaseLimits
  readonly actor: string
}

/** Limits, ceiling, reservation, order move and purchase intent: one transaction, nothing sent yet. */
async function commitPurchase({ purchaseId, order, quote, connection, limits, actor }: Commit): Promise<void> {
  const request = requestOf(purchaseId, order, quote)
  const cost = quote.landedCost
  const at = now()
  await inTransaction(async (tx) => {
    await moveOrder(tx, {
      orderId: order.orderId, from: ['PAID', 'FAILED'], to: 'PURCHASING', onlyAttempt: order.attempts, event: 'purchase_started', actor, at,
      evidence: { quotedCost: toDecimal(cost), currency: cost.currency, outOrderId: request.outOrderId, freight: quote.lines.map((line) => line.freightCode).join(', ') },
    })
    const isPrepared = await preparePurchase(tx, {
      purchaseId, orderId: order.orderId, userId: order.userId, credentialId: connection.credentialId, environment: order.environment, request,
      requestHash: sha256Hex(JSON.stringify(request)), quotedCostMinor: cost.minor, maxCostMinor: cost.minor + (cost.minor * COST_TOLERANCE_BASIS_POINTS) / 10_000n,
      currency: cost.currency, paidBy: connection.paidBy, fundedFrom: connection.fundedFrom, at,
    })
    // Bought already, in doubt, or being refunded: the move above goes back with it.
    if (!isPrepared) throw new AppError('wrong_state', 'this order may not be bought now', { orderId: order.orderId })
    await reserveCapital(tx, order.orderId, cost, limits)
  })
}

/** What is sent for an order: stored with the intent and repeated to the letter. */
export function requestOf(outOrderId: string, order: Fulfillment, quote: SupplierQuote): PurchaseRequest {
  return {
    outOrderId,
    address: order.address,
    currency: order.currency,
    quotedCostMinor: quote.landedCost.minor.toString(),
    lines: quote.lines.map((each) => ({
      productId: each.line.supplierProductId,
      skuId: each.line.supplierSkuId,
      skuAttr: each.line.skuAttr,
      quantity: each.line.quantity,
      unitCostMinor: each.unitCost.minor.toString(),
      freightMinor: each.freight.minor.toString(),
      freightCode: each.freightCode,
      maxDays: each.maxDays,
    })),
  }
}
