import { recordHold, recordRelease } from '../../cycle/dispute/reversals/record-hold'
import { recordCaseFee, recordReversal } from '../../cycle/dispute/reversals/record-reversal'
import { closeException, closeExceptions, openException } from '../../cycle/order/exceptions/store'
import { followPayout } from '../../cycle/payout/follow-payout'
import { settlePayment } from '../../cycle/payment/settle-payment'
import { recordPartRefund, recordSupplierRefund } from '../../cycle/purchase/called-off/record-refund'
import { sendRefund } from '../../cycle/refund/send-refund'
import { now, nowMs } from '../../foundation/clock'
import { money, toDecimal } from '../../foundation/money'
import { getPaypalBalances } from '../../providers/paypal/get-balances'
import { getPaypalCapture } from '../../providers/paypal/get-capture'
import { listPaypalTransactions, type PaypalMovement } from '../../providers/paypal/list-transactions'
import { explainMovement } from './explain-movement'
import { findBookedCaptures, findKnownPayments, firstOrderAt, readBookFigures, readReconcileState, storeReconcileState, type ReconcileState } from './store'

const CURRENCY = 'USD'
const DAY_MS = 86_400_000
/** PayPal's report may still change for so long (facts/paypal.md 7): this much is compared again every time. */
const OVERLAP_MS = DAY_MS
const LONGEST_MS = 31 * DAY_MS
/** Younger money may still be on its way into our books: an answer in doubt, a charge of the supplier that is asked for next. It is shown at a later look. */
const SHOWN_AFTER_MS = 10 * 60_000

export interface Reconciliation {
  readonly movements: number
  /** Not explained by anything of ours: each is an exception. */
  readonly unknown: number
  /** Healed by this look: booked, followed or settled. */
  readonly healed: number
  /** PayPal's balance less what the books, the owner's own money and the listed exceptions say. */
  readonly unexplainedMinor: bigint
}

/**
 * Compares our books with PayPal's own statement, both ways, and its balance (INV-02, INV-28): a capture that we do not have is settled, money of a
 * supplier is booked, a payout that came back is followed; what nobody of us knows becomes an exception. Reads at PayPal and writes only through the
 * cycle's own functions, so running it twice, or beside the webhooks, changes nothing twice. Errors: those of listPaypalTransactions and getPaypalBalances.
 */
export async function reconcilePaypal(): Promise<Reconciliation | null> {
  const state = (await readReconcileState()) ?? (await takeOpening())
  if (!state) return null
  const from = new Date(Math.max(Date.parse(state.through) - OVERLAP_MS, nowMs() - LONGEST_MS + 60_000))
  const { movements, completeUntil } = await listPaypalTransactions({ from, to: now() })
  let [unknown, healed] = [0, 0]
  const explained: string[] = []
  for (const movement of movements) {
    const end = await compare(movement, movements)
    if (end !== 'unknown') explained.push(movement.id)
    if (end === 'unknown') unknown++
    if (end === 'healed') healed++
  }
  await closeExceptions(['UNKNOWN_MOVEMENT', 'CAPTURE_WITHOUT_PAYMENT'], explained, now())
  await compareBooked(from, completeUntil, movements)
  // The statement tells whole seconds: the last ones may still get lines.
  const unexplainedMinor = await compareBalance(state, movements, new Date(completeUntil.getTime() - 2_000))
  return { movements: movements.length, unknown, healed, unexplainedMinor }
}

/**
 * Before the first order the books are empty and nothing is on its way: what PayPal had then is the owner's own, to the cent. PayPal is asked for the
 * balance of that very moment, also when orders came first. Null: there is no order yet, nothing to compare.
 */
async function takeOpening(): Promise<ReconcileState | null> {
  const first = await firstOrderAt()
  const asOf = first ? new Date(first.getTime() - 1_000) : undefined
  const balances = await getPaypalBalances(asOf)
  // An order may have been made and paid while PayPal answered: its money may be in the figure. The next look asks for the moment before it.
  if (!first && (await firstOrderAt())) return null
  const total = balances.accounts.find((each) => each.currency === CURRENCY)?.total.minor ?? 0n
  const state = { through: (asOf ?? balances.asOf).toISOString(), openingMinor: total.toString(), ownMinor: '0', unexplainedMinor: '0' }
  await storeReconcileState(state)
  return first ? state : null
}

async function compare(movement: PaypalMovement, statement: readonly PaypalMovement[]): Promise<'known' | 'healed' | 'unknown'> {
  const found = await explainMovement(movement, statement)
  switch (found.kind) {
    case 'known':
    case 'own':
    case 'hold':
      return 'known'
    case 'supplier_refund':
      return (await recordSupplierRefund(found.purchaseId, { reference: movement.id, at: movement.at, actor: 'paypal' })) ? 'healed' : 'known'
    case 'part_refund':
      return (await recordPartRefund(found.supplierOrderId, { amount: movement.amount, reference: movement.id, at: movement.at })) ? 'healed' : 'known'
    case 'payout': {
      const isBack = movement.amount.minor > 0n && found.payout.status === 'PAID'
      if (isBack) await followPayout(found.payout.payoutId)
      return isBack ? 'healed' : 'known'
    }
    case 'case_hold':
      return (await recordHold(found.payment, bookable(movement))) ? 'healed' : 'known'
    case 'case_release':
      return (await recordRelease(found.payment, bookable(movement))) ? 'healed' : 'known'
    case 'reversal':
      return (await recordReversal(found.payment, bookable(movement))) ? 'healed' : 'known'
    case 'case_fee':
      return (await recordCaseFee(found.payment, bookable(movement))) ? 'healed' : 'known'
    case 'open_refund':
      await sendRefund(found.refundId)
      return 'healed'
    case 'capture':
      if (found.isBooked) return 'known'
      if (found.payment) await settlePayment(found.payment.paymentId)
      return isBookedNow(movement, found.payment?.orderId ?? null)
    case 'unknown':
      await showMovement('UNKNOWN_MOVEMENT', movement, await orderOf(movement))
      return 'unknown'
  }
}

const bookable = (movement: PaypalMovement) => ({ transactionId: movement.id, amount: money(movement.amount.minor < 0n ? -movement.amount.minor : movement.amount.minor, movement.amount.currency), at: movement.at })

/** The order of a movement that belongs to a payment of ours without being one of its own (a case, a reversal); null: it names none. */
async function orderOf(movement: PaypalMovement): Promise<string | null> {
  if (movement.referenceId === null) return null
  return (await findKnownPayments([movement.referenceId]))[0]?.orderId ?? null
}

/** After it was settled: is it in the books now? If not, a person sees it. */
async function isBookedNow(movement: PaypalMovement, orderId: string | null): Promise<'healed' | 'unknown'> {
  const again = await explainMovement(movement)
  if (again.kind === 'capture' && again.isBooked) return 'healed'
  await showMovement('CAPTURE_WITHOUT_PAYMENT', movement, orderId)
  return 'unknown'
}

async function showMovement(kind: 'UNKNOWN_MOVEMENT' | 'CAPTURE_WITHOUT_PAYMENT', movement: PaypalMovement, orderId: string | null): Promise<void> {
  if (nowMs() - movement.at.getTime() < SHOWN_AFTER_MS) return
  const size = movement.amount.minor < 0n ? -movement.amount.minor : movement.amount.minor
  await openException({
    kind, subject: movement.id, orderId, amount: money(size, movement.amount.currency), at: now(),
    facts: {
      transactionId: movement.id, code: movement.code, amount: toDecimal(movement.amount), currency: movement.amount.currency, at: movement.at.toISOString(), reference: movement.referenceId,
      invoiceId: movement.invoiceId, custom: movement.customField, netMinor: (movement.amount.minor + (movement.fee?.minor ?? 0n)).toString(),
    },
  })
}

/** The other way: what we booked as captured while PayPal's statement does not show it. Its own capture is asked before anybody is told. */
async function compareBooked(from: Date, until: Date, movements: readonly PaypalMovement[]): Promise<void> {
  const seen = new Set(movements.map((each) => each.id))
  for (const payment of await findBookedCaptures(from, until)) {
    if (payment.captureId === null || seen.has(payment.captureId)) continue
    const capture = await getPaypalCapture(payment.captureId)
    if (capture && capture.amount.minor === payment.grossMinor) continue
    await openException({
      kind: 'PAYMENT_WITHOUT_CAPTURE', subject: payment.paymentId, orderId: payment.orderId, amount: money(payment.grossMinor, CURRENCY), at: now(),
      facts: { captureId: payment.captureId, paypalOrderId: payment.paypalOrderId, atPaypal: capture ? toDecimal(capture.amount) : null },
    })
  }
}

/** INV-28: PayPal's balance is the ledger's, plus what the owner had and moved, plus what is listed, give or take what is on its way. */
async function compareBalance(state: ReconcileState, movements: readonly PaypalMovement[], through: Date): Promise<bigint> {
  const balances = await getPaypalBalances()
  const total = balances.accounts.find((each) => each.currency === CURRENCY)?.total.minor ?? 0n
  const books = await readBookFigures(CURRENCY, balances.asOf)
  const before = Date.parse(state.through)
  const isOwn = (each: PaypalMovement) => /^T0[34]/.test(each.code) && each.amount.currency === CURRENCY && each.at.getTime() > before && each.at <= through
  const own = BigInt(state.ownMinor) + movements.filter(isOwn).reduce((sum, each) => sum + each.amount.minor, 0n)
  const opening = BigInt(state.openingMinor)
  const off = total - (books.ledgerMinor + opening + own + books.shownMinor)
  // What is on its way may have left at PayPal already, what nobody has got yet may still be counted there, what we learnt later may have happened before: less
  // or more than here, at most by that.
  const unexplained = off >= -(books.movingMinor + books.lateOutMinor) && off <= books.heldMinor + books.lateInMinor ? 0n : off
  const isSecond = unexplained !== 0n && BigInt(state.unexplainedMinor) === unexplained
  if (unexplained === 0n) await closeException('BALANCE_DIFFERS', CURRENCY, now())
  if (isSecond)
    await openException({
      kind: 'BALANCE_DIFFERS', subject: CURRENCY, amount: money(unexplained < 0n ? -unexplained : unexplained, CURRENCY), at: now(),
      facts: Object.fromEntries(Object.entries({ atPaypal: total, ledger: books.ledgerMinor, before: opening, owner: own, listed: books.shownMinor, onItsWay: books.movingMinor, difference: unexplained }).map(([name, minor]) => [name, toDecimal(money(minor, CURRENCY))])),
    })
  await storeReconcileState({ through: through.toISOString(), openingMinor: opening.toString(), ownMinor: own.toString(), unexplainedMinor: unexplained.toString() })
  return unexplained
}
