import { inModelTransaction } from '../foundation/db'
import { AppError } from '../foundation/errors'
import { assertStrongPassword } from './assert-strong-password'
import { audit } from './audit'
import { changeAccount, findAccount } from './store'
import { forgive, throttle } from './throttle'
import { hashPassword, verifyPassword } from './verify-password'

/** Changes the own password. Every session of the account ends, this one too. Errors: wrong_credentials, weak_password, wrong_state. */
export async function changePassword(userId: string, currentPassword: string, newPassword: string): Promise<void> {
  const account = await findAccount(userId)
  if (!account) throw new AppError('not_found', 'no such account')
  await throttle('sign-in', account.email, `own:${userId}`)
  if (!(await verifyPassword(account.passwordHash, currentPassword))) throw new AppError('wrong_credentials', 'the present password is wrong')
  await forgive('sign-in', account.email, `own:${userId}`)
  assertStrongPassword(newPassword, [account.email, account.email.split('@')[0] ?? '', account.name])
  const passwordHash = await hashPassword(newPassword)
  await inModelTransaction(async (tx) => {
    if (!(await changeAccount(tx, account, { passwordHash }))) throw new AppError('wrong_state', 'the account changed in the meantime')
    await audit(tx, { id: userId, role: account.role }, { action: 'account.password_changed', subject: `user:${userId}` })
  })
}
