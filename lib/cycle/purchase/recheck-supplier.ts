import { isAppError } from '../../foundation/errors'
import { addMoney, money, multiplyMoney, zero, type Money } from '../../foundation/money'
import { getSupplierProduct } from '../../providers/aliexpress/get-product'
import { querySupplierFreight, type FreightOption } from '../../providers/aliexpress/query-freight'
import type { AliexpressCredentials } from '../../providers/aliexpress/client'
import type { FailureReason } from '../order/states'
import type { Fulfillment, FulfillmentLine } from './store'

export interface QuotedLine {
  readonly line: FulfillmentLine
  readonly unitCost: Money
  readonly freight: Money
  readonly freightCode: string
  readonly maxDays: number | null
}

export interface SupplierQuote {
  readonly lines: readonly QuotedLine[]
  /** Goods and freight of all lines: what the supplier asks for the order now. */
  readonly landedCost: Money
}

/** A guard's no, with the numbers that a person needs to decide. */
export interface Stop {
  readonly reason: FailureReason
  readonly facts: Record<string, string | number | null>
}

export const isStop = (value: SupplierQuote | Stop): value is Stop => 'reason' in value

/**
 * Guard 2 (product.md 2.4): variant, stock, price, freight to this address and delivery time, read at the supplier now.
 * The cheapest tracked delivery that is fast enough is chosen; without a tracked one the cheapest.
 */
export async function recheckSupplier(order: Fulfillment, credentials: AliexpressCredentials): Promise<SupplierQuote | Stop> {
  try {
    const quotes = await Promise.all(order.lines.map((line) => quoteLine(order, line, credentials)))
    const stop = quotes.find((quote): quote is Stop => 'reason' in quote)
    if (stop) return stop
    const lines = quotes.filter((quote): quote is QuotedLine => !('reason' in quote))
    const landedCost = lines.reduce((total, each) => addMoney(total, addMoney(multiplyMoney(each.unitCost, each.line.quantity), each.freight)), zero(order.currency))
    return { lines, landedCost }
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'provider_unavailable' && error.code !== 'provider_refused')) throw error
    const code = typeof error.facts.code === 'string' ? error.facts.code : ''
    return { reason: code === 'ACCESS_TOKEN_EXPIRED' ? 'RECONNECT_NEEDED' : 'SUPPLIER_UNAVAILABLE', facts: { code: code || error.code, message: error.message.slice(0, 200) } }
  }
}

async function quoteLine(order: Fulfillment, line: FulfillmentLine, credentials: AliexpressCredentials): Promise<QuotedLine | Stop> {
  const about = { supplierProductId: line.supplierProductId, supplierSkuId: line.supplierSkuId }
  const [answer, freight] = await Promise.all([
    getSupplierProduct({ credentials, productId: line.supplierProductId, country: order.country, currency: order.currency, language: 'en' }),
    querySupplierFreight({
      credentials, productId: line.supplierProductId, skuId: line.supplierSkuId, quantity: line.quantity, country: order.country, currency: order.currency, locale: 'en_US',
      ...(order.address.region ? { province: order.address.region } : {}), city: order.address.city,
    }),
  ])
  if (answer.kind !== 'found') return { reason: 'VARIANT_GONE', facts: { ...about, answer: answer.kind } }
  const sku = answer.product.skus.find((each) => each.skuId === line.supplierSkuId)
  if (!sku || answer.product.status !== 'on_sale') return { reason: 'VARIANT_GONE', facts: { ...about, status: answer.product.rawStatus } }
  if (sku.price.currency !== order.currency) return { reason: 'SUPPLIER_UNAVAILABLE', facts: { ...about, currency: sku.price.currency } }
  if (sku.stock < line.quantity) return { reason: 'OUT_OF_STOCK', facts: { ...about, stock: sku.stock, quantity: line.quantity } }
  const option = pickFreight(freight.options, line.quantity, order.maxDeliveryDays)
  if (!option) return freightStop(freight.options, line, order.maxDeliveryDays, freight.refusal?.code ?? '')
  const unitCost = sku.importCharges ? addMoney(sku.price, money(sku.importCharges.minor, order.currency)) : sku.price
  return { line, unitCost, freight: option.fee, freightCode: option.code, maxDays: option.maxDays }
}

function pickFreight(options: readonly FreightOption[], quantity: number, maxDays: number): FreightOption | null {
  const fitting = options.filter((each) => (each.stock === null || each.stock >= quantity) && (each.maxDays === null || each.maxDays <= maxDays))
  const tracked = fitting.filter((each) => each.tracking)
  const byFee = (a: FreightOption, b: FreightOption) => (a.fee.minor < b.fee.minor ? -1 : a.fee.minor > b.fee.minor ? 1 : (a.maxDays ?? 0) - (b.maxDays ?? 0))
  return [...(tracked.length > 0 ? tracked : fitting)].sort(byFee)[0] ?? null
}

function freightStop(options: readonly FreightOption[], line: FulfillmentLine, maxDays: number, code: string): Stop {
  const about = { supplierProductId: line.supplierProductId, code }
  if (options.length === 0) return { reason: 'NOT_DELIVERABLE', facts: about }
  const stock = options.reduce((most, each) => Math.max(most, each.stock ?? 0), 0)
  if (options.every((each) => each.stock !== null && each.stock < line.quantity)) return { reason: 'OUT_OF_STOCK', facts: { ...about, stock, quantity: line.quantity } }
  return { reason: 'DELIVERY_TOO_SLOW', facts: { ...about, fastestDays: options.reduce((least, each) => Math.min(least, each.maxDays ?? least), 999), maxDays } }
}
