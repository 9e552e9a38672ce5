import { now } from '../foundation/clock'
import type { Prisma, Tx } from '../foundation/db'
import { newId } from '../foundation/ids'
import { insertAudit } from './store'

/** Who did it: a person, or a part of the platform. */
export interface Actor {
  readonly id: string | null
  readonly role: 'SHOPPER' | 'RESELLER' | 'ADMIN' | 'SYSTEM' | 'VISITOR'
}

export const SYSTEM: Actor = { id: null, role: 'SYSTEM' }

interface AuditEntry {
  /** noun.verb, in the past: account.registered, connection.made, settings.changed */
  readonly action: string
  /** kind:id of what it was done to */
  readonly subject: string
  readonly before?: Prisma.InputJsonValue
  readonly after?: Prisma.InputJsonValue
  readonly requestId?: string
}

/** Writes one line of the audit log in the caller's transaction: the change and its line exist together or not at all. Never secrets. */
export async function audit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await insertAudit(tx, { id: newId('audit'), at: now(), actorId: actor.id, actorRole: actor.role, ...entry })
}
