import { now } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { idWithin } from '../../foundation/ids'
import { money } from '../../foundation/money'
import { enqueueEach } from '../../queue/enqueue'
import { sendPayoutJob } from '../jobs'
import type { SaleToPayOut } from '../sale/create-sale-from-order'
import { estimatePayoutFee } from '../sale/split-profit'
import { findSaleForPayout, insertPayouts, type NewPayout } from './opening/store'

/**
 * The payouts of a sale: the admin gets the commission, the reseller the net profit (plus the cost where the reseller paid AliExpress). One row
 * per beneficiary, made once; its id, and by it PayPal's sender_batch_id, comes from the order, so that a sale made anew after a restore pays nothing again. A sale whose profit does not carry the payout fees has none: the amounts stay on the balances.
 */
export async function openPayouts(saleId: string): Promise<void> {
  const sale = await findSaleForPayout(saleId)
  if (!sale || sale.status === 'REVERSED') return
  await inTransaction((tx) => openPayoutsWithin(tx, sale))
}

/** The same in the transaction that makes the sale. */
export async function openPayoutsWithin(tx: Tx, sale: SaleToPayOut): Promise<void> {
  const payoutIds = await insertPayouts(tx, payoutsOf(sale))
  await enqueueEach(tx, sendPayoutJob, payoutIds.map((payoutId) => ({ payoutId })))
}

function payoutsOf(sale: SaleToPayOut): NewPayout[] {
  const isTooSmall = sale.payoutFeeMinor === 0n && sale.feeFixedMinor + BigInt(sale.feeBasisPoints) > 0n
  if (isTooSmall && sale.resellerPayableMinor <= sale.feeFixedMinor) return []
  const rule = { basisPoints: sale.feeBasisPoints, fixedMinor: sale.feeFixedMinor, capMinor: sale.feeCapMinor }
  const commission = isTooSmall ? 0n : sale.commissionMinor
  const adminFee = estimatePayoutFee(money(commission, sale.currency), rule).minor
  const make = (beneficiary: NewPayout['beneficiary'], amountMinor: bigint, estimatedFeeMinor: bigint): NewPayout => ({
    id: idWithin('payout', sale.orderId, beneficiary), saleId: sale.saleId, beneficiary, userId: beneficiary === 'RESELLER' ? sale.userId : null, environment: sale.environment, amountMinor, estimatedFeeMinor, currency: sale.currency, at: now(),
  })
  // The two estimates add up to the sale's payoutFee: the reseller's is what the admin's leaves of it.
  const resellerFee = sale.payoutFeeMinor > adminFee ? sale.payoutFeeMinor - adminFee : 0n
  return [...(commission > 0n ? [make('ADMIN', commission, adminFee)] : []), ...(sale.resellerPayableMinor > 0n ? [make('RESELLER', sale.resellerPayableMinor, resellerFee)] : [])]
}
