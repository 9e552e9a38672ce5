import { inTransaction, isUniqueViolation } from '../../../foundation/db'
import { money, type Money } from '../../../foundation/money'
import { account } from '../../ledger/accounts'
import { post, transfer } from '../../ledger/post'
import { lockOrder } from '../../order/store'
import type { DisputedPayment } from '../store'
import { hasEndedCaseSince, readHeld, readTakenUnheld } from './store'

interface SeenHold {
  readonly transactionId: string
  readonly amount: Money
  readonly at: Date
}

/**
 * PayPal's statement says that money of a payment was put aside: still ours, but not ours to spend. A hold whose case is over by now was released or taken
 * already, and is not booked any more; nor is what PayPal took out of it meanwhile, where the taking was booked first. Returns false where there is nothing to book.
 */
export async function recordHold(payment: DisputedPayment, seen: SeenHold): Promise<boolean> {
  if (await hasEndedCaseSince(payment.paymentId, seen.at)) return false
  return once(payment, `case_hold:${seen.transactionId}`, 'case_hold', seen)
}

/** The other way; never more than was held then by our books, because what PayPal took out of it is not released. */
export async function recordRelease(payment: DisputedPayment, seen: SeenHold): Promise<boolean> {
  return once(payment, `case_release:${seen.transactionId}`, 'case_release', seen)
}

async function once(payment: DisputedPayment, businessKey: string, kind: 'case_hold' | 'case_release', seen: SeenHold): Promise<boolean> {
  const { currency } = seen.amount
  const [balance, held] = [account('paypal_balance', currency), account('paypal_held', currency)]
  try {
    return await inTransaction(async (tx) => {
      await lockOrder(tx, payment.orderId)
      const left = kind === 'case_hold' ? seen.amount.minor - (await readTakenUnheld(tx, payment.orderId, seen.at)) : await readHeld(tx, payment.orderId, seen.at)
      const minor = left < seen.amount.minor ? left : seen.amount.minor
      if (minor <= 0n) return false
      const legs = kind === 'case_hold' ? transfer(balance, held, money(minor, currency)) : transfer(held, balance, money(minor, currency))
      await post(tx, [{ businessKey, kind, orderId: payment.orderId, userId: payment.userId, at: seen.at, legs }])
      return true
    })
  } catch (error) {
    if (isUniqueViolation(error)) return false // booked at an earlier look
    throw error
  }
}
