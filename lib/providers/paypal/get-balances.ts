import { AppError } from '@/lib/foundation/errors'
import { subtractMoney, type Money } from '@/lib/foundation/money'
import { readPaypal } from './effect'
import { BalancesBody } from './schema'

export interface PaypalBalances {
  /** The moment the figures are of; they lag up to three hours (facts/paypal.md 5). */
  readonly asOf: Date
  readonly lastRefresh: Date
  readonly accounts: readonly { readonly currency: string; readonly available: Money; readonly total: Money; readonly withheld: Money }[]
  /** Merchant id of the account that these credentials belong to. */
  readonly accountId: string
}

/** Balances per currency, now or as they were at a moment. Needs the app's Transaction Search feature: without it provider_refused. Unknown is an error, never zero. */
export async function getPaypalBalances(asOf?: Date): Promise<PaypalBalances> {
  const balances = await readPaypal(`/v1/reporting/balances?currency_code=ALL${asOf ? `&as_of_time=${asOf.toISOString().slice(0, 19)}Z` : ''}`, reshapeBalances)
  if (!balances) throw new AppError('provider_refused', 'PayPal has no balance report for this account', { httpStatus: 404 })
  return balances
}

function reshapeBalances(body: unknown): PaypalBalances | null {
  const report = BalancesBody.safeParse(body).data
  if (!report) return null
  const accounts = report.balances.map((each) => {
    const total = each.total_balance
    const withheld = each.withheld_balance ?? { minor: 0n, currency: total.currency }
    return { currency: total.currency, total, withheld, available: each.available_balance ?? subtractMoney(total, withheld) }
  })
  const isMixed = accounts.some((each) => each.available.currency !== each.currency || each.withheld.currency !== each.currency)
  return isMixed ? null : { asOf: report.as_of_time, lastRefresh: report.last_refresh_time, accounts, accountId: report.account_id }
}
