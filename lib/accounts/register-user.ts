import { now } from '../foundation/clock'
import { inModelTransaction, isUniqueViolation } from '../foundation/db'
import { AppError } from '../foundation/errors'
import { newId, type Id } from '../foundation/ids'
import { assertStrongPassword } from './assert-strong-password'
import { audit, type Actor } from './audit'
import type { Role } from './read-session'
import type { Registration } from './schema'
import { insertResellerRows, insertUser, resellersNeedApproval, slugsLike, type UserStatus } from './store'
import { hashPassword } from './verify-password'

const CURRENCY = 'USD' // issue 2: USD; the columns carry any currency
const MAX_SLUG = 40
const MAX_ATTEMPTS = 5

export interface RegisteredUser {
  readonly id: Id<'user'>
  readonly email: string
  readonly status: UserStatus
  readonly shop: { readonly id: Id<'shop'>; readonly slug: string } | null
}

export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, MAX_SLUG).replace(/^-+|-+$/g, '') || 'shop'
}

async function freeSlug(name: string): Promise<string> {
  const base = slugOf(name)
  const taken = new Set(await slugsLike(base))
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${base}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}

/**
 * Creates an account; for a reseller also the shop, the own limits and the account in the ledger, all in one transaction. A reseller
 * waits (PENDING) where the platform wants to approve. `role` never comes from a form.
 * Errors: weak_password, email_taken.
 */
export async function registerUser(registration: Registration, role: Role = 'RESELLER', actor: Actor = { id: null, role: 'VISITOR' }): Promise<RegisteredUser> {
  const { email, name, password, locale = 'en' } = registration
  const shopName = registration.shopName ?? name
  assertStrongPassword(password, [email, email.split('@')[0] ?? '', name, shopName])
  const passwordHash = await hashPassword(password)
  for (let attempt = 1; ; attempt++) {
    try {
      return await store({ email, name, passwordHash, locale, shopName, role, actor, slug: await freeSlug(shopName) })
    } catch (error) {
      if (isUniqueViolation(error, 'email')) throw new AppError('email_taken', 'this e-mail address has an account')
      // Another shop took the short name between looking and storing.
      if (!isUniqueViolation(error, 'slug') || attempt >= MAX_ATTEMPTS) throw error
    }
  }
}

interface Plan {
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly locale: string
  readonly shopName: string
  readonly slug: string
  readonly role: Role
  readonly actor: Actor
}

function store(plan: Plan): Promise<RegisteredUser> {
  const { email, name, passwordHash, locale, role, slug, shopName, actor } = plan
  return inModelTransaction(async (tx) => {
    const [id, shopId, at] = [newId('user'), newId('shop'), now()]
    const isReseller = role === 'RESELLER'
    const status: UserStatus = isReseller && actor.role === 'VISITOR' && (await resellersNeedApproval(tx)) ? 'PENDING' : 'ACTIVE'
    await insertUser(tx, { id, email, name, passwordHash, role, status, locale, createdAt: at })
    if (isReseller) await insertResellerRows(tx, { userId: id, shopId, slug, shopName, currency: CURRENCY, at })
    const by: Actor = actor.role === 'VISITOR' ? { id, role: 'VISITOR' } : actor
    await audit(tx, by, { action: 'account.registered', subject: `user:${id}`, after: { email, role, status } })
    return { id, email, status, shop: isReseller ? { id: shopId, slug } : null }
  })
}
