import { AppError } from '@/lib/foundation/errors'
import { insertEvent, type IncomingEvent } from './store'

/** `stored` for the first delivery, `repeat` for every other: the sender is told the same. */
export type Received = 'stored' | 'repeat'

/** Stores a verified event once, in one statement: the row is all there is, a worker finds it (work-inbox.ts). A database error reaches the sender, who sends again. */
export async function storeOnce(event: IncomingEvent): Promise<Received> {
  return (await insertEvent(event)) ? 'stored' : 'repeat'
}

/** Text of a body; anything but UTF-8 is malformed. */
export function textOf(rawBody: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawBody)
  } catch (cause) {
    throw new AppError('malformed_json', 'a webhook body is not UTF-8', {}, { cause })
  }
}
