import type { Currency } from '../../foundation/money'

/** The chart of accounts (architecture.md section 3). Debit is positive, credit negative. */
export const ACCOUNT_CODES = [
  'paypal_balance',
  'paypal_held',
  'payoneer_balance',
  'supplier_funding',
  'supplier_clearing',
  'shopper_payable',
  'reseller_payable',
  'tax_payable',
  'platform_commission',
  'payment_fees',
  'supplier_cost',
  'payout_fees',
  'refunds',
  'fx',
  'rounding',
] as const

export type AccountCode = (typeof ACCOUNT_CODES)[number]

export interface Account {
  readonly id: string
  readonly code: AccountCode
  readonly currency: Currency
  readonly userId: string | null
}

/** A platform account of one currency. */
export function account(code: Exclude<AccountCode, 'reseller_payable'>, currency: Currency): Account {
  return { id: `${code}:${currency}`, code, currency, userId: null }
}

/** What the platform owes one reseller. */
export function resellerPayable(userId: string, currency: Currency): Account {
  return { id: `reseller_payable:${userId}:${currency}`, code: 'reseller_payable', currency, userId }
}
