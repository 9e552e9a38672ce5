import { env } from '@/lib/foundation/env'
import { addMoney, equalMoney, type Money } from '@/lib/foundation/money'
import { storableMoment } from '@/lib/foundation/storable'
import type { CaptureBody, OrderBody, PayoutBody, PayoutItemBody, RefundBody } from './schema'

export const CAPTURE_STATUSES = ['COMPLETED', 'PENDING', 'DECLINED', 'FAILED', 'REFUNDED', 'PARTIALLY_REFUNDED'] as const
export type CaptureStatus = (typeof CAPTURE_STATUSES)[number] | 'OTHER'
export const ORDER_STATUSES = ['CREATED', 'SAVED', 'APPROVED', 'VOIDED', 'COMPLETED', 'PAYER_ACTION_REQUIRED'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number] | 'OTHER'
export const REFUND_STATUSES = ['COMPLETED', 'PENDING', 'FAILED', 'CANCELLED'] as const
export type RefundStatus = (typeof REFUND_STATUSES)[number] | 'OTHER'
export const BATCH_STATUSES = ['DENIED', 'PENDING', 'PROCESSING', 'SUCCESS', 'CANCELED'] as const
export type BatchStatus = (typeof BATCH_STATUSES)[number] | 'OTHER'
export const ITEM_STATUSES = [
  'PENDING', 'SUCCESS', 'FAILED', 'UNCLAIMED', 'RETURNED', 'ONHOLD', 'BLOCKED', 'REFUNDED', 'REVERSED',
] as const
export type PayoutItemStatus = (typeof ITEM_STATUSES)[number] | 'OTHER'

/** Money that a buyer's payment moved. COMPLETED alone is paid; PENDING is not (facts/paypal.md 2.5). */
export interface PaypalCapture {
  readonly id: string
  readonly status: CaptureStatus
  readonly pendingReason?: string
  readonly amount: Money
  /** PayPal's real fee and what is left; null while PENDING, and where the two are not the amount: figures that do not add up are not booked. */
  readonly fee: Money | null
  readonly net: Money | null
  readonly customId?: string
  readonly invoiceId?: string
  readonly payeeMerchantId?: string
  readonly orderId?: string
  readonly createdAt: Date | null
}

export interface PaypalRefund {
  readonly id: string
  readonly status: RefundStatus
  readonly pendingReason?: string
  /** Null where PayPal answers in its short form. */
  readonly amount: Money | null
  readonly net: Money | null
  readonly feeReturned: Money | null
  /** All refunds of this capture so far. */
  readonly totalRefunded: Money | null
  readonly invoiceId?: string
  readonly customId?: string
  readonly captureId?: string
  readonly createdAt: Date | null
}

export interface PaypalOrder {
  readonly id: string
  /** Never proof of payment: a COMPLETED order may hold a declined capture. */
  readonly status: OrderStatus
  readonly amount: Money | null
  readonly customId?: string
  readonly invoiceId?: string
  readonly payeeMerchantId?: string
  readonly payerEmail?: string
  readonly captures: readonly PaypalCapture[]
  readonly refunds: readonly PaypalRefund[]
  readonly approveUrl?: string
}

export interface PaypalPayoutItem {
  readonly itemId: string
  readonly transactionId?: string
  readonly status: PayoutItemStatus
  /** The word as PayPal sent it. */
  readonly rawStatus: string
  readonly amount: Money
  readonly fee: Money | null
  readonly receiver?: string
  readonly senderItemId?: string
  readonly errorName?: string
  readonly errorMessage?: string
}

export interface PaypalPayout {
  readonly batchId: string
  /** SUCCESS means processed, not paid: the items say what was paid. */
  readonly batchStatus: BatchStatus
  readonly senderBatchId?: string
  readonly fees: Money | null
  /** As PayPal counts them: more than `items` where there are further pages. */
  readonly totalItems: number
  readonly items: readonly PaypalPayoutItem[]
}

/** A word of PayPal's as one of ours; a new word becomes OTHER, which no rule takes for success or failure. */
export function wordOf<const T extends readonly string[]>(known: T, raw: string | undefined): T[number] | 'OTHER' {
  return known.find((each) => each === raw) ?? 'OTHER'
}

/** Leaves out what is absent, so that optional properties are absent and not undefined. */
function present<K extends string>(fields: Record<K, string | undefined>): { [P in K]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as { [P in K]?: string }
}

function timeOf(text: string | undefined): Date | null {
  return storableMoment(new Date(text ?? ''))
}

type Breakdown = Pick<PaypalCapture, 'fee' | 'net'>
function breakdownOf({ amount, seller_receivable_breakdown: parts }: CaptureBody): Breakdown {
  const [fee, net] = [parts?.paypal_fee, parts?.net_amount]
  if (!fee || fee.currency !== amount.currency) return { fee: null, net: null }
  if (!net) return { fee, net: null }
  return net.currency === amount.currency && equalMoney(addMoney(fee, net), amount) ? { fee, net } : { fee: null, net: null }
}

export function reshapeCapture(body: CaptureBody): PaypalCapture {
  return {
    id: body.id,
    status: wordOf(CAPTURE_STATUSES, body.status),
    amount: body.amount,
    ...breakdownOf(body),
    createdAt: timeOf(body.create_time),
    ...present({
      pendingReason: body.status_details?.reason,
      customId: body.custom_id,
      invoiceId: body.invoice_id,
      payeeMerchantId: body.payee?.merchant_id,
      orderId: body.supplementary_data?.related_ids?.order_id,
    }),
  }
}

/** A figure that can be booked beside an amount; null in another currency. */
const inCurrencyOf = (amount: Money | undefined, part: Money | undefined): Money | null => (part && part.currency === amount?.currency ? part : null)

export function reshapeRefund(body: RefundBody): PaypalRefund {
  const up = body.links.find((each) => each.rel === 'up')?.href
  return {
    id: body.id,
    status: wordOf(REFUND_STATUSES, body.status),
    amount: body.amount ?? null,
    net: body.seller_payable_breakdown?.net_amount ?? null,
    feeReturned: inCurrencyOf(body.amount, body.seller_payable_breakdown?.paypal_fee),
    totalRefunded: body.seller_payable_breakdown?.total_refunded_amount ?? null,
    createdAt: timeOf(body.create_time),
    ...present({
      pendingReason: body.status_details?.reason,
      invoiceId: body.invoice_id,
      customId: body.custom_id,
      captureId: /\/v2\/payments\/captures\/([A-Za-z0-9_-]{1,64})$/.exec(up ?? '')?.[1],
    }),
  }
}

/** One purchase unit is all we ever make; captures inherit its ids and payee where they name none themselves. */
export function reshapeOrder(body: OrderBody): PaypalOrder {
  const unit = body.purchase_units?.[0]
  const shared = present({ customId: unit?.custom_id, invoiceId: unit?.invoice_id, payeeMerchantId: unit?.payee?.merchant_id })
  const captures = (body.purchase_units ?? []).flatMap((each) => each.payments?.captures ?? [])
  const refunds = (body.purchase_units ?? []).flatMap((each) => each.payments?.refunds ?? [])
  return {
    id: body.id,
    status: wordOf(ORDER_STATUSES, body.status),
    amount: unit?.amount ?? null,
    ...shared,
    ...present({
      payerEmail: body.payment_source?.paypal?.email_address ?? body.payer?.email_address,
      approveUrl: approveUrlOf(body) ?? undefined,
    }),
    captures: captures.map((each) => ({ ...shared, orderId: body.id, ...reshapeCapture(each) })),
    refunds: refunds.map(reshapeRefund),
  }
}

/** Where the buyer approves: `payer-action` or `approve`, at PayPal's own https host, or on loopback in local mode. */
export function approveUrlOf(body: OrderBody): string | null {
  const href = body.links.find((each) => each.rel === 'payer-action' || each.rel === 'approve')?.href
  if (!href || !URL.canParse(href)) return null
  const url = new URL(href)
  const isOwn = url.protocol === 'https:' && /(^|\.)paypal\.com$/.test(url.hostname)
  const isLocal = env().paypalEnvironment === 'local' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)
  return isOwn || isLocal ? href : null
}

export function reshapePayoutItem(item: PayoutItemBody): PaypalPayoutItem {
  return {
    itemId: item.payout_item_id,
    status: wordOf(ITEM_STATUSES, item.transaction_status),
    rawStatus: item.transaction_status ?? '',
    amount: item.payout_item.amount,
    fee: item.payout_item_fee ?? null,
    ...present({
      transactionId: item.transaction_id,
      receiver: item.payout_item.receiver,
      senderItemId: item.payout_item.sender_item_id,
      errorName: item.errors?.name,
      errorMessage: item.errors?.message,
    }),
  }
}

export function reshapePayout(body: PayoutBody): PaypalPayout {
  const header = body.batch_header
  const items = (body.items ?? []).map(reshapePayoutItem)
  return {
    batchId: header.payout_batch_id,
    batchStatus: wordOf(BATCH_STATUSES, header.batch_status),
    fees: header.fees ?? null,
    totalItems: body.total_items ?? items.length,
    items,
    ...present({ senderBatchId: header.sender_batch_header?.sender_batch_id }),
  }
}
