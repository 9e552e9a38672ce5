import { findChangedDisputes } from '../../cycle/dispute/store'
import { followDispute } from '../../cycle/dispute/follow-dispute'
import { now, nowMs } from '../../foundation/clock'
import { listPaypalDisputes } from '../../providers/paypal/list-disputes'
import { readCasesThrough, storeCasesThrough } from './store'

const OVERLAP_MS = 3600_000
/** A case is open at most this long after a payment (facts/paypal.md 7); PayPal lists no older ones. */
const LONGEST_MS = 179 * 86_400_000

/** Finds the cases at PayPal that no webhook told of, or whose changes it did not. Returns how many were new or changed. Errors: those of listPaypalDisputes. */
export async function findCases(): Promise<number> {
  const through = now()
  const since = await readCasesThrough()
  const changedSince = new Date(Math.max(since ? since.getTime() - OVERLAP_MS : 0, nowMs() - LONGEST_MS))
  const changed = await findChangedDisputes(await listPaypalDisputes(changedSince))
  let found = 0
  for (const paypalDisputeId of changed) if (await followDispute(paypalDisputeId)) found++
  await storeCasesThrough(through)
  return found
}
