import { z } from 'zod'
import { isAppError } from '@/lib/foundation/errors'
import { parseDecimal } from '@/lib/foundation/money'
import { mayHoldUnstorable, storableMoment, storableText } from '@/lib/foundation/storable'

/**
 * What PayPal sends, read tolerantly: unknown fields are ignored, an optional part of the wrong form counts as absent, and words are text so
 * that a status nobody has seen yet survives. Only what money depends on (ids, amounts) is strict.
 */

/** Undefined where the text is not JSON. Texts in it can be stored as they are. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, mayHoldUnstorable(text) ? cleanText : undefined) as unknown
  } catch {
    return undefined
  }
}

const cleanText = (_key: string, value: unknown): unknown => (typeof value === 'string' ? storableText(value) : value)

/** An optional part: of the wrong form = absent. */
export const soft = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
/** A list in which unreadable entries are left out. */
const softList = <T extends z.ZodType>(schema: T) =>
  z.array(z.unknown()).catch([]).transform((list) => list.flatMap((each) => {
    const read = schema.safeParse(each)
    return read.success ? [read.data] : []
  }))
const text = soft(z.string())
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

const decimal = z.object({ currency: z.string(), value: z.string() }).transform(({ currency, value }, context) => {
  try {
    return parseDecimal(value, currency)
  } catch (error) {
    context.addIssue(isAppError(error) ? error.message : 'not an amount')
    return z.NEVER
  }
})
/** Orders, payments and reporting say `currency_code`; payouts say `currency` (facts/paypal.md 4.1). */
export const Amount = z.object({ currency_code: z.string(), value: z.string() })
  .transform(({ currency_code, value }) => ({ currency: currency_code, value })).pipe(decimal)
const notNegative = <T extends z.ZodType<{ minor: bigint }>>(schema: T) => schema.refine((amount) => amount.minor >= 0n, 'a negative amount')
const Paid = notNegative(Amount)
const PayoutAmount = notNegative(decimal)

/** The token goes into a header: anything but printable ASCII would break every call before it is sent. */
export const TokenAnswer = z.object({ access_token: z.string().regex(/^[\x21-\x7e]{1,4000}$/), expires_in: z.coerce.number().positive().max(10_000_000), scope: text })
export type TokenAnswer = z.infer<typeof TokenAnswer>
export const OauthError = z.object({ error: z.string() })

export const Link = z.object({ href: z.string(), rel: text, method: text })
/** A detail that cannot be read stays in the list, without an issue: what it says is not known. */
const ErrorDetail = z.object({ issue: text, field: text, link: softList(Link), links: softList(Link) }).catch({ link: [], links: [] })
/** The error body of the REST APIs; the OAuth form (`error`) occurs on 401 (facts/paypal.md 2.8, 1). */
export const PaypalError = z.object({ name: text, message: text, debug_id: text, error: text, details: softList(ErrorDetail) })
export type PaypalError = z.infer<typeof PaypalError>

/** Strict as well: an id of ours, or of the payee, that cannot be read is not "no id". */
const named = z.string().optional()
const Payee = z.object({ merchant_id: named }).optional()
const Reason = soft(z.object({ reason: text }))

export const CaptureBody = z.object({
  id,
  status: z.string(),
  status_details: Reason,
  amount: Paid,
  invoice_id: named,
  custom_id: named,
  payee: Payee,
  seller_receivable_breakdown: soft(z.object({ paypal_fee: soft(Amount), net_amount: soft(Amount) })),
  supplementary_data: soft(z.object({ related_ids: soft(z.object({ order_id: text })) })),
  create_time: text,
})
export type CaptureBody = z.infer<typeof CaptureBody>

export const RefundBody = z.object({
  id,
  status: z.string(),
  status_details: Reason,
  amount: Paid.optional(),
  invoice_id: named,
  custom_id: named,
  seller_payable_breakdown: soft(z.object({ paypal_fee: soft(Amount), net_amount: soft(Amount), total_refunded_amount: soft(Amount) })),
  create_time: text,
  links: softList(Link),
})
export type RefundBody = z.infer<typeof RefundBody>

const PurchaseUnit = z.object({
  amount: Paid.optional(),
  custom_id: named,
  invoice_id: named,
  payee: Payee,
  // What cannot be read must not look like "none": the lists are strict.
  payments: z.object({ captures: z.array(CaptureBody).optional(), refunds: z.array(RefundBody).optional() }).optional(),
})

export const OrderBody = z.object({
  id,
  status: z.string(),
  purchase_units: z.array(PurchaseUnit).optional(),
  payment_source: soft(z.object({ paypal: soft(z.object({ email_address: text })) })),
  payer: soft(z.object({ email_address: text })),
  links: softList(Link),
})
export type OrderBody = z.infer<typeof OrderBody>

const BatchHeader = z.object({
  payout_batch_id: id,
  batch_status: z.string(),
  sender_batch_header: z.object({ sender_batch_id: named }).optional(),
  amount: PayoutAmount.optional(),
  fees: PayoutAmount.optional(),
})
export const PayoutCreated = z.object({ batch_header: BatchHeader })

const PayoutItemBody = z.object({
  payout_item_id: id,
  transaction_id: text,
  transaction_status: text,
  payout_item_fee: PayoutAmount.optional(),
  payout_item: z.object({ amount: PayoutAmount, receiver: named, sender_item_id: named }),
  errors: soft(z.object({ name: text, message: text })),
  time_processed: text,
}).refine((item) => item.payout_item_fee === undefined || item.payout_item_fee.currency === item.payout_item.amount.currency, 'a fee in another currency')
export type PayoutItemBody = z.infer<typeof PayoutItemBody>
export const PayoutItemAnswer = PayoutItemBody
export const PayoutBody = z.object({ batch_header: BatchHeader, items: z.array(PayoutItemBody).optional(), total_items: soft(z.number().int().nonnegative()) })
export type PayoutBody = z.infer<typeof PayoutBody>

const moment = z.string().transform((value, context) => {
  const at = storableMoment(new Date(value))
  if (at) return at
  context.addIssue('not a time')
  return z.NEVER
})
export const BalancesBody = z.object({
  account_id: id,
  as_of_time: moment,
  last_refresh_time: moment,
  balances: z.array(z.object({
    currency: text,
    total_balance: Amount,
    // Strict: a balance that cannot be read must not pass as another figure.
    available_balance: Amount.optional(),
    withheld_balance: Amount.optional(),
  })),
})
