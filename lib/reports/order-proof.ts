import { readLedgerLines } from '../cycle/ledger/store'
import { money, toDecimal } from '../foundation/money'
import { orderCalculation } from './order-calculation'
import { readResellerOrder } from './read-reseller-order'

/**
 * The profit proof of an order (product.md 2.6): every line of the profit with its document, and every ledger transaction with its entries and
 * hashes. Each hash is sha256(previous hash | key|kind|order|moment|account=minor,…): anyone can check the chain. `total` is the sum of all
 * entries: zero. Null: no such order of this reseller. Two statements.
 */
export async function orderProof(userId: string, orderId: string): Promise<object | null> {
  const [order, newestFirst] = await Promise.all([readResellerOrder(userId, orderId), readLedgerLines({ orderId, limit: 200 })])
  if (!order) return null
  const transactions = [...newestFirst].reverse()
  const total = transactions.flatMap((each) => each.entries).reduce((sum, entry) => sum + BigInt(entry.amountMinor), 0n)
  const text = (minor: bigint | string) => toDecimal(money(BigInt(minor), order.currency))
  return {
    document: 'profit-proof',
    version: 1,
    order: { id: order.id, status: order.status, currency: order.currency, createdAt: order.createdAt.toISOString(), paidAt: order.paidAt?.toISOString() ?? null },
    documents: {
      paypalOrderId: order.paypalOrderId, captureId: order.captureId, aliexpressOrderIds: order.supplierOrders.map((each) => each.supplierOrderId),
      saleId: order.sale?.id ?? null, commissionId: order.sale?.commissionId ?? null,
      payouts: order.payouts.map(({ id, beneficiary, status, batchId, itemId, transactionId }) => ({ id, beneficiary, status, batchId, itemId, transactionId })),
      refunds: order.refunds.map(({ id, status, paypalRefundId, part }) => ({ id, status, paypalRefundId, ...(part ? { aliexpressOrderId: part } : {}) })),
      cases: order.cases.map(({ paypalDisputeId, status, outcome }) => ({ paypalDisputeId, status, outcome })),
      reversals: order.reversals.map(({ kind, paypalTransactionId }) => ({ kind, paypalTransactionId })),
    },
    profit: orderCalculation(order).map((step) => ({ line: step.line, amount: toDecimal(step.amount), state: step.unsure === null ? 'final' : 'estimated', ...(step.unsure ? { because: step.unsure } : {}), documents: step.documents })),
    ledger: transactions.map((each) => ({
      id: each.transactionId, key: each.businessKey, kind: each.kind, at: each.occurredAt.toISOString(), previousHash: each.prevHash, hash: each.hash,
      entries: each.entries.map((entry) => ({ account: entry.accountId, amount: text(entry.amountMinor), minor: entry.amountMinor, currency: entry.currency })),
    })),
    total: text(total),
  }
}
