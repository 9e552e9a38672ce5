import { z } from 'zod'
import type { Money } from '@/lib/foundation/money'
import { readError } from './classify'
import type { AliexpressCredentials } from './client'
import { amountObject, count, idText, list, soft, strictList, word } from './decode'
import { readAnswer, unreadable } from './read'
import { reshapeSupplierOrder } from './reshape-order'

export interface SupplierOrderLine {
  readonly productId: string
  readonly skuId?: string
  readonly name: string
  readonly quantity: number
  readonly price: Money | null
  readonly endReason?: string
}

export interface SupplierOrder {
  readonly id: string
  /** The word as AliExpress sent it; new words must not move anything. */
  readonly status: string
  readonly logisticsStatus: string
  /** The money has arrived at AliExpress. PAYMENT_PROCESSING and risk control are not yet. */
  readonly paid: boolean
  readonly paidAt: Date | null
  readonly shipped: boolean
  /** Ended without goods: cancelled, lapsed unpaid, or closed. FINISH alone also means a happy end. */
  readonly closed: boolean
  readonly finished: boolean
  /** What the order really costs, hidden taxes included: the parts do not add up to it (facts/aliexpress.md 4.8). */
  readonly amount: Money
  /** The same in the currency the buyer pays. */
  readonly userAmount: Money | null
  readonly createdAt: Date | null
  readonly payTimeoutSeconds: number | null
  readonly items: readonly SupplierOrderLine[]
  readonly logistics: readonly { readonly number: string; readonly service: string }[]
  readonly storeId?: string
}

const METHOD = 'aliexpress.trade.ds.order.get'

const Line = z.object({
  product_id: idText,
  sku_id: soft(idText),
  product_name: soft(z.string()),
  product_count: count,
  product_price: soft(amountObject),
  end_reason: soft(z.string()),
})
export const SupplierOrderBody = z.object({
  order_status: z.string().min(1),
  logistics_status: soft(z.string()),
  gmt_create: soft(z.string()),
  order_paidtime_string: soft(z.string()),
  pay_timeout_second: soft(count),
  order_amount: amountObject,
  user_order_amount: soft(amountObject),
  child_order_list: strictList(Line).refine((lines) => lines.length > 0, 'an order of nothing'), // a purchase is bound by its lines: none may be left out
  logistics_info_list: list(z.object({ logistics_no: word, logistics_service: soft(z.string()) })),
  store_info: soft(z.object({ store_id: soft(idText) })),
})
export type SupplierOrderBody = z.infer<typeof SupplierOrderBody>

/**
 * One supplier order. Null where AliExpress says it is not ours or not there; that is also what the first ten seconds after creation look like. An answer
 * without a result says nothing.
 * Throws provider_unavailable / provider_refused.
 */
export async function getSupplierOrder(input: { credentials: AliexpressCredentials; orderId: string }): Promise<SupplierOrder | null> {
  const answer = await readAnswer(METHOD, input.credentials, { single_order_query: JSON.stringify({ order_id: input.orderId }) })
  if (answer.kind === 'error' && answer.code === '15' && answer.subCode === 'isv.insufficient-permission') return null
  if (answer.kind !== 'body') throw readError(answer, METHOD)
  const order = z.object({ result: SupplierOrderBody }).safeParse(answer.body).data?.result
  if (!order) throw unreadable(METHOD)
  return reshapeSupplierOrder(input.orderId, order)
}
