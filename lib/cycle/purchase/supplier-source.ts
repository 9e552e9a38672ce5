import { account, resellerPayable, type Account } from '../ledger/accounts'

/** Where the money that paid the supplier came from, and where it comes back to (product.md 2.4 "Who pays AliExpress"). */
export function supplierSource(purchase: { readonly paidBy: string; readonly fundedFrom: string; readonly userId: string; readonly currency: string }): Account {
  if (purchase.paidBy === 'reseller') return resellerPayable(purchase.userId, purchase.currency)
  return account(purchase.fundedFrom === 'paypal_balance' ? 'paypal_balance' : 'supplier_funding', purchase.currency)
}
