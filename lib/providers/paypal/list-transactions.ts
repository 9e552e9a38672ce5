import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import { parseDecimal, type Money } from '@/lib/foundation/money'
import { readPaypal } from './effect'
import { soft } from './schema'

/** One line of the account's statement, as the transaction search has it. */
export interface PaypalMovement {
  /** A capture's, refund's or payout item's own id; not unique (facts/paypal.md 7). */
  readonly id: string
  readonly referenceId: string | null
  /** T0006 a payment, T1107 a refund, T0001 a payout, … */
  readonly code: string
  /** Outflows negative; before PayPal's fee. */
  readonly amount: Money
  readonly fee: Money | null
  readonly at: Date
  readonly invoiceId: string | null
  readonly customField: string | null
}

export interface PaypalStatement {
  readonly movements: readonly PaypalMovement[]
  /** Up to when PayPal's report is complete; it lags up to three hours. */
  readonly completeUntil: Date
}

const PAGE_SIZE = 500
const MOST_PAGES = 20 // PayPal refuses more than 10,000 rows

// Strict: a line that cannot be read must not look like "did not happen".
const Amount = z.object({ currency_code: z.string().regex(/^[A-Z]{3}$/), value: z.string().regex(/^-?\d{1,15}(\.\d{1,3})?$/) })
const Row = z.object({
  transaction_info: z.object({
    transaction_id: z.string().min(1).max(64),
    paypal_reference_id: soft(z.string().max(64)),
    transaction_event_code: z.string().regex(/^T\d{4}$/),
    transaction_initiation_date: z.coerce.date(),
    transaction_amount: Amount,
    fee_amount: soft(Amount),
    transaction_status: soft(z.string()),
    invoice_id: soft(z.string().max(200)),
    custom_field: soft(z.string().max(300)),
  }),
})
const Body = z.object({ transaction_details: z.array(Row), last_refreshed_datetime: soft(z.coerce.date()), total_pages: soft(z.coerce.number().int().nonnegative()) })

const moneyOf = ({ currency_code, value }: z.infer<typeof Amount>): Money => {
  const isNegative = value.startsWith('-')
  const amount = parseDecimal(isNegative ? value.slice(1) : value, currency_code)
  return isNegative ? { ...amount, minor: -amount.minor } : amount
}

/**
 * Everything that moved the balance between two moments (at most 31 days apart), oldest first. Needs the app's Transaction Search feature: without it
 * provider_refused. Throws provider_unavailable where a page cannot be read whole.
 */
export async function listPaypalTransactions(range: { readonly from: Date; readonly to: Date }): Promise<PaypalStatement> {
  const movements: PaypalMovement[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = new URLSearchParams({ start_date: iso(range.from), end_date: iso(range.to), fields: 'transaction_info', page_size: String(PAGE_SIZE), page: String(page), transaction_status: 'S' })
    const body = await readPaypal(`/v1/reporting/transactions?${query.toString()}`, (answer) => Body.safeParse(answer).data ?? null, 30_000)
    if (!body) throw new AppError('provider_refused', 'PayPal has no transaction search for this account', { httpStatus: 404 })
    movements.push(...body.transaction_details.map(({ transaction_info: info }) => shape(info)))
    if (page >= (body.total_pages ?? 1)) return { movements, completeUntil: earlier(body.last_refreshed_datetime ?? range.to, range.to) }
  }
  throw new AppError('provider_unavailable', 'more movements than one reading can hold', { pages: MOST_PAGES })
}

/** PayPal may have answered long after the end was named, and knows more by then than it was asked for. */
const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

const iso = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, 'Z')

function shape(info: z.infer<typeof Row>['transaction_info']): PaypalMovement {
  return {
    id: info.transaction_id, referenceId: info.paypal_reference_id ?? null, code: info.transaction_event_code, amount: moneyOf(info.transaction_amount),
    fee: info.fee_amount ? moneyOf(info.fee_amount) : null, at: info.transaction_initiation_date, invoiceId: info.invoice_id ?? null, customField: info.custom_field ?? null,
  }
}
