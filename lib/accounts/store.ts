import { Prisma, prisma, type ModelTx, type Tx } from '../foundation/db'
import type { Role } from './read-session'

export type UserStatus = 'ACTIVE' | 'PENDING' | 'DISABLED'

export interface AccountRow {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly status: UserStatus
  readonly locale: string
  readonly passwordHash: string
  readonly sessionVersion: number
}

const ACCOUNT = { id: true, email: true, name: true, role: true, status: true, locale: true, passwordHash: true, sessionVersion: true } as const

/** Roles and statuses are texts with a CHECK of exactly these values (migration money_rules). */
const asAccount = (row: { role: string; status: string } & Omit<AccountRow, 'role' | 'status'>): AccountRow => ({
  ...row,
  role: row.role as Role,
  status: row.status as UserStatus,
})

export async function findAccountByEmail(email: string): Promise<AccountRow | null> {
  const row = await prisma.user.findUnique({ where: { email }, select: ACCOUNT })
  return row && asAccount(row)
}

export async function findAccount(id: string, tx: ModelTx = prisma): Promise<AccountRow | null> {
  const row = await tx.user.findUnique({ where: { id }, select: ACCOUNT })
  return row && asAccount(row)
}

// ---------------------------------------------------------------- sessions

interface SessionRow {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly status: UserStatus
  readonly locale: string
  readonly sessionVersion: number
  readonly shopId: string | null
}

export async function findSession(sessionHash: string, at: Date): Promise<SessionRow | null> {
  const rows = await prisma.$queryRaw<SessionRow[]>(Prisma.sql`
    SELECT u."id", u."email", u."name", u."role", u."status", u."locale", u."sessionVersion", s."id" AS "shopId"
      FROM "user_sessions" t JOIN "users" u ON u."id" = t."userId" LEFT JOIN "shops" s ON s."userId" = u."id"
     WHERE t."id" = ${sessionHash} AND t."endedAt" IS NULL AND t."expiresAt" > ${at}`)
  return rows[0] ?? null
}

export async function insertSession(session: { id: string; userId: string; createdAt: Date; expiresAt: Date }): Promise<void> {
  await prisma.userSession.deleteMany({ where: { userId: session.userId, expiresAt: { lte: session.createdAt } } })
  await prisma.userSession.create({ data: session })
}

export async function endSessionRow(sessionHash: string, at: Date): Promise<void> {
  await prisma.userSession.updateMany({ where: { id: sessionHash, endedAt: null }, data: { endedAt: at } })
}

// ---------------------------------------------------------------- changes of an account

/** Compare-and-set on the version: two changes at once cannot both win. Every session made before is dead. */
export async function changeAccount(
  tx: ModelTx,
  account: { id: string; sessionVersion: number },
  change: { passwordHash?: string; status?: UserStatus; role?: Role },
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: account.id, sessionVersion: account.sessionVersion },
    data: { ...change, sessionVersion: account.sessionVersion + 1 },
  })
  return count === 1
}

// ---------------------------------------------------------------- registration

export interface NewUser {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly role: Role
  readonly status: UserStatus
  readonly locale: string
  readonly createdAt: Date
}

export async function insertUser(tx: ModelTx, user: NewUser): Promise<void> {
  await tx.user.create({ data: user })
}

/** Everything a reseller starts with: the shop, the limits of their own, their account in the ledger. */
export async function insertResellerRows(tx: ModelTx, reseller: { userId: string; shopId: string; slug: string; shopName: string; currency: string; at: Date }): Promise<void> {
  const { userId, shopId, slug, shopName, currency, at } = reseller
  await tx.shop.create({ data: { id: shopId, userId, slug, name: shopName, currency, createdAt: at } })
  await tx.userWorkflowConfig.create({ data: { userId, currency } })
  await tx.ledgerAccount.create({ data: { id: `reseller_payable:${userId}:${currency}`, code: 'reseller_payable', currency, userId } })
}

export async function slugsLike(prefix: string): Promise<string[]> {
  const rows = await prisma.shop.findMany({ where: { slug: { startsWith: prefix } }, select: { slug: true } })
  return rows.map((row) => row.slug)
}

export async function resellersNeedApproval(tx: ModelTx): Promise<boolean> {
  const config = await tx.platformConfig.findUnique({ where: { id: 'platform' }, select: { resellersNeedApproval: true } })
  return config?.resellersNeedApproval ?? false
}

// ---------------------------------------------------------------- audit

export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly actorId: string | null
  readonly actorRole: string
  readonly action: string
  readonly subject: string
  readonly before?: Prisma.InputJsonValue
  readonly after?: Prisma.InputJsonValue
  readonly requestId?: string
}

export async function insertAudit(tx: Tx, row: AuditRow): Promise<void> {
  const [before, after] = [row.before, row.after].map((value) => (value === undefined ? null : JSON.stringify(value)))
  await tx.$executeRaw`
    INSERT INTO "audit_log" ("id", "at", "actorId", "actorRole", "action", "subject", "before", "after", "requestId")
    VALUES (${row.id}, ${row.at}::timestamptz, ${row.actorId}, ${row.actorRole}, ${row.action}, ${row.subject}, ${before}::jsonb, ${after}::jsonb, ${row.requestId ?? null})`
}

// ---------------------------------------------------------------- rate limits

/** Counts one attempt and tells how many there are in the running window. One statement: attempts at once are all counted. */
export async function countAttempt(key: string, nowMs: number, windowMs: number): Promise<{ points: number; remainingMs: number }> {
  const at = BigInt(nowMs)
  const rows = await prisma.$queryRaw<{ points: number; remainingMs: number }[]>(Prisma.sql`
    INSERT INTO "rate_limits" ("key", "points", "expire") VALUES (${key}, 1, ${at + BigInt(windowMs)})
    ON CONFLICT ("key") DO UPDATE SET
      "points" = CASE WHEN "rate_limits"."expire" <= ${at} THEN 1 ELSE "rate_limits"."points" + 1 END,
      "expire" = CASE WHEN "rate_limits"."expire" <= ${at} THEN excluded."expire" ELSE "rate_limits"."expire" END
    RETURNING "points", ("expire" - ${at})::int AS "remainingMs"`)
  return rows[0] ?? { points: 1, remainingMs: windowMs }
}

/** Takes counts back: all of `all`, one of each of `one`; windows that are over go too. */
export async function forgetAttempts(all: string, one: readonly string[], nowMs: number): Promise<void> {
  await prisma.rateLimit.deleteMany({ where: { OR: [{ key: all }, { expire: { lte: BigInt(nowMs) } }] } })
  await prisma.rateLimit.updateMany({ where: { key: { in: [...one] }, points: { gt: 0 } }, data: { points: { decrement: 1 } } })
}
