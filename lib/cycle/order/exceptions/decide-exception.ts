import { audit, type Actor } from '../../../accounts/audit'
import { now } from '../../../foundation/clock'
import { inTransaction } from '../../../foundation/db'
import { AppError } from '../../../foundation/errors'
import { closeByPerson } from './store'

/** A person has looked into it and says what came of it: it leaves the list, with a line in the audit log. Errors: wrong_state (closed already). */
export async function decideException(actor: Actor & { readonly id: string }, exceptionId: string, note: string): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await closeByPerson(tx, exceptionId, actor.id, note, now()))) throw new AppError('wrong_state', 'it is closed already', { exceptionId })
    await audit(tx, actor, { action: 'exception.closed', subject: `exception:${exceptionId}`, after: { note } })
  })
}
