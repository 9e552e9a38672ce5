import { checkAddress } from '../cycle/checkout/check-address'
import { getFreeWorkingCapital } from '../cycle/capital/read-balance'
import { supplierOrderOf } from '../cycle/purchase/execute-purchase'
import { fulfillOrder, lookAtSupplier, purchaseIdOf, requestOf } from '../cycle/purchase/fulfill-order'
import { guardLoss } from '../cycle/purchase/guard-loss'
import { PurchaseRequestSchema, type PurchaseRequest } from '../cycle/purchase/schema'
import { findFulfillment, findPurchase, type Fulfillment } from '../cycle/purchase/store'
import { env } from '../foundation/env'
import { AppError, isAppError } from '../foundation/errors'
import { toDecimal } from '../foundation/money'
import { supplierOrderParams } from '../providers/aliexpress/create-order'
import { sampleOrder } from './sample-order'
import { findPaidOrder, findSampleGoods } from './store'

export interface PlaceOrderStep {
  readonly name: 'order' | 'connection_and_supplier' | 'address' | 'request' | 'loss_guard' | 'capital'
  readonly ok: boolean
  readonly detail: string
}

export interface PlaceOrderCheck {
  readonly ok: boolean
  readonly order: 'existing' | 'sample' | 'none'
  readonly orderId: string | null
  readonly steps: readonly PlaceOrderStep[]
  /** What would go to AliExpress, letter by letter; null where it could not be built. */
  readonly parameters: Readonly<Record<string, string>> | null
}

async function pickOrder(orderId: string | undefined): Promise<{ order: Fulfillment | null; kind: PlaceOrderCheck['order'] }> {
  const { storedEnvironment } = env()
  const id = orderId ?? (await findPaidOrder(storedEnvironment))
  if (id) return { order: await findFulfillment(id), kind: 'existing' }
  const goods = await findSampleGoods(storedEnvironment)
  return { order: goods && sampleOrder(goods, storedEnvironment), kind: goods ? 'sample' : 'none' }
}

const shownFacts = (facts: Readonly<Record<string, string | number | null>>) => Object.entries(facts).map(([name, value]) => `${name} ${value ?? '-'}`).join(', ')

/**
 * Dry run of a purchase (product.md 2.10): the exact request for a paid order (the given one, else the newest, else a sample order of real goods),
 * with the supplier asked for variant, stock, price, freight and delivery time now, and validated. Only reads are made; nothing is ordered.
 */
export async function checkPlaceOrder(orderId?: string): Promise<PlaceOrderCheck> {
  const { order, kind } = await pickOrder(orderId)
  if (!order) return { ok: false, order: kind, orderId: orderId ?? null, steps: [{ name: 'order', ok: false, detail: orderId ? 'there is no such order' : 'no paid order, and no published product of a connected reseller for a sample' }], parameters: null }
  const steps: PlaceOrderStep[] = [{ name: 'order', ok: true, detail: kind === 'sample' ? 'a sample order of one published product' : `${order.orderId}, ${order.status}` }]
  const result = (parameters: PlaceOrderCheck['parameters']): PlaceOrderCheck => ({ ok: steps.every((step) => step.ok), order: kind, orderId: kind === 'existing' ? order.orderId : null, steps, parameters })
  steps.push(addressStep(order))
  const looked = await lookAtSupplier(order)
  if ('reason' in looked) {
    steps.push({ name: 'connection_and_supplier', ok: false, detail: `${looked.reason}: ${shownFacts(looked.facts)}` })
    return result(null)
  }
  const { quote, connection } = looked
  steps.push({ name: 'connection_and_supplier', ok: true, detail: `costs ${toDecimal(quote.landedCost)} ${quote.landedCost.currency} now, by ${quote.lines.map((line) => line.freightCode).join(', ')}` })
  const request = requestOf(purchaseIdOf(order.orderId), order, quote)
  steps.push(requestStep(request))
  const loss = guardLoss(order, quote)
  steps.push({ name: 'loss_guard', ok: loss === null, detail: loss ? shownFacts(loss.facts) : 'the minimum margin is kept' })
  const free = await getFreeWorkingCapital(order.currency)
  steps.push({ name: 'capital', ok: free !== null && free.minor >= quote.landedCost.minor, detail: free ? `${toDecimal(free)} ${free.currency} free` : 'the PayPal balance is unknown or too old' })
  return result(supplierOrderParams(await supplierOrderOf(request, connection)))
}

function addressStep(order: Fulfillment): PlaceOrderStep {
  try {
    checkAddress(order.address)
    return { name: 'address', ok: true, detail: `${order.address.city}, ${order.address.country}` }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { name: 'address', ok: false, detail: error.message }
  }
}

function requestStep(request: PurchaseRequest): PlaceOrderStep {
  const parsed = PurchaseRequestSchema.safeParse(request)
  const wrong = parsed.success ? null : (parsed.error.issues[0]?.message ?? 'not valid')
  const empty = request.lines.some((line) => !/^\d+$/.test(line.productId) || line.freightCode === '' || line.quantity < 1) ? 'a line without product, quantity or freight' : null
  return { name: 'request', ok: wrong === null && empty === null, detail: wrong ?? empty ?? `out_order_id ${request.outOrderId}, ${request.lines.length} lines` }
}

export interface RealPurchase {
  readonly orderId: string
  readonly orderStatus: string
  readonly purchaseStatus: string | null
  readonly supplierOrderIds: readonly string[]
}

/**
 * Buys for real, by the same road as the worker, all four guards included: only for REAL_PLACEORDER=1. Errors: wrong_state where no paid order waits
 * to be bought (a sample is never bought).
 */
export async function placeRealOrder(orderId?: string): Promise<RealPurchase> {
  const id = orderId ?? (await findPaidOrder(env().storedEnvironment))
  const before = id ? await findFulfillment(id) : null
  if (!id || !before || (before.status !== 'PAID' && before.status !== 'FAILED')) throw new AppError('wrong_state', 'no paid order waits to be bought', { orderId: id })
  await fulfillOrder(id, { decidedBy: 'verify-place-order' })
  const [after, purchase] = await Promise.all([findFulfillment(id), findPurchase(purchaseIdOf(id))])
  return { orderId: id, orderStatus: after?.status ?? before.status, purchaseStatus: purchase?.status ?? null, supplierOrderIds: purchase?.supplierOrderIds ?? [] }
}
