import type { Tx } from '../../foundation/db'
import { money, negateMoney } from '../../foundation/money'
import { account, resellerPayable } from '../ledger/accounts'
import { post } from '../ledger/post'
import type { SaleFigures } from './correct-profit'

/** The mirror of the sale's own posting for what of it is gone: owed to the shopper again, and off everybody's share. */
export async function postCorrection(tx: Tx, about: { readonly businessKey: string; readonly kind: 'sale_reversal' | 'sale_correction'; readonly orderId: string; readonly userId: string; readonly currency: string; readonly at: Date }, less: SaleFigures): Promise<void> {
  const { currency, userId, ...common } = about
  const amount = (minor: bigint) => money(minor, currency)
  await post(tx, [{
    businessKey: common.businessKey, kind: common.kind, orderId: common.orderId, userId, at: common.at,
    legs: [
      { account: account('shopper_payable', currency), amount: negateMoney(amount(less.salePrice)) },
      { account: account('tax_payable', currency), amount: amount(less.tax) },
      { account: account('payment_fees', currency), amount: amount(less.paymentFee) },
      { account: account('supplier_cost', currency), amount: amount(less.aliexpressCost) },
      { account: account('platform_commission', currency), amount: amount(less.commissionAmount) },
      { account: resellerPayable(userId, currency), amount: amount(less.netProfit) },
      { account: account('payout_fees', currency), amount: amount(less.payoutFee) },
    ],
  }])
}
