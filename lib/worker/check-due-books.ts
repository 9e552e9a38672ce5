import { now, secondsFromNow } from '../foundation/clock'
import { log } from '../foundation/log'
import { checkBooks, takeDueBooksCheck } from '../reports/admin/stored-checks'

/** Invariants and ledger are checked in production too (architecture.md section 2, rule 9). */
const EVERY_SECONDS = 900

/** Checks the books where a check is due; of several workers one takes it. What does not hold is kept for the pages and logged as an error. */
export async function checkDueBooks(): Promise<void> {
  if (!(await takeDueBooksCheck(secondsFromNow(-EVERY_SECONDS), now()))) return
  const { invariants, ledger } = await checkBooks()
  if (invariants.holding < invariants.checked || ledger.count > 0) log.error({ broken: invariants.broken.map((each) => each.number), differences: ledger.count }, 'the books do not hold')
}
