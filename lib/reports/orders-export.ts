import { toDecimal } from '../foundation/money'
import { listResellerOrders, type OrderListItem, type OrderListQuery } from './list-reseller-orders'
import { orderTracks } from './order-tracks'

const PAGE = 500
const MOST = 20_000

/** One order of an export: flat, amounts as decimal text beside one currency. */
export interface ExportedOrder {
  readonly order: string
  readonly created: string
  readonly status: string
  readonly money: string
  readonly goods: string
  readonly reason: string
  readonly shopper: string
  readonly country: string
  readonly items: string
  readonly currency: string
  readonly paid: string
  readonly supplierCost: string
  readonly supplierCostState: 'final' | 'estimated'
  readonly profit: string
  readonly profitState: 'final' | 'estimated' | ''
  readonly captureId: string
  readonly aliexpressOrderId: string
}

/** All orders of a tab or a search, page by page; at most 20,000. */
export async function exportOrders(userId: string, query: Omit<OrderListQuery, 'after' | 'limit'>): Promise<ExportedOrder[]> {
  const all: ExportedOrder[] = []
  let after: string | undefined
  do {
    const page = await listResellerOrders(userId, { ...query, limit: PAGE, ...(after ? { after } : {}) })
    all.push(...page.items.map(flat))
    after = page.next ?? undefined
  } while (after && all.length < MOST)
  return all
}

function flat(item: OrderListItem): ExportedOrder {
  const tracks = orderTracks(item)
  return {
    order: item.id, created: item.createdAt.toISOString(), status: item.status, money: tracks.money, goods: tracks.goods ?? '', reason: item.failureReason ?? '', shopper: item.shopper, country: item.country,
    items: item.lines.map((line) => `${line.quantity} x ${line.titleEn}${line.variantEn ? ` (${line.variantEn})` : ''}`).join('; '), currency: item.total.currency, paid: toDecimal(item.total),
    supplierCost: toDecimal(item.costNow ?? item.costAtSale), supplierCostState: item.isCostFinal ? 'final' : 'estimated', profit: item.profit ? toDecimal(item.profit) : '',
    profitState: item.profit ? (item.isProfitFinal ? 'final' : 'estimated') : '', captureId: item.captureId ?? '', aliexpressOrderId: item.aliexpressOrderId ?? '',
  }
}

/** A spreadsheet takes a text that begins with one of these for a formula: it is made plain text (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(value)
  const safe = !isNumber && FORMULA.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Comma-separated values (RFC 4180) with a header line. */
export function toCsv(rows: readonly object[], columns: readonly string[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(String(Reflect.get(row, column) ?? ''))).join(','))
  return [columns.join(','), ...lines].join('\r\n') + '\r\n'
}
