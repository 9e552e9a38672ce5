import { now } from '../../foundation/clock'
import { AppError } from '../../foundation/errors'
import { readPatiently, type Reader } from '../../foundation/patient-reader'
import { sha256Hex } from '../../foundation/crypto'
import { readAccountBalances } from './store'
import { countMoneyOrders, findOrderMismatches, findStrayTransactions, findUserMismatches, readChains, readHeadHash, readOrderless, type ChainLine, type Mismatch } from './verify/store'

const PAGE = 2_000
const MOST_LISTED = 200

export interface LedgerDifference {
  /** chain, entries, trial_balance, stray, or the figure that differs: captured, supplierCost, profitSplit, balance … */
  readonly kind: string
  /** Order, user, account currency or business key. */
  readonly subject: string
  readonly expected: string
  readonly found: string
  /** How far apart the two are, in minor units; null where it is not an amount. */
  readonly offMinor: bigint | null
  readonly currency: string | null
}

export interface LedgerReport {
  readonly at: Date
  readonly orders: number
  readonly transactions: number
  readonly entries: number
  readonly accounts: number
  /** Hash of the newest transaction: what a backup report names. */
  readonly headHash: string | null
  readonly differences: readonly LedgerDifference[]
}

/**
 * Recomputes everything that the ledger claims: each order's hash chain, that every transaction and every currency adds up to zero, the stored
 * figures of the users, and order by order that ledger and documents say the same and captured - tax - fee - cost = commission + net + payout fees.
 * Reads only; lists the first 200 differences of a kind.
 */
export function verifyLedger(): Promise<LedgerReport> {
  return readPatiently(verifyWith)
}

async function verifyWith(reader: Reader): Promise<LedgerReport> {
  const chain = await verifyChains(reader)
  const balances = await readAccountBalances(reader)
  const orders = await countMoneyOrders(reader)
  const users = await findUserMismatches(reader)
  const orderMismatches = await findOrderMismatches(reader, MOST_LISTED)
  const strays = await findStrayTransactions(reader, MOST_LISTED)
  const perCurrency = new Map<string, bigint>()
  for (const each of balances) perCurrency.set(each.currency, (perCurrency.get(each.currency) ?? 0n) + each.balanceMinor)
  const trial = [...perCurrency].filter(([, total]) => total !== 0n)
  return {
    at: now(),
    orders,
    transactions: chain.transactions,
    entries: chain.entries,
    accounts: balances.length,
    headHash: await readHeadHash(reader),
    differences: [
      ...chain.differences,
      ...trial.map(([currency, total]): LedgerDifference => ({ kind: 'trial_balance', subject: currency, expected: '0', found: total.toString(), offMinor: total, currency })),
      ...strays.map((key): LedgerDifference => ({ kind: 'stray', subject: key, expected: 'an order', found: 'none', offMinor: null, currency: null })),
      ...[...users, ...orderMismatches].map(mismatchAsDifference),
    ],
  }
}

export function mismatchAsDifference(each: Mismatch): LedgerDifference {
  const [expected, found] = [each.documentMinor ?? 0n, each.ledgerMinor ?? 0n]
  return { kind: each.what, subject: each.subject, expected: expected.toString(), found: found.toString(), offMinor: found - expected, currency: each.currency }
}

interface ChainReport {
  transactions: number
  entries: number
  differences: LedgerDifference[]
}

/** Walks the chains one after the other, each in hand only while it is walked. */
async function verifyChains(reader: Reader): Promise<ChainReport> {
  const report: ChainReport = { transactions: 0, entries: 0, differences: [] }
  for (let before: string | null = null; ;) {
    const page = await readChains(reader, before, PAGE)
    // The last order of a full page may go on: it begins the next one.
    const cut = page.length < PAGE ? undefined : page.at(-1)?.orderId
    const whole = page.filter((line) => line.orderId !== cut)
    if (whole.length === 0 && page.length > 0) throw new AppError('internal', `more than ${PAGE} movements of one order`, { orderId: cut ?? null })
    walk(whole, report)
    if (cut === undefined) break
    before = whole.at(-1)?.orderId ?? null
  }
  walk(await readOrderless(reader), report)
  return report
}

function walk(lines: readonly ChainLine[], report: ChainReport): void {
  let last: ChainLine | undefined
  for (const line of lines) {
    const previous = line.orderId !== null && last?.orderId === line.orderId ? last.hash : ''
    report.differences.push(...differencesOfLine(line, previous).slice(0, MOST_LISTED - report.differences.length))
    report.transactions++
    report.entries += line.entries?.length ?? 0
    last = line
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The text that is hashed, letter by letter as post_to_ledger in the migrations makes it. */
export function canonicalText(line: Pick<ChainLine, 'businessKey' | 'kind' | 'orderId' | 'occurredAt' | 'entries'>): string {
  const entries = [...(line.entries ?? [])]
    .sort((a, b) => byText(a.account, b.account) || (BigInt(a.minor) < BigInt(b.minor) ? -1 : 1))
    .map((entry) => `${entry.account}=${entry.minor}`)
  return [line.businessKey, line.kind, line.orderId ?? '', line.occurredAt.toISOString(), entries.join(',')].join('|')
}

/** What is wrong with one transaction, given the hash of the one before it in its order's chain. */
export function differencesOfLine(line: ChainLine, previous: string): LedgerDifference[] {
  const found: LedgerDifference[] = []
  const about = { subject: line.businessKey, offMinor: null, currency: null }
  if (line.prevHash !== previous) found.push({ ...about, kind: 'chain', expected: previous || 'the first', found: line.prevHash || 'the first' })
  const hash = sha256Hex(`${line.prevHash}|${canonicalText(line)}`)
  if (line.hash !== hash) found.push({ ...about, kind: 'chain', expected: hash, found: line.hash })
  const totals = new Map<string, bigint>()
  for (const entry of line.entries ?? []) totals.set(entry.currency, (totals.get(entry.currency) ?? 0n) + BigInt(entry.minor))
  for (const [currency, total] of totals) if (total !== 0n) found.push({ kind: 'entries', subject: line.businessKey, expected: '0', found: total.toString(), offMinor: total, currency })
  if ((line.entries?.length ?? 0) < 2) found.push({ ...about, kind: 'entries', expected: 'two or more', found: String(line.entries?.length ?? 0) })
  return found
}
