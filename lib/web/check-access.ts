import { constantTimeEqual } from '../foundation/crypto'
import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import type { SessionUser } from '../accounts/read-session'
import type { Access } from './access-policy'

/** Throws unless this user may: unauthenticated without an account, forbidden with the wrong role. */
export function checkAccess(access: Access, user: SessionUser | null): void {
  if (access === 'anyone' || access === 'public' || access === 'sender' || access === 'internal') return
  if (!user) throw new AppError('unauthenticated', 'no session')
  if (access === 'reseller' && user.role !== 'RESELLER') throw new AppError('forbidden', 'only resellers may do this')
  if (access === 'admin' && user.role !== 'ADMIN') throw new AppError('forbidden', 'only admins may do this')
}

/** The secret of internal calls: only in the Authorization header, compared in constant time (reliability.md B81-B83). */
export function checkInternalSecret(headers: Headers): void {
  const given = /^Bearer ([\x21-\x7e]+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? ''
  if (!constantTimeEqual(given, env().internalRunSecret)) throw new AppError('unauthenticated', 'the internal secret is missing or wrong')
}
