import { z } from 'zod'
import type { Evidence, Proof } from './store'

/** The nine rows of product.md 2.10, and the probe that a repeat of a doubtful purchase depends on. */
export const READINESS_ROWS = [
  'OAUTH', 'PLACEORDER', 'ORDER', 'SALE', 'PAYOUT', 'PROFIT', 'AUTONOMOUS EXECUTION', 'SYSTEM GENERATING REAL PROFIT', 'FINAL PRODUCTION STATUS', 'SUPPLIER DEDUPLICATION',
] as const
export type ReadinessName = (typeof READINESS_ROWS)[number]
export type ReadinessStatus = 'CONFIRMED' | 'FAILED' | 'BLOCKED'

export interface ReadinessRow {
  readonly name: ReadinessName
  readonly status: ReadinessStatus
  /** Proved against the sandbox on this machine: reads "CONFIRMED (local)". */
  readonly isLocal: boolean
  readonly at: Date | null
  /** The records it rests on. */
  readonly ids: Readonly<Record<string, string>>
  /** Key of the text that says why (messages: admin.readiness.reasons). */
  readonly reason: string
  /** Key of the text of the next step (admin.readiness.next); null where nothing is left to do. */
  readonly next: string | null
  /** Whether FINAL PRODUCTION STATUS depends on it. */
  readonly isRequired: boolean
}

export const FindingSchema = z.object({ confirmed: z.boolean(), at: z.iso.datetime({ offset: true }), ids: z.array(z.string()).default([]), code: z.string().nullable().default(null) })

export interface Context {
  readonly at: Date
  readonly place: 'local' | 'paypal_sandbox' | 'production'
  /** The ledger of the profit's order, recomputed: true where it agrees with its documents. */
  readonly ledgerAgrees: boolean
  readonly oauthCheck: unknown
  readonly deduplication: unknown
}

type Part = Pick<ReadinessRow, 'status' | 'at' | 'ids' | 'reason' | 'next'>

const confirmed = (proof: Proof, reason: string): Part => ({ status: 'CONFIRMED', at: proof.at, ids: proof.ids, reason, next: null })
const failed = (proof: Proof, reason: string, next: string): Part => ({ status: 'FAILED', at: proof.at, ids: proof.ids, reason, next })
const blocked = (reason: string, next: string): Part => ({ status: 'BLOCKED', at: null, ids: {}, reason, next })

/** From records to words; no setting alone confirms anything (product.md 2.10). Pure. */
export function readinessRows(evidence: Evidence, context: Context): ReadinessRow[] {
  const parts: [ReadinessName, Part][] = [
    ['OAUTH', oauth(evidence, context)],
    ['PLACEORDER', placeOrder(evidence)],
    ['ORDER', order(evidence)],
    ['SALE', evidence.sale ? confirmed(evidence.sale, 'sale_recorded') : evidence.order ? blocked('sale_waits', 'wait_for_supplier_payment') : blocked('no_order', 'make_a_sale')],
    ['PAYOUT', payout(evidence)],
    ['PROFIT', profit(evidence, context)],
    ['AUTONOMOUS EXECUTION', autonomous(evidence)],
    ['SYSTEM GENERATING REAL PROFIT', evidence.realProfit ? confirmed(evidence.realProfit, 'real_profit') : blocked('no_real_profit', 'confirm_above')],
  ]
  const isLocal = context.place !== 'production'
  const rows = parts.map(([name, part]): ReadinessRow => ({ name, ...part, isLocal, isRequired: true }))
  return [...rows, { name: 'FINAL PRODUCTION STATUS', ...finalStatus(rows, context), isLocal, isRequired: true }, { name: 'SUPPLIER DEDUPLICATION', ...deduplication(context), isLocal, isRequired: false }]
}

function oauth({ connection }: Evidence, { oauthCheck, at }: Context): Part {
  if (!connection) return blocked('not_connected', 'connect')
  const ids = { credential: connection.credentialId, ...(connection.account ? { account: connection.account } : {}) }
  const check = FindingSchema.safeParse(oauthCheck).data
  const checkedAt = check ? new Date(check.at) : null
  const isOver = connection.refreshTokenExpiresAt !== null && connection.refreshTokenExpiresAt <= at
  if (connection.status !== 'CONNECTED' || isOver) return failed({ at: checkedAt ?? at, ids }, 'connection_ended', 'reconnect')
  if (check && checkedAt && !check.confirmed && (connection.usedAt === null || connection.usedAt < checkedAt)) return failed({ at: checkedAt, ids: { ...ids, ...(check.code ? { code: check.code } : {}) } }, 'token_refused', 'reconnect')
  const provedAt = check?.confirmed && checkedAt && (connection.usedAt === null || checkedAt > connection.usedAt) ? checkedAt : connection.usedAt
  if (provedAt === null) return { ...blocked('never_used', 'verify_oauth'), ids }
  return confirmed({ at: provedAt, ids }, 'token_works')
}

function placeOrder({ purchase, failedPurchase, hasPurchases, hasPaidOrders }: Evidence): Part {
  if (purchase) return confirmed(purchase, 'purchase_made')
  if (failedPurchase) return failed(failedPurchase, 'purchase_refused', 'look_at_order')
  return hasPurchases || hasPaidOrders ? blocked('purchase_waits', 'look_at_orders') : blocked('no_paid_order', 'make_a_sale')
}

function order({ order: found, stoppedOrder, hasPaidOrders }: Evidence): Part {
  if (found) return confirmed(found, 'order_bought')
  if (stoppedOrder) return failed(stoppedOrder, 'order_stopped', 'look_at_order')
  return hasPaidOrders ? blocked('purchase_waits', 'look_at_orders') : blocked('no_paid_order', 'make_a_sale')
}

function payout({ payout: paid, failedPayout, hasPayouts, sale }: Evidence): Part {
  if (paid) return confirmed(paid, 'payout_paid')
  if (failedPayout) return failed(failedPayout, 'payout_failed', 'look_at_payouts')
  if (hasPayouts) return blocked('payout_on_its_way', 'look_at_payouts')
  return sale ? blocked('payout_not_opened', 'look_at_payouts') : blocked('no_sale', 'make_a_sale')
}

function profit({ profit: found, loss }: Evidence, { ledgerAgrees }: Context): Part {
  if (found) return ledgerAgrees ? confirmed(found, 'profit_in_ledger') : failed(found, 'ledger_differs', 'verify_ledger')
  return loss ? failed(loss, 'only_losses', 'check_prices') : blocked('no_sale', 'make_a_sale')
}

function autonomous({ autonomous: found, attended }: Evidence): Part {
  if (found) return confirmed(found, 'nobody_touched_it')
  return attended ? failed(attended, 'person_needed', 'confirm_automatically') : blocked('no_paid_out_order', 'make_a_sale')
}

/** CONFIRMED without a qualification only by production records: real PayPal, real AliExpress. */
function finalStatus(rows: readonly ReadinessRow[], { place }: Context): Part {
  const open = rows.find((row) => row.status === 'FAILED') ?? rows.find((row) => row.status === 'BLOCKED')
  if (open) return { status: open.status === 'FAILED' ? 'FAILED' : 'BLOCKED', at: null, ids: { row: open.name }, reason: 'row_open', next: 'confirm_above' }
  const newest = rows.reduce<Date | null>((latest, row) => (row.at && (!latest || row.at > latest) ? row.at : latest), null)
  const reason = place === 'production' ? 'all_in_production' : place === 'local' ? 'all_local' : 'all_in_paypal_sandbox'
  return { status: 'CONFIRMED', at: newest, ids: rows.at(-1)?.ids ?? {}, reason, next: place === 'production' ? null : 'go_to_production' }
}

function deduplication({ deduplication: stored }: Context): Part {
  const finding = FindingSchema.safeParse(stored).data
  if (!finding) return blocked('not_probed', 'probe_deduplication')
  const proof: Proof = { at: new Date(finding.at), ids: Object.fromEntries(finding.ids.length > 0 ? [['aliexpress', finding.ids.join(',')]] : []) }
  return finding.confirmed ? confirmed(proof, 'one_order_made') : failed(proof, 'two_orders_made', 'decide_by_hand')
}

/** How a status reads. */
export function statusText(row: Pick<ReadinessRow, 'status' | 'isLocal'>, place: Context['place']): string {
  if (row.status !== 'CONFIRMED' || !row.isLocal) return row.status
  return place === 'paypal_sandbox' ? 'CONFIRMED (PayPal sandbox)' : 'CONFIRMED (local)'
}
