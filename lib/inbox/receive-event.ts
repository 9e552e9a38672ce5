import { inTransaction } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import type { JobDefinition } from '@/lib/queue/define-job'
import { enqueue } from '@/lib/queue/enqueue'
import { insertEvent, type IncomingEvent } from './store'

/** `stored` for the first delivery, `repeat` for every other: the sender is told the same. */
export type Received = 'stored' | 'repeat'

/** Stores a verified event once and enqueues its job in the same transaction: either both exist or the sender sends again. */
export function storeOnce(event: IncomingEvent, job: JobDefinition<{ eventId: string }>): Promise<Received> {
  return inTransaction(async (tx) => {
    const id = await insertEvent(tx, event)
    if (id === null) return 'repeat'
    await enqueue(tx, job, { eventId: id })
    return 'stored'
  })
}

/** Text of a body; anything but UTF-8 is malformed. */
export function textOf(rawBody: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawBody)
  } catch (cause) {
    throw new AppError('malformed_json', 'a webhook body is not UTF-8', {}, { cause })
  }
}
