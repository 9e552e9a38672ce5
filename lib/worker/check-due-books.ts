import { closeUnseen, openException } from '../cycle/order/exceptions/store'
import { now } from '../foundation/clock'
import { log } from '../foundation/log'
import { checkBooks, takeDueBooksCheck } from '../reports/admin/stored-checks'
import { reconcile } from './reconcile/reconcile'

/** Invariants and ledger are checked in production too (architecture.md section 2, rule 9). */
const EVERY_SECONDS = 900

/** Compares the books with the third parties and checks them, where a check is due; of several workers one takes it. What does not hold is kept for the pages and logged as an error. */
export async function checkDueBooks(): Promise<void> {
  if (!(await takeDueBooksCheck(EVERY_SECONDS, now()))) return
  await reconcile()
  const at = now()
  const { invariants, ledger } = await checkBooks()
  for (const each of invariants.broken)
    await openException({ kind: 'INVARIANT_BROKEN', subject: each.number, facts: { rule: each.name, rows: each.broken, first: each.rows[0]?.subject ?? null, detail: each.rows[0]?.detail ?? null }, at })
  await closeUnseen(['INVARIANT_BROKEN'], at)
  if (invariants.holding < invariants.checked || ledger.count > 0) log.error({ broken: invariants.broken.map((each) => each.number), differences: ledger.count }, 'the books do not hold')
}
