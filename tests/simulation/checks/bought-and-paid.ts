import type { OrderRow as SupplierOrder } from '@/sandbox/aliexpress/rows'
import type { Effect } from '@/sandbox/foundation/create-effects'
import type { Capture } from '@/sandbox/paypal/records'
import type { ThirdParties } from '../world/third-parties'

/** Our order's number in the supplier's (purchase ids are made of order ids). */
const orderOf = (outOrderId: string) => outOrderId.replace(/^pur_/, 'ord_')

/**
 * What must be true between the two third parties at the very moment of an effect, whatever our own rows say: something is bought only with money that
 * was captured and is still here, and money is given back only for what was not bought. Null, or what is wrong.
 */
export function judgeEffect(parties: ThirdParties, effect: Effect, isBalanceKnown: boolean): string | null {
  if (effect.effect === 'order') return judgePurchase(parties, effect.facts.outOrderId ?? '') ?? (isBalanceKnown ? judgeMoney(parties, effect) : null)
  if (effect.effect === 'refund') return judgeRefund(parties, effect.facts.captureId ?? '')
  return null
}

function judgePurchase(parties: ThirdParties, outOrderId: string): string | null {
  const orderId = orderOf(outOrderId)
  const captures = [...parties.table<Capture>('paypal', 'captures').values()].filter((capture) => capture.customId === orderId)
  return captures.some((capture) => capture.status === 'COMPLETED') ? null : `${outOrderId} was bought while PayPal said ${captures.map((capture) => capture.status).join(', ') || 'nothing'} of its payment`
}

/** The supplier may add a tax that no quote names (scenario.ts: at most 9 %): beyond it, what is bought must be payable from what PayPal really has. */
function judgeMoney(parties: ThirdParties, { id, amount }: Effect): string | null {
  const cost = BigInt((amount ?? '0').replace('.', ''))
  const balance = parties.balanceMinor()
  return (cost * 100n) / 109n <= balance ? null : `${id} was bought for ${cost} cents with ${balance} at PayPal`
}

function judgeRefund(parties: ThirdParties, captureId: string): string | null {
  const customId = parties.table<Capture>('paypal', 'captures').get(captureId)?.customId
  const bought = [...parties.table<SupplierOrder>('aliexpress', 'orders').values()].find((order) => orderOf(order.outOrderId) === customId && order.endReason === null)
  return bought ? `${customId} was given back while the supplier has ${bought.orderId} (${bought.status})` : null
}
