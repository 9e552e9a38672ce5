import { now } from '../foundation/clock'
import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import { newId } from '../foundation/ids'
import type { Outcome } from '../foundation/outcome'
import { createSupplierOrder, type CreatedSupplierOrder } from '../providers/aliexpress/create-order'
import { supplierOrderOf } from '../cycle/purchase/execute-purchase'
import { lookAtSupplier, requestOf } from '../cycle/purchase/fulfill-order'
import { sampleOrder } from './sample-order'
import { countDoubtfulPurchases, findSampleGoods, storeFinding } from './store'

export interface DeduplicationProbe {
  readonly confirmed: boolean
  readonly at: Date
  readonly outOrderId: string
  /** Supplier orders that the two calls made: unpaid, they cost nothing and lapse. */
  readonly ids: readonly string[]
  readonly first: string
  readonly second: string
}

const REPEATED = 'REPEATED_ORDER_ERROR'
const said = (outcome: Outcome<CreatedSupplierOrder>): string =>
  outcome.kind === 'done' ? `orders ${outcome.value.orderIds.join(', ')}` : outcome.kind === 'refused' ? `refused: ${outcome.code}` : `no certain answer: ${outcome.evidence.code ?? outcome.reason}`

/**
 * Places one unpaid order twice under one out_order_id and looks whether the supplier made one or two (product.md 2.4). The answer is stored: only where it
 * is "one" may a purchase in doubt be repeated. Errors: wrong_state (no goods to try with, or a purchase is in doubt now), provider_refused (the
 * supplier's answers prove nothing: nothing is stored).
 */
export async function probeDeduplication(): Promise<DeduplicationProbe> {
  const { storedEnvironment } = env()
  // An unpaid order of ours would look like the lost one.
  if ((await countDoubtfulPurchases(storedEnvironment)) > 0) throw new AppError('wrong_state', 'a purchase is in doubt now: probe when it is settled')
  const goods = await findSampleGoods(storedEnvironment)
  if (!goods) throw new AppError('wrong_state', 'no published product of a connected reseller to try with')
  const order = sampleOrder(goods, storedEnvironment)
  const looked = await lookAtSupplier(order)
  if ('reason' in looked) throw new AppError('provider_refused', `the supplier cannot deliver the sample: ${looked.reason}`)
  const outOrderId = `probe_${newId('decision').slice(4)}`
  const input = await supplierOrderOf(requestOf(outOrderId, order, looked.quote), looked.connection, false)

  const first = await createSupplierOrder(input)
  if (first.kind !== 'done') throw new AppError('provider_refused', `the first order was not made: ${said(first)}`, { code: first.evidence.code ?? null })
  const second = await createSupplierOrder(input)
  const ids = [...new Set([...first.value.orderIds, ...(second.kind === 'done' ? second.value.orderIds : [])])].sort()
  const confirmed = second.kind === 'done' ? ids.length === first.value.orderIds.length : isRepeatNamed(second)
  if (second.kind !== 'done' && !confirmed) throw new AppError('provider_refused', `the repeat proves nothing: ${said(second)}`, { code: second.evidence.code ?? null })
  const at = now()
  await storeFinding('supplier_deduplication', storedEnvironment, { confirmed, at: at.toISOString(), ids, code: second.kind === 'done' ? null : REPEATED })
  return { confirmed, at, outOrderId, ids, first: said(first), second: said(second) }
}

const isRepeatNamed = (outcome: Exclude<Outcome<CreatedSupplierOrder>, { kind: 'done' }>) => (outcome.evidence.code ?? '').includes(REPEATED)
