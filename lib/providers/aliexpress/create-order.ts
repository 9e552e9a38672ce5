import { z } from 'zod'
import type { Evidence, Outcome } from '@/lib/foundation/outcome'
import { clip } from '@/lib/foundation/storable'
import { classifyError, classifyFailure, evidenceOf } from './classify'
import { callMethod, type AliexpressCredentials } from './client'
import { flag, idText, soft, strictList, unwrapList, word } from './decode'
import { addressOf, itemsOf, type SupplierAddress, type SupplierOrderItem } from './order-request'

export type { SupplierAddress, SupplierOrderItem } from './order-request'

export interface CreateSupplierOrderInput {
  readonly credentials: AliexpressCredentials
  /** Our purchase's own id, for ever: AliExpress knows a repeat by it for 24 h. Never a new one for the same purchase. */
  readonly outOrderId: string
  readonly address: SupplierAddress
  readonly items: readonly SupplierOrderItem[]
  /** Asks AliExpress to pay at once from the buyer account's bound means. */
  readonly autoPay: boolean
}

export interface CreatedSupplierOrder {
  /** Several where AliExpress splits by seller or warehouse. */
  readonly orderIds: readonly string[]
  /** The orders exist but were not paid: created and paid are two facts. */
  readonly autoPayFailed: boolean
}

const METHOD = 'aliexpress.ds.order.create'

// Codes that say the order was turned down before it could exist (facts/aliexpress.md 4.7). Left out on purpose, hence unknown:
// REPEATED_ORDER_ERROR (an earlier try was carried out), ERROR_WHEN_BUILD_FOR_PLACE_ORDER and REMOTE_CREATE_ORDER_RESULT_ERROR (faults midway).
const REFUSED = new Set([
  'BLACKLIST_BUYER_IN_LIST', 'USER_ACCOUNT_DISABLED', 'PRICE_PAY_CURRENCY_ERROR', 'DELIVERY_METHOD_NOT_EXIST', 'INVENTORY_HOLD_ERROR',
  'A001_ORDER_CANNOT_BE_PLACED', 'A002_INVALID_ZONE', 'A003_SUSPICIOUS_BUYER', 'A004_CANNOT_USER_COUPON', 'A005_INVALID_COUNTRIES',
  'A006_INVALID_ACCOUNT_INFO', 'SKU_NOT_EXIST', 'PRODUCT_NOT_EXIST', 'PRODUCT_OFF_SHELF', 'PRODUCT_HAS_BEEN_DELETED', 'ITEM_ID_NOT_FOUND',
  'Item is not allowed to this country', 'PARM_ILLEGL',
])
const ADDRESS_REFUSED = 'B_DROPSHIPPER_DELIVERY_ADDRESS'

const Answer = z.object({
  result: z.object({
    is_success: soft(flag),
    order_list: z.unknown().optional(),
    error_code: word.nullish(), // strict: a code that cannot be read is not "no code"
    error_msg: soft(z.string()),
  }),
})
/** 0 is a number, and no order. */
const OrderId = idText.refine((id) => /[1-9]/.test(id))

/**
 * Places the order: the most dangerous call there is. Anything that does not prove success or refusal is unknown; it is settled by asking, never by
 * another id. Refused: NOT_SENT (same id later), ACCESS_TOKEN_EXPIRED, or AliExpress's own code.
 */
export async function createSupplierOrder(input: CreateSupplierOrderInput): Promise<Outcome<CreatedSupplierOrder>> {
  try {
    const answer = await callMethod(METHOD, input.credentials, supplierOrderParams(input))
    if (answer.kind !== 'body') return classifyError(answer, input.outOrderId)
    return classifyResult(answer.body, evidenceOf(answer, input.outOrderId))
  } catch (error) {
    return classifyFailure(error, input.outOrderId)
  }
}

/** Class of a business answer; exported for the table test. */
export function classifyResult(body: unknown, answered: Evidence): Outcome<CreatedSupplierOrder> {
  const result = Answer.safeParse(body).data?.result
  if (!result) return { kind: 'unknown', reason: 'AliExpress answered without a result', evidence: answered }
  const code = clip(result.error_code?.trim() ?? '', 100)
  const message = clip(result.error_msg ?? '', 300)
  const named = isBare(result.order_list) ? [result.order_list] : unwrapList(result.order_list)
  const orderIds = [...new Set(strictList(OrderId).safeParse(result.order_list).data ?? [])]
  const evidence: Evidence = { ...answered, ...(code ? { code } : {}), ...(message || named.length > 0 ? { message: clip([message, orderIds.join(' ')].join(' ').trim(), 400) } : {}) }
  const isCreated = result.is_success === true && orderIds.length > 0
  const isUnpaid = /OrderCreated|autoPay fail|APIPayFail/i.test(`${message} ${code}`)
  if (isCreated && (code === '' || isUnpaid)) return { kind: 'done', value: { orderIds, autoPayFailed: isUnpaid }, evidence }
  const isRefused = result.is_success === false && named.length === 0 && (REFUSED.has(code) || code.startsWith(ADDRESS_REFUSED))
  if (isRefused) return { kind: 'refused', code, message, evidence }
  return { kind: 'unknown', reason: `AliExpress answered is_success ${result.is_success ?? 'nothing'}${code ? `, ${code}` : ''}, ${named.length} orders`, evidence }
}

/** Something that stands where a list belongs: it may name an order. */
const isBare = (value: unknown) => value !== undefined && value !== null && value !== '' && typeof value !== 'object'

/** The business parameters of the call, as they go onto the wire. */
export function supplierOrderParams(input: CreateSupplierOrderInput): Record<string, string> {
  const order = {
    out_order_id: input.outOrderId,
    logistics_address: addressOf(input.address),
    product_items: itemsOf(input.items),
  }
  const extend = {
    payment: { pay_currency: 'USD', try_to_pay: input.autoPay ? 'true' : 'false' },
    trade_extra_param: { business_model: 'retail', ...(input.address.nationalAddress ? { nat_addr: input.address.nationalAddress.toUpperCase() } : {}) },
  }
  return { param_place_order_request4_open_api_d_t_o: withBareIds(JSON.stringify(order)), ds_extend_request: JSON.stringify(extend) }
}

/** AliExpress wants product ids as bare numbers; as JavaScript numbers long ones would change. Texts cannot match: their quotes are escaped. */
function withBareIds(json: string): string {
  return json.replace(/"product_id":"(\d{1,20})"/g, '"product_id":$1')
}

