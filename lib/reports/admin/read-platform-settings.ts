import { prisma } from '../../foundation/db'

export interface AuditLine {
  readonly id: string
  readonly at: Date
  readonly actor: string | null
  readonly actorRole: string
  readonly before: unknown
  readonly after: unknown
}

/** The last changes of the platform's settings: what was before, what after, by whom. */
export async function readSettingsAudit(limit = 20): Promise<AuditLine[]> {
  return prisma.$queryRaw<AuditLine[]>`
    SELECT a."id", a."at", u."name" AS "actor", a."actorRole", a."before", a."after" FROM "audit_log" a LEFT JOIN "users" u ON u."id" = a."actorId"
    WHERE a."subject" = 'platform:settings' ORDER BY a."at" DESC, a."id" DESC LIMIT ${limit}`
}
