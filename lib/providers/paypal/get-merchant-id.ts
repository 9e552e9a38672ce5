import { env } from '@/lib/foundation/env'
import { getPaypalBalances } from './get-balances'

let known: { account: string; merchantId: string } | null = null

/**
 * The payee that every capture must name: our own account. We never name a payee when making an order, so PayPal pays the account of our client
 * id; its id is read once per process from the balance report (`account_id`), not from the order, because an order cannot vouch for itself.
 * Throws like getPaypalBalances: without the report the payee cannot be proved.
 */
export async function getMerchantId(): Promise<string> {
  const account = `${env().paypalApiBaseUrl}|${env().paypalClientId}`
  if (known?.account !== account) known = { account, merchantId: (await getPaypalBalances()).accountId }
  return known.merchantId
}
