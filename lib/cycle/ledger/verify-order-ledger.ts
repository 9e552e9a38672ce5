import { prisma } from '../../foundation/db'
import { differencesOfLine, mismatchAsDifference, type LedgerDifference } from './verify-ledger'
import { findOrderMismatches, readChainOfOrder } from './verify/store'

/** The same as verifyLedger for one order: its chain, its sums, and that ledger and documents say the same. */
export async function verifyOrderLedger(orderId: string): Promise<LedgerDifference[]> {
  const [lines, mismatches] = await Promise.all([readChainOfOrder(orderId), findOrderMismatches(prisma, 50, orderId)])
  let previous = ''
  const chain: LedgerDifference[] = []
  for (const line of lines) {
    chain.push(...differencesOfLine(line, previous))
    previous = line.hash
  }
  return [...chain, ...mismatches.map(mismatchAsDifference)]
}
