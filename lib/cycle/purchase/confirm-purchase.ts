import { withConnection } from '../../accounts/use-connection'
import { now, nowMs, secondsFromNow } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { log } from '../../foundation/log'
import { money, toDecimal, type Money } from '../../foundation/money'
import { getSupplierOrder, type SupplierOrder } from '../../providers/aliexpress/get-order'
import { enqueue, enqueueAlone } from '../../queue/enqueue'
import { endReservation } from '../capital/store'
import { confirmPurchaseJob, createSaleJob, followShipmentJob } from '../jobs'
import { account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { openException } from '../order/exceptions/store'
import { addOrderEvent } from '../order/store'
import { mayBeRefunded, markSupplierOrderClosed } from './called-off/store'
import { stopOrderWithin } from './stop-order'
import { supplierSource } from './supplier-source'
import { findPurchase, movePurchase, setNextCheck, updateSupplierOrder, type PurchaseRow } from './store'

/** order.get lags about 10 s behind the creation: in the first minute it is asked every two seconds, then by the sweep. */
const EAGER_SECONDS = 2
const EAGER_FOR_MS = 60_000
const UNPAID_CHECK_SECONDS = 300
/** When the parcel is looked for the first time; a push comes sooner. */
const FIRST_TRACKING_SECONDS = 600

/** What follows a paid purchase, in the transaction that says so. */
export type AfterPaid = (tx: Tx, orderId: string) => Promise<void>

const byJob: AfterPaid = (tx, orderId) => enqueue(tx, createSaleJob, { orderId })

/**
 * Looks whether the supplier reports a purchase paid, and for how much (created and paid are two facts). Paid: the real cost is booked, the
 * reservation consumed, and the sale follows. Unpaid: it waits with its deadline. Closed: the order stops and the capital is free again.
 */
export async function confirmPurchase(purchaseId: string, next: AfterPaid = byJob): Promise<void> {
  const purchase = await findPurchase(purchaseId)
  if (!purchase || (purchase.status !== 'ORDERED' && purchase.status !== 'AWAITING_PAYMENT')) return
  const credentials = await withConnection(purchase.userId, purchase.environment)
  const orders = await Promise.all(purchase.supplierOrderIds.map((orderId) => getSupplierOrder({ credentials, orderId })))
  const known = orders.filter((order) => order !== null)
  if (known.length < orders.length) return lookAgain(purchase)
  if (known.some((order) => order.amount.currency !== purchase.currency))
    throw new AppError('currency_mismatch', 'the supplier charged another currency than quoted', { orderId: purchase.orderId })
  // Split by store, a part may lapse or be called off unpaid while the rest is paid: what was never paid is not waited for.
  const rest = known.filter((order) => !order.closed || order.paidAt !== null)
  if (rest.length === 0) return recordClosed(purchase, known)
  if (rest.every((order) => order.paid)) return recordPaidToSupplier(purchase, rest, known.filter((order) => !rest.includes(order)), next)
  return recordUnpaid(purchase, rest)
}

const isYoung = (purchase: PurchaseRow) => purchase.orderedAt !== null && nowMs() - purchase.orderedAt.getTime() < EAGER_FOR_MS

async function lookAgain(purchase: PurchaseRow): Promise<void> {
  if (!isYoung(purchase)) return setNextCheck(purchase.purchaseId, secondsFromNow(UNPAID_CHECK_SECONDS))
  await enqueueAlone(confirmPurchaseJob, { purchaseId: purchase.purchaseId }, { startAfterSeconds: EAGER_SECONDS })
}

async function storeOrders(tx: Tx, orders: readonly SupplierOrder[]): Promise<void> {
  for (const order of orders)
    await updateSupplierOrder(tx, { supplierOrderId: order.id, rawStatus: order.status, amountMinor: order.amount.minor, currency: order.amount.currency, paidAt: order.paidAt })
}

/** That the supplier was paid is written down whatever becomes of the step after it: what fails there is left to a job of its own. */
async function recordPaidToSupplier(purchase: PurchaseRow, orders: readonly SupplierOrder[], lapsed: readonly SupplierOrder[], next: AfterPaid): Promise<void> {
  try {
    await writePaid(purchase, orders, lapsed, next)
  } catch (error) {
    if (next === byJob) throw error
    log.warn({ orderId: purchase.orderId, err: error }, 'a paid purchase could not be written down together with its sale')
    await writePaid(purchase, orders, lapsed, byJob)
  }
}

async function writePaid(purchase: PurchaseRow, orders: readonly SupplierOrder[], lapsed: readonly SupplierOrder[], next: AfterPaid): Promise<void> {
  const at = now()
  const cost = money(orders.reduce((total, order) => total + order.amount.minor, 0n), purchase.currency)
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, {
      purchaseId: purchase.purchaseId, from: ['ORDERED', 'AWAITING_PAYMENT'], to: 'PAID', at, actualCostMinor: cost.minor, nextCheckAt: secondsFromNow(FIRST_TRACKING_SECONDS),
      note: {
        orderId: purchase.orderId, at, event: cost.minor > purchase.maxCostMinor ? 'supplier_paid_above_quote' : 'supplier_paid', actor: 'aliexpress',
        evidence: { cost: toDecimal(cost), quoted: toDecimal(money(purchase.quotedCostMinor, purchase.currency)), currency: cost.currency, aliexpressOrderIds: orders.map((order) => order.id).join(', '), status: orders.map((order) => order.status).join(', ') },
      },
    })
    if (!isFirst) return
    await storeOrders(tx, orders)
    await notePartClosed(tx, purchase, lapsed, at)
    // Paid and called off before we looked: the parcels' step finds it closed and takes everything back.
    if (orders.some((order) => order.closed)) await enqueue(tx, followShipmentJob, { orderId: purchase.orderId })
    await postCost(tx, purchase, cost, orders)
    await next(tx, purchase.orderId)
    // Last, because every purchase wants this row: the capital account is held until the commit.
    await endReservation(tx, purchase.orderId, 'CONSUMED', at)
  })
}

/**
 * Parts of a split purchase that have ended without goods: a person sees each, and whether it was paid; the shopper can be refunded for it, unless
 * everything was called off or PayPal gave the shopper all of the money. The caller holds the order's or the purchase's lock.
 */
export async function notePartClosed(tx: Tx, purchase: Pick<PurchaseRow, 'purchaseId' | 'orderId' | 'userId' | 'currency'>, closed: readonly SupplierOrder[], at: Date): Promise<void> {
  for (const order of closed) {
    await markSupplierOrderClosed(tx, order, at)
    if (!(await mayBeRefunded(tx, order.id))) continue
    await openException({
      kind: 'SUPPLIER_PART_CLOSED', subject: `${purchase.purchaseId}:${order.id}`, orderId: purchase.orderId, userId: purchase.userId, at, amount: money(order.amount.minor, purchase.currency),
      facts: { aliexpressOrderIds: order.id, wasPaid: order.paidAt !== null, endReason: order.items[0]?.endReason ?? null },
    }, tx)
  }
}

/** Where the money came from is a setting of the connection, kept on the purchase (product.md 2.4 "Who pays AliExpress"). */
async function postCost(tx: Tx, purchase: PurchaseRow, cost: Money, orders: readonly SupplierOrder[]): Promise<void> {
  const { currency } = cost
  const clearing = account('supplier_clearing', currency)
  const source = supplierSource(purchase)
  // The moment of the real debit, so that a balance report which already holds it is not charged twice.
  const at = orders.reduce<Date | null>((latest, order) => (order.paidAt && (!latest || order.paidAt > latest) ? order.paidAt : latest), null) ?? now()
  const common = { orderId: purchase.orderId, userId: purchase.userId, at }
  await post(tx, [
    { ...common, businessKey: `supplier_cost:${purchase.purchaseId}`, kind: 'supplier_cost', legs: transfer(clearing, account('supplier_cost', currency), cost) },
    { ...common, businessKey: `supplier_payment:${purchase.purchaseId}`, kind: 'supplier_payment', legs: transfer(source, clearing, cost) },
  ])
}

async function recordUnpaid(purchase: PurchaseRow, orders: readonly SupplierOrder[]): Promise<void> {
  const deadlines = orders.flatMap((order) => (order.payTimeoutSeconds === null ? [] : [(order.createdAt ?? purchase.orderedAt ?? now()).getTime() + order.payTimeoutSeconds * 1000]))
  const payBy = deadlines.length > 0 ? new Date(Math.min(...deadlines)) : null
  const nextCheckAt = secondsFromNow(isYoung(purchase) ? EAGER_SECONDS * 5 : UNPAID_CHECK_SECONDS)
  if (purchase.status === 'AWAITING_PAYMENT') return setNextCheck(purchase.purchaseId, nextCheckAt)
  const at = now()
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, { purchaseId: purchase.purchaseId, from: ['ORDERED'], to: 'AWAITING_PAYMENT', at, payBy, nextCheckAt })
    if (!isFirst) return
    await storeOrders(tx, orders)
    await addOrderEvent(tx, { orderId: purchase.orderId, at, event: 'supplier_unpaid', actor: 'aliexpress', evidence: { payBy: payBy?.toISOString() ?? null, aliexpressOrderIds: orders.map((order) => order.id).join(', ') } })
  })
}

async function recordClosed(purchase: PurchaseRow, orders: readonly SupplierOrder[]): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, { purchaseId: purchase.purchaseId, from: ['ORDERED', 'AWAITING_PAYMENT'], to: 'CANCELLED', at, nextCheckAt: null })
    if (!isFirst) return
    await storeOrders(tx, orders)
    await endReservation(tx, purchase.orderId, 'RELEASED', at)
    await stopOrderWithin(tx, purchase.orderId, ['PURCHASED'], 'SUPPLIER_CANCELLED', { aliexpressOrderIds: orders.map((order) => order.id).join(', '), endReason: orders[0]?.items[0]?.endReason ?? null })
  })
}
