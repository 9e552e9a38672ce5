import { AppError } from '../foundation/errors'
import { Email } from './schema'
import { findAccountByEmail, type AccountRow } from './store'
import { forgive, throttle } from './throttle'
import { verifyPassword } from './verify-password'

/**
 * Checks e-mail and password. Known and unknown addresses take the same time and get the same answer; a state of the account (pending,
 * disabled) is told only to whoever knows the password. Errors: too_many_requests, wrong_credentials, account_pending, account_disabled.
 */
export async function checkSignIn(email: string, password: string, address: string): Promise<AccountRow> {
  const parsed = Email.safeParse(email)
  await throttle('sign-in', parsed.success ? parsed.data : email.slice(0, 254), address)
  const account = parsed.success ? await findAccountByEmail(parsed.data) : null
  const isRight = await verifyPassword(account?.passwordHash ?? null, password.slice(0, 1_000))
  if (!account || !isRight) throw new AppError('wrong_credentials', 'e-mail or password is wrong')
  if (account.status === 'PENDING') throw new AppError('account_pending', 'the account waits for approval', { userId: account.id })
  if (account.status !== 'ACTIVE') throw new AppError('account_disabled', 'the account is disabled', { userId: account.id })
  await forgive('sign-in', account.email, address)
  return account
}
