import { env } from '../../foundation/env'
import { toDecimal, money, type Money } from '../../foundation/money'
import { ADMIN_ORDER_TABS, listOrders } from './list-orders'
import { listPayouts, PAYOUT_TABS } from './list-payouts'
import { listResellers, RESELLER_FILTERS } from './list-resellers'
import { readLedgerPage } from './read-ledger'
import { PROFIT_PERIODS, readProfit } from './read-profit'

export const EXPORT_LISTS = ['orders', 'payouts', 'profit', 'ledger', 'resellers'] as const
export type ExportList = (typeof EXPORT_LISTS)[number]

type Cell = string | number | null
/** Flat rows with amounts as decimal text beside one currency, and the order of the columns. */
export interface ExportedList {
  readonly rows: readonly Readonly<Record<string, Cell>>[]
  readonly columns: readonly string[]
}

interface ExportQuery { readonly show?: string | undefined; readonly words?: string | undefined; readonly days?: string | undefined }

const AT_ONCE = 500
const MOST = 20_000
const time = (at: Date | null): string | null => at?.toISOString() ?? null
const text = (amount: Money | null): string | null => amount && toDecimal(amount)
const pick = <T extends string>(values: readonly T[], value: string | undefined): T | undefined => values.find((each) => each === value)

/** A list of the administration as a file: the same rows as its page with the same filter, at most 20,000. */
export async function exportList(list: ExportList, query: ExportQuery): Promise<ExportedList> {
  const rows = await ROWS[list](query)
  return { rows, columns: Object.keys(rows[0] ?? {}) }
}

type Rows = Record<string, Cell>[]

async function all<T>(page: (after: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>, shape: (item: T) => Record<string, Cell>): Promise<Rows> {
  const rows: Rows = []
  let after: string | undefined
  do {
    const { items, next } = await page(after)
    rows.push(...items.map(shape))
    after = next ?? undefined
  } while (after && rows.length < MOST)
  return rows
}

const ROWS: Record<ExportList, (query: ExportQuery) => Promise<Rows>> = {
  orders: ({ show, words }) => all((after) => listOrders({ tab: pick(ADMIN_ORDER_TABS, show), words, after, limit: AT_ONCE }), (order) => ({
    order: order.id, created: time(order.createdAt), status: order.status, reason: order.failureReason, nextAttempt: time(order.nextAttemptAt), shopper: order.shopper, country: order.country, reseller: order.reseller, shop: order.shopName,
    currency: order.total.currency, total: text(order.total), netProfit: text(order.profit), sale: order.saleStatus, captureId: order.captureId, aliexpressOrderId: order.aliexpressOrderId,
  })),
  payouts: ({ show }) => all((after) => listPayouts(pick(PAYOUT_TABS, show), after, AT_ONCE), (payout) => ({
    payout: payout.id, created: time(payout.createdAt), order: payout.orderId, sale: payout.saleId, beneficiary: payout.beneficiary, name: payout.beneficiary === 'ADMIN' ? null : payout.name, receiver: payout.receiver, status: payout.status, why: payout.whyNot,
    failure: payout.failureReason, currency: payout.amount.currency, amount: text(payout.amount), fee: text(payout.fee), feeState: payout.isFeeFinal ? 'final' : 'estimated', sent: time(payout.sentAt), paid: time(payout.paidAt), batchId: payout.batchId, itemId: payout.itemId, transactionId: payout.transactionId,
  })),
  profit: async ({ days }) => {
    const view = await readProfit(PROFIT_PERIODS.find((each) => String(each) === days) ?? 30)
    const line = (per: string) => (each: (typeof view.byDay)[number]): Record<string, Cell> => ({
      per, key: each.key, name: each.name, sales: each.sales, losses: each.losses, currency: each.net.currency, revenue: text(each.revenue), tax: text(each.tax), supplierCost: text(each.supplierCost), paymentFee: text(each.paymentFee),
      grossProfit: text(each.gross), commission: text(each.commission), payoutFee: text(each.payoutFee), netProfit: text(each.net),
    })
    return [...view.byDay.map(line('day')), ...view.byReseller.map(line('reseller'))]
  },
  ledger: async ({ words }) => {
    const lines = await all(async (before) => { const { lines: items, next } = await readLedgerPage({ order: words, before, limit: AT_ONCE }); return { items, next } }, (line) => ({ line: JSON.stringify(line.entries), ...headOf(line) }))
    return lines.flatMap(({ line, ...head }) => (JSON.parse(String(line)) as { accountId: string; amountMinor: string; currency: string }[]).map((entry) => ({ ...head, account: entry.accountId, currency: entry.currency, amount: toDecimal(money(BigInt(entry.amountMinor), entry.currency)) })))
  },
  resellers: ({ show, words }) => all((after) => listResellers({ filter: pick(RESELLER_FILTERS, show), words, after, limit: AT_ONCE }, env().storedEnvironment), (each) => ({
    reseller: each.id, name: each.name, email: each.email, status: each.status, shop: each.shopName, aliexpress: each.connection, payoutEmail: each.payoutEmail, products: each.products, orders: each.orders, stopped: each.stopped, currency: each.sold.currency,
    sold: text(each.sold), earned: text(each.earned), owed: text(each.balance), since: time(each.createdAt),
  })),
}

const headOf = (line: { transactionId: string; businessKey: string; kind: string; orderId: string | null; occurredAt: Date; prevHash: string; hash: string }): Record<string, Cell> => ({
  transaction: line.transactionId, key: line.businessKey, kind: line.kind, order: line.orderId, at: time(line.occurredAt), prevHash: line.prevHash, hash: line.hash,
})
