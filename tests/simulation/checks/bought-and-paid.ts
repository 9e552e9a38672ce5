import type { OrderRow as SupplierOrder } from '@/sandbox/aliexpress/rows'
import type { Effect } from '@/sandbox/foundation/create-effects'
import type { Movement } from '@/sandbox/paypal/money/create-books'
import type { Capture, Refund } from '@/sandbox/paypal/records'
import type { ThirdParties } from '../world/third-parties'

/** Our order's number in the supplier's (purchase ids are made of order ids). */
const orderOf = (outOrderId: string) => outOrderId.replace(/^pur_/, 'ord_')

/**
 * What must be true between the two third parties at the very moment of an effect, whatever our own rows say: something is bought only with money that
 * was captured and is still here, and money is given back only for what was not bought or will not come. Null, or what is wrong.
 */
export function judgeEffect(parties: ThirdParties, effect: Effect, isBalanceKnown: boolean): string | null {
  if (effect.effect === 'order') return judgePurchase(parties, effect) ?? (isBalanceKnown ? judgeMoney(parties, effect) : null)
  if (effect.effect === 'refund') return judgeRefund(parties, effect)
  return null
}

/** PayPal may take a payment back in the minutes in which it is being bought for: before that it was asked, or the money had just come (guard-payment.ts). */
const TAKEN_BACK_LATELY_MS = 6 * 60_000

function judgePurchase(parties: ThirdParties, { at, facts }: Effect): string | null {
  const outOrderId = facts.outOrderId ?? ''
  const orderId = orderOf(outOrderId)
  const captures = [...parties.table<Capture>('paypal', 'captures').values()].filter((capture) => capture.customId === orderId)
  const isHere = captures.some((capture) => capture.status === 'COMPLETED' || isTakenBackLately(parties, capture.id, Date.parse(at)))
  return isHere ? null : `${outOrderId} was bought while PayPal said ${captures.map((capture) => capture.status).join(', ') || 'nothing'} of its payment`
}

function isTakenBackLately(parties: ThirdParties, captureId: string, atMs: number): boolean {
  const taken = [...parties.table<Effect>('paypal', 'effects').values()].find((each) => each.effect === 'capture-reversed' && each.facts.captureId === captureId)
  return taken !== undefined && atMs - Date.parse(taken.at) < TAKEN_BACK_LATELY_MS
}

/** The supplier may add a tax that no quote names (scenario.ts: at most 9 %): beyond it, what is bought must be payable from what PayPal really has. */
function judgeMoney(parties: ThirdParties, { id, amount }: Effect): string | null {
  const cost = BigInt((amount ?? '0').replace('.', ''))
  const isCharged = [...parties.table<Movement>('paypal', 'movements').values()].some((line) => line.customField === `aliexpress-${id}` || line.referenceId === `aliexpress-${id}`)
  if (isCharged) return null // in the same step: there was enough
  const balance = parties.balanceMinor()
  return (cost * 100n) / 109n <= balance ? null : `${id} was bought for ${cost} cents with ${balance} at PayPal`
}

/** While something of an order still comes, at most one refund per supplier order that has ended, and never all of the money. */
function judgeRefund(parties: ThirdParties, { facts }: Effect): string | null {
  const capture = parties.table<Capture>('paypal', 'captures').get(facts.captureId ?? '')
  const made = [...parties.table<SupplierOrder>('aliexpress', 'orders').values()].filter((order) => orderOf(order.outOrderId) === capture?.customId)
  const bought = made.find((order) => order.endReason === null)
  if (!bought || !capture) return null
  const given = [...parties.table<Refund>('paypal', 'refunds').values()].filter((refund) => refund.captureId === capture.id && refund.status !== 'FAILED')
  const isPart = given.length <= made.filter((order) => order.endReason !== null).length && given.reduce((sum, refund) => sum + refund.amount.minor, 0) < capture.amount.minor
  return isPart ? null : `${capture.customId ?? ''} was given back while the supplier has ${bought.orderId} (${bought.status})`
}
