import { storableMoment } from '@/lib/foundation/storable'
import type { SupplierOrder, SupplierOrderBody } from './get-order'

const PAID = new Set(['WAIT_SELLER_SEND_GOODS', 'SELLER_PART_SEND_GOODS', 'WAIT_BUYER_ACCEPT_GOODS'])
const SHIPPED_ORDER = new Set(['SELLER_PART_SEND_GOODS', 'WAIT_BUYER_ACCEPT_GOODS'])
const UNSHIPPED_LOGISTICS = new Set(['DEFAULT', 'NO_LOGISTICS', 'WAIT_SELLER_SEND_GOODS'])
const SHIPPED_LOGISTICS = new Set(['SELLER_SEND_PART_GOODS', 'SELLER_SEND_GOODS', 'BUYER_ACCEPT_GOODS'])
const ENDED = /CANCEL|CLOSE/i

export function reshapeSupplierOrder(id: string, body: SupplierOrderBody): SupplierOrder {
  const paidAt = paidTimeOf(body.order_paidtime_string)
  const logisticsStatus = body.logistics_status ?? ''
  const logistics = body.logistics_info_list.map((each) => ({ number: each.logistics_no, service: each.logistics_service ?? '' }))
  const shipped = SHIPPED_ORDER.has(body.order_status) || SHIPPED_LOGISTICS.has(logisticsStatus) || logistics.length > 0
  const finished = body.order_status === 'FINISH'
  const items = body.child_order_list.map((each) => ({
    productId: each.product_id,
    name: each.product_name ?? '',
    quantity: each.product_count,
    price: each.product_price ?? null,
    ...(each.sku_id ? { skuId: each.sku_id } : {}),
    ...(each.end_reason ? { endReason: each.end_reason } : {}),
  }))
  const isCalledOff = items.length > 0 && items.every((each) => ENDED.test(each.endReason ?? ''))
  return {
    id,
    status: body.order_status,
    logisticsStatus,
    paid: PAID.has(body.order_status) || paidAt !== null,
    paidAt,
    shipped,
    // FINISH covers completed and closed orders: what never shipped, or was called off, is closed (facts/aliexpress.md 4.8). AliExpress has to say so:
    // a shopper gets the money back for it, and a word that is missing or new is no such word.
    closed: finished && (isCalledOff || (!shipped && UNSHIPPED_LOGISTICS.has(logisticsStatus))),
    finished,
    amount: body.order_amount,
    userAmount: body.user_order_amount ?? null,
    createdAt: pacificTime(body.gmt_create),
    payTimeoutSeconds: body.pay_timeout_second ?? null,
    items,
    logistics,
    ...(body.store_info?.store_id ? { storeId: body.store_info.store_id } : {}),
  }
}

/** "2019-06-03T18:05:47-07:00[America/Los_Angeles]" */
function paidTimeOf(text: string | undefined): Date | null {
  const plain = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))(?:\[[^\]]*\])?$/.exec(text ?? '')?.[1]
  return plain === undefined ? null : validDate(plain)
}

const validDate = (text: string): Date | null => storableMoment(new Date(text))

const pacific = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles', dateStyle: 'short', timeStyle: 'medium' })

/** `gmt_create` names no zone; it is presumed Pacific like the paid time (facts/aliexpress.md 4.8). Summer and winter are both tried. */
function pacificTime(text: string | undefined): Date | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null
  const candidates = ['-07:00', '-08:00'].flatMap((zone) => validDate(`${text.replace(' ', 'T')}${zone}`) ?? [])
  return candidates.find((each) => pacific.format(each) === text) ?? candidates[0] ?? null
}
