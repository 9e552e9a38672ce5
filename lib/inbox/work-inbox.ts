import { now, secondsFromNow } from '@/lib/foundation/clock'
import type { Prisma } from '@/lib/foundation/db'
import { isAppError } from '@/lib/foundation/errors'
import { log } from '@/lib/foundation/log'
import { markEventsProcessed, postponeEvent, takeDueEvents, type InboxEvent } from './store'

/** What the program makes of an event: a word for what came of it. Throws: it is tried again. */
export type EventHandler = (event: InboxEvent) => Promise<string>

export interface InboxWork {
  /** A condition on the row `e`: our rows say already what the event tells. */
  readonly known: Prisma.Sql
  readonly handle: EventHandler
}

/** How many events one look takes at most. */
export const INBOX_BATCH = 48
/** Longer than every deadline inside a handler. */
const LEASE_SECONDS = 120
const MOST_TRIES = 8 // R7 of reliability.md section 3.1
const BACKOFF_CAP_SECONDS = 300

/**
 * Works off one batch of stored webhooks that are due at `at`; returns how many there were. An event is a hint: one that fails is tried again
 * with growing pauses and after eight tries closed with its reason, for everything it could tell is also found by the sweep.
 */
export async function workInbox(work: InboxWork, at: Date = now()): Promise<number> {
  const taken = await takeDueEvents(work.known, { at, leaseTo: secondsFromNow(LEASE_SECONDS), limit: INBOX_BATCH })
  const done = await Promise.all(bySubject(taken.events).map((events) => inTurn(events, work.handle)))
  await markEventsProcessed(done.flat())
  return taken.known + taken.events.length
}

/** Events of one subject are handled one after the other: they would only wait for each other's row. */
function bySubject(events: readonly InboxEvent[]): readonly (readonly InboxEvent[])[] {
  const groups = new Map<string, InboxEvent[]>()
  for (const each of events) {
    const key = `${each.provider} ${each.resourceId ?? each.id}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}

async function inTurn(events: readonly InboxEvent[], handle: EventHandler): Promise<{ id: string; outcome: string }[]> {
  const done: { id: string; outcome: string }[] = []
  for (const event of events) {
    const outcome = await outcomeOf(event, handle)
    if (outcome !== null) done.push({ id: event.id, outcome })
  }
  return done
}

async function outcomeOf(event: InboxEvent, handle: EventHandler): Promise<string | null> {
  try {
    return await handle(event)
  } catch (error) {
    const code = isAppError(error) ? error.code : 'unexpected'
    const facts = { eventId: event.id, provider: event.provider, type: event.type, attempts: event.attempts, code, err: error }
    if (event.attempts >= MOST_TRIES) {
      log.error(facts, 'a webhook could not be worked on and is left')
      return `given up: ${code}`
    }
    log.warn(facts, 'a webhook could not be worked on and will be tried again')
    await postponeEvent(event.id, secondsFromNow(Math.min(BACKOFF_CAP_SECONDS, 2 ** event.attempts) * (0.5 + Math.random() / 2)))
    return null
  }
}
