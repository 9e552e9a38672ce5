import type { ModelTx } from '../../foundation/db'
import { Prisma, prisma } from '../../foundation/db'
import type { ApiName, CredentialEnvironment } from '../credential-schema'

export type ConnectionState = 'CONNECTED' | 'RECONNECT_NEEDED' | 'DISCONNECTED'
export type PaidBy = 'platform' | 'reseller'
export type FundedFrom = 'paypal_balance' | 'other'

export interface CredentialRow {
  readonly id: string
  readonly userId: string
  readonly environment: CredentialEnvironment
  /** The encrypted envelope. */
  readonly credentials: string
  readonly keyId: string
  readonly status: ConnectionState
  readonly accountLabel: string | null
  readonly accountId: string | null
  readonly accessTokenExpiresAt: Date | null
  readonly refreshTokenExpiresAt: Date | null
  readonly lastRefreshAt: Date | null
  readonly lastRefreshError: string | null
  readonly refreshLeaseUntil: Date | null
  readonly refreshLeaseToken: string | null
  readonly warnedDays: number | null
  readonly paidBy: PaidBy
  readonly fundedFrom: FundedFrom
  readonly createdAt: Date
}

/** The texts with a CHECK of exactly these values (migration money_rules). */
type Raw = { environment: string; status: string; paidBy: string; fundedFrom: string } & Omit<CredentialRow, 'environment' | 'status' | 'paidBy' | 'fundedFrom'>
const asRow = (row: Raw): CredentialRow => ({
  ...row,
  environment: row.environment as CredentialEnvironment,
  status: row.status as ConnectionState,
  paidBy: row.paidBy as PaidBy,
  fundedFrom: row.fundedFrom as FundedFrom,
})

export interface CredentialKey {
  readonly userId: string
  readonly apiName: ApiName
  readonly environment: CredentialEnvironment
}

/** Raw, because every call at the supplier begins with it (docs/decisions/0012-raw-sql-at-the-adapter.md). */
export async function findCredential(key: CredentialKey, tx: Pick<ModelTx, '$queryRaw'> = prisma): Promise<CredentialRow | null> {
  const rows = await tx.$queryRaw<CredentialRow[]>`
    SELECT "id", "userId", "environment", "credentials", "keyId", "status", "accountLabel", "accountId", "accessTokenExpiresAt", "refreshTokenExpiresAt", "lastRefreshAt", "lastRefreshError",
      "refreshLeaseUntil", "refreshLeaseToken", "warnedDays", "paidBy", "fundedFrom", "createdAt"
    FROM "api_credentials" WHERE "userId" = ${key.userId} AND "apiName" = ${key.apiName} AND "environment" = ${key.environment}`
  return rows[0] ?? null
}

export async function findCredentialById(id: string): Promise<CredentialRow | null> {
  const row = await prisma.apiCredential.findUnique({ where: { id } })
  return row && asRow(row)
}

/** What changes together whenever new credentials are stored: their expiry beside them, and nothing left of an old refresh. */
export interface CredentialChange {
  readonly credentials: string
  readonly keyId: string
  readonly status: ConnectionState
  readonly accessTokenExpiresAt: Date | null
  readonly refreshTokenExpiresAt: Date | null
  readonly lastRefreshAt: Date | null
  readonly accountLabel?: string | null
  readonly accountId?: string | null
}

const CLEAN = { lastRefreshError: null, refreshLeaseUntil: null, refreshLeaseToken: null } as const

export async function insertCredential(tx: ModelTx, key: CredentialKey, id: string, at: Date, change: CredentialChange): Promise<void> {
  await tx.apiCredential.create({ data: { id, ...key, createdAt: at, ...change } })
}

export async function replaceCredential(tx: ModelTx, id: string, change: CredentialChange): Promise<void> {
  await tx.apiCredential.update({ where: { id }, data: { ...change, ...CLEAN, warnedDays: null } })
}

/** Stores refreshed credentials only over the ones that were refreshed: what somebody else stored meanwhile is never overwritten. */
export async function replaceIfUnchanged(id: string, before: string, change: CredentialChange): Promise<boolean> {
  const { count } = await prisma.apiCredential.updateMany({ where: { id, credentials: before }, data: { ...change, ...CLEAN } })
  return count === 1
}

/** The same secret under another key; nothing else of the row changes. */
export async function reencryptIfUnchanged(id: string, before: string, envelope: { credentials: string; keyId: string }): Promise<boolean> {
  const { count } = await prisma.apiCredential.updateMany({ where: { id, credentials: before }, data: envelope })
  return count === 1
}

export async function credentialsUnderOtherKeys(keyId: string, afterId: string, limit: number): Promise<CredentialRow[]> {
  const rows = await prisma.apiCredential.findMany({ where: { keyId: { not: keyId }, id: { gt: afterId } }, orderBy: { id: 'asc' }, take: limit })
  return rows.map(asRow)
}

// ---------------------------------------------------------------- the refresh lease (the database's time)

/** True for exactly one caller at a time. While a lease runs, or a failed refresh cools down, nobody gets it. */
export async function takeRefreshLease(id: string, lease: string, seconds: number): Promise<boolean> {
  const count = await prisma.$executeRaw(Prisma.sql`
    UPDATE "api_credentials" SET "refreshLeaseToken" = ${lease}, "refreshLeaseUntil" = now() + make_interval(secs => ${seconds})
     WHERE "id" = ${id} AND "status" = 'CONNECTED' AND ("refreshLeaseUntil" IS NULL OR "refreshLeaseUntil" < now())`)
  return count === 1
}

/** Gives the lease back; after a failure nobody tries again for some seconds. */
export async function endRefreshLease(id: string, lease: string, failure: { error: string; coolDownSeconds: number } | null): Promise<void> {
  if (failure === null) {
    await prisma.apiCredential.updateMany({ where: { id, refreshLeaseToken: lease }, data: { refreshLeaseToken: null, refreshLeaseUntil: null } })
    return
  }
  await prisma.$executeRaw(Prisma.sql`
    UPDATE "api_credentials" SET "refreshLeaseToken" = NULL, "refreshLeaseUntil" = now() + make_interval(secs => ${failure.coolDownSeconds}), "lastRefreshError" = ${failure.error}
     WHERE "id" = ${id} AND "refreshLeaseToken" = ${lease}`)
}

/** Only these very credentials are dead: a reconnection meanwhile stays connected. */
export async function markReconnectNeeded(tx: ModelTx, id: string, before: string, reason: string): Promise<boolean> {
  const { count } = await tx.apiCredential.updateMany({
    where: { id, credentials: before, status: 'CONNECTED' },
    data: { status: 'RECONNECT_NEEDED', lastRefreshError: reason, refreshLeaseToken: null, refreshLeaseUntil: null },
  })
  return count === 1
}

// ---------------------------------------------------------------- what the guardian looks for

/** Access tokens in the last fifth of their life, at the latest 30 minutes before the end. */
export async function credentialsDueForRefresh(at: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT "id" FROM "api_credentials"
     WHERE "status" = 'CONNECTED' AND ("refreshLeaseUntil" IS NULL OR "refreshLeaseUntil" < now()) AND "accessTokenExpiresAt" IS NOT NULL
       AND "accessTokenExpiresAt" - ${at} <= greatest(interval '30 minutes', ("accessTokenExpiresAt" - coalesce("lastRefreshAt", "createdAt")) / 5)
     ORDER BY "accessTokenExpiresAt" LIMIT ${limit}`)
  return rows.map((row) => row.id)
}

export async function credentialsEndingBefore(moment: Date, limit: number): Promise<CredentialRow[]> {
  const rows = await prisma.apiCredential.findMany({ where: { status: 'CONNECTED', refreshTokenExpiresAt: { lte: moment } }, orderBy: { refreshTokenExpiresAt: 'asc' }, take: limit })
  return rows.map(asRow)
}

export async function setWarnedDays(tx: ModelTx, id: string, before: number | null, days: number): Promise<boolean> {
  const { count } = await tx.apiCredential.updateMany({ where: { id, warnedDays: before, status: 'CONNECTED' }, data: { warnedDays: days } })
  return count === 1
}

export async function setPayer(tx: ModelTx, id: string, payer: { paidBy: PaidBy; fundedFrom: FundedFrom }): Promise<void> {
  await tx.apiCredential.update({ where: { id }, data: payer })
}

// ---------------------------------------------------------------- OAuth states

export interface OauthStateRow {
  readonly id: string
  readonly stateHash: string
  readonly userId: string
  readonly sessionHash: string
  readonly apiName: string
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

export async function insertOauthState(state: Omit<OauthStateRow, 'usedAt'> & { createdAt: Date }): Promise<void> {
  await prisma.oauthState.deleteMany({ where: { userId: state.userId, expiresAt: { lt: state.createdAt } } })
  await prisma.oauthState.create({ data: state })
}

export function findOauthState(stateHash: string): Promise<OauthStateRow | null> {
  return prisma.oauthState.findUnique({ where: { stateHash } })
}

/** Once, whoever comes first. */
export async function useOauthState(id: string, at: Date): Promise<boolean> {
  const { count } = await prisma.oauthState.updateMany({ where: { id, usedAt: null, expiresAt: { gt: at } }, data: { usedAt: at } })
  return count === 1
}
