import { inModelTransaction } from '../foundation/db'
import { AppError } from '../foundation/errors'
import { audit, type Actor } from './audit'
import { changeAccount, findAccount, type UserStatus } from './store'

/** Approves, disables or enables an account; its sessions end at once. Only an admin's code may call it, never on the admin's own account. */
export async function setAccountStatus(actor: Actor, userId: string, status: UserStatus): Promise<void> {
  if (actor.id === userId) throw new AppError('forbidden', 'nobody changes the status of their own account')
  await inModelTransaction(async (tx) => {
    const account = await findAccount(userId, tx)
    if (!account) throw new AppError('not_found', 'no such account')
    if (account.status === status) return
    if (!(await changeAccount(tx, account, { status }))) throw new AppError('wrong_state', 'the account changed in the meantime')
    await audit(tx, actor, { action: 'account.status_changed', subject: `user:${userId}`, before: { status: account.status }, after: { status } })
  })
}
