import type { Tx } from '../../../foundation/db'
import { money, toDecimal, type Money } from '../../../foundation/money'
import { closeException, openException } from '../../order/exceptions/store'
import type { PurchaseRow } from '../store'
import { findEarlyRefunds, setRefundDue } from './store'

type Owed = Pick<PurchaseRow, 'purchaseId' | 'orderId' | 'userId' | 'fundedFrom' | 'supplierOrderIds'>

/**
 * What the supplier owes for a purchase that it called off, less what of it had come back before anybody knew: that money was nobody's until now. What came
 * beyond the cost stays for a person. In the transaction that calls the purchase off.
 */
export async function awaitRefund(tx: Tx, purchase: Owed, cost: Money, at: Date): Promise<void> {
  let owed = cost.minor
  for (const early of await findEarlyRefunds(tx, purchase.purchaseId)) {
    const more = early.amountMinor - owed
    if (more <= 0n) await closeException('SUPPLIER_PART_REFUNDED', early.supplierOrderId, at, tx)
    else await showUnowned(tx, purchase, { supplierOrderId: early.supplierOrderId, amount: money(more, cost.currency), at })
    owed = more < 0n ? -more : 0n
  }
  await showOwed(tx, purchase, money(owed, cost.currency), at)
}

/** What is still awaited for a called-off purchase stands in its row and among the exceptions; nothing: neither. */
export async function showOwed(tx: Tx, purchase: Owed, owed: Money, at: Date): Promise<void> {
  await setRefundDue(tx, purchase.purchaseId, owed.minor > 0n ? owed.minor : null)
  if (owed.minor <= 0n) return closeException('SUPPLIER_REFUND_DUE', purchase.purchaseId, at, tx)
  await openException({
    kind: 'SUPPLIER_REFUND_DUE', subject: purchase.purchaseId, orderId: purchase.orderId, userId: purchase.userId, amount: owed, at,
    facts: { aliexpressOrderIds: purchase.supplierOrderIds.join(', '), fundedFrom: purchase.fundedFrom, amount: toDecimal(owed), currency: owed.currency },
  }, tx)
}

/** Money of the supplier that is booked and belongs to nobody yet. */
export async function showUnowned(tx: Tx, owner: Pick<Owed, 'orderId' | 'userId'>, back: { readonly supplierOrderId: string; readonly amount: Money; readonly at: Date; readonly reference?: string }): Promise<void> {
  const { supplierOrderId, amount, at, reference } = back
  await openException({
    kind: 'SUPPLIER_PART_REFUNDED', subject: supplierOrderId, orderId: owner.orderId, userId: owner.userId, amount, at,
    facts: { aliexpressOrderIds: supplierOrderId, amount: toDecimal(amount), currency: amount.currency, ...(reference === undefined ? {} : { reference }) },
  }, tx)
}
