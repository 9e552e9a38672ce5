import { findRefundsDue } from '../../cycle/purchase/called-off/store'
import { findPaymentOfCapture, type DisputedPayment } from '../../cycle/dispute/store'
import type { PaypalMovement } from '../../providers/paypal/list-transactions'
import { findChargesOf, findKnownPayments, findKnownPayouts, findKnownRefunds, findKnownSupplierOrders, findOpenRefunds, type KnownPayment, type KnownPayout } from './store'

/** What a movement at PayPal is to our books. */
export type Explanation =
  | { readonly kind: 'known' }
  /** The owner's own money in or out, or a hold of the whole account that PayPal makes and releases by itself. */
  | { readonly kind: 'own' | 'hold' }
  /** Of a payment of ours: put aside for a case, available again, taken back, or PayPal's fee for it. */
  | { readonly kind: 'case_hold' | 'case_release' | 'reversal' | 'case_fee'; readonly payment: DisputedPayment }
  | { readonly kind: 'capture'; readonly payment: KnownPayment | null; readonly isBooked: boolean }
  | { readonly kind: 'supplier_refund'; readonly purchaseId: string }
  | { readonly kind: 'part_refund'; readonly supplierOrderId: string }
  | { readonly kind: 'payout'; readonly payout: KnownPayout }
  | { readonly kind: 'open_refund'; readonly refundId: string }
  | { readonly kind: 'unknown' }

const OWN = /^T0[34]/ // deposits and withdrawals (facts/paypal.md 4.5, 7)
const HOLD = /^T(15\d\d|1105|1110|1111|2\d\d\d)$/
const CASE = [[/^T1110$/, 'case_hold'], [/^T1111$/, 'case_release'], [/^T(1106|1201)$/, 'reversal'], [/^T01(06|14)$/, 'case_fee']] as const
const NOTE_OF_FEE = new Set(['T0104', 'T1900'])
const DAY_MS = 86_400_000
const BOOKED = new Set(['COMPLETED', 'REFUNDED', 'MISMATCH'])

const ownWords = (movement: PaypalMovement) => [movement.id, movement.referenceId, movement.invoiceId, movement.customField].filter((each) => each !== null)
const numbersIn = (movement: PaypalMovement) => ownWords(movement).flatMap((each) => each.match(/\d{10,20}/g) ?? [])

/** A line of a fee names only the movement that it was taken for: what that one says of itself counts for both (its own answer may not be here yet). */
function wordsIn(movement: PaypalMovement, statement: readonly PaypalMovement[]): string[] {
  const parent = NOTE_OF_FEE.has(movement.code) ? statement.find((each) => each.id === movement.referenceId && each !== movement) : undefined
  return [...ownWords(movement), ...(parent ? ownWords(parent) : [])]
}

/** Finds out what one movement of a statement is, by the numbers in it; by amount and time only for the supplier, and only where exactly one fits. */
export async function explainMovement(movement: PaypalMovement, statement: readonly PaypalMovement[] = []): Promise<Explanation> {
  if (OWN.test(movement.code)) return { kind: 'own' }
  const ofCase = await explainCase(movement)
  if (ofCase) return ofCase
  if (HOLD.test(movement.code)) return { kind: 'hold' }
  const ids = wordsIn(movement, statement)
  const [payout] = await findKnownPayouts(ids)
  if (payout) return { kind: 'payout', payout }
  return movement.amount.minor > 0n ? explainIncome(movement, ids) : explainOutflow(movement, ids)
}

/** What belongs to a case names the capture: its hold and release, what was taken back (by PayPal or a bank), its fee. */
async function explainCase(movement: PaypalMovement): Promise<Explanation | null> {
  const kind = CASE.find(([pattern]) => pattern.test(movement.code))?.[1]
  if (kind === undefined || movement.referenceId === null) return null
  if ((kind === 'case_release') !== movement.amount.minor > 0n) return null
  const payment = await findPaymentOfCapture([movement.referenceId])
  if (!payment || payment.currency !== movement.amount.currency) return null
  return { kind, payment }
}

async function explainIncome(movement: PaypalMovement, ids: readonly string[]): Promise<Explanation> {
  if (movement.code.startsWith('T00')) {
    const payments = await findKnownPayments(ids)
    const payment = payments.find((each) => each.captureId === movement.id) ?? payments[0] ?? null
    return { kind: 'capture', payment, isBooked: payment !== null && payment.captureId === movement.id && BOOKED.has(payment.status) && payment.grossMinor === movement.amount.minor }
  }
  if (NOTE_OF_FEE.has(movement.code) && (await findKnownRefunds(ids)).length > 0) return { kind: 'known' }
  const due = (await findRefundsDue()).filter((each) => each.amountMinor === movement.amount.minor && each.currency === movement.amount.currency)
  const named = due.find((each) => each.supplierOrderIds.some((id) => numbersIn(movement).includes(id)))
  const only = due.length === 1 && due[0] !== undefined && due[0].calledOffAt.getTime() <= movement.at.getTime() + DAY_MS && numbersIn(movement).length === 0 ? due[0] : undefined
  const found = named ?? only
  if (found) return { kind: 'supplier_refund', purchaseId: found.purchaseId }
  const [charge] = await findKnownSupplierOrders(numbersIn(movement))
  return charge ? { kind: 'part_refund', supplierOrderId: charge.supplierOrderId } : { kind: 'unknown' }
}

async function explainOutflow(movement: PaypalMovement, ids: readonly string[]): Promise<Explanation> {
  if ((await findKnownRefunds(ids)).length > 0) return { kind: 'known' }
  const open = (await findOpenRefunds()).find((each) => ids.includes(each.refundId))
  if (open) return { kind: 'open_refund', refundId: open.refundId }
  if ((await findKnownSupplierOrders(numbersIn(movement))).length > 0) return { kind: 'known' }
  const isCharge = movement.code.startsWith('T00') && numbersIn(movement).length === 0
  const charges = isCharge ? await findChargesOf(-movement.amount.minor, new Date(movement.at.getTime() - DAY_MS), new Date(movement.at.getTime() + DAY_MS)) : []
  return charges.length > 0 ? { kind: 'known' } : { kind: 'unknown' }
}
