import { machineNow } from '../foundation/clock'
import { assertDatabaseUtc, closeDatabase } from '../foundation/db'
import { isAppError } from '../foundation/errors'
import { followSandboxClock } from '../foundation/follow-sandbox-clock'
import { log } from '../foundation/log'
import { stopQueue } from '../queue/boss'
import { startWork } from '../queue/work'
import { INBOX_BATCH, workInbox } from '../inbox/work-inbox'
import { checkDueBooks } from './check-due-books'
import { INBOX_WORK } from './inbox-work'
import { storeHeartbeat } from './store'
import { HANDLERS } from './registry'
import { sweep } from './sweep'

const SWEEP_EVERY_MS = 5_000
const INBOX_EVERY_MS = 500
const HEARTBEAT_EVERY_MS = 5_000
const BOOKS_LOOK_EVERY_MS = 60_000
const STOP_AFTER_MS = 12_000
/** A restart of the database takes seconds, a restore minutes; after this whoever supervises us should know. */
const WAIT_FOR_DATABASE_MS = 10 * 60_000
const ASK_EVERY_MS = 1_000

/** Until `isOver`: a look twice a second, and one batch of webhooks after the other while they are full: what is due by twos and threes costs as much as a full one. */
async function keepInboxEmpty(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const done = await workInbox(INBOX_WORK).catch((err: unknown) => { log.error({ err }, 'the inbox could not be worked on'); return 0 })
    if (done < INBOX_BATCH) await new Promise((resolve) => setTimeout(resolve, INBOX_EVERY_MS))
  }
}

/** A database that is away for a moment does not end a worker that starts. */
async function databaseIsThere(): Promise<void> {
  const until = performance.now() + WAIT_FOR_DATABASE_MS
  for (;;) {
    try {
      return await assertDatabaseUtc()
    } catch (error) {
      if (isAppError(error) || performance.now() > until) throw error
      log.warn({ err: error }, 'the database does not answer: waiting for it')
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
    }
  }
}

/** The worker process: jobs, webhooks, the sweep, a heartbeat; stops gracefully on SIGTERM within 15 s. */
async function main(): Promise<void> {
  followSandboxClock()
  await databaseIsThere()
  await startWork(HANDLERS)
  let stopping = false
  const emptying = keepInboxEmpty(() => stopping)
  let running: Promise<void> = Promise.resolve()
  const sweeping = setInterval(() => {
    running = running.then(() => (stopping ? undefined : sweep())).catch((err: unknown) => { log.error({ err }, 'the sweep failed') })
  }, SWEEP_EVERY_MS)
  const beat = () => { void storeHeartbeat(machineNow()).catch((err: unknown) => { log.warn({ err }, 'no heartbeat') }) }
  const beating = setInterval(beat, HEARTBEAT_EVERY_MS)
  beat()
  let checking: Promise<void> = Promise.resolve()
  const looking = setInterval(() => {
    checking = checking.then(() => (stopping ? undefined : checkDueBooks())).catch((err: unknown) => { log.error({ err }, 'the books could not be checked') })
  }, BOOKS_LOOK_EVERY_MS)
  log.info({ jobs: HANDLERS.length }, 'worker ready')

  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'worker stopping')
    clearInterval(sweeping)
    clearInterval(beating)
    clearInterval(looking)
    setTimeout(() => process.exit(1), STOP_AFTER_MS).unref()
    void stopQueue().then(() => Promise.all([running, emptying])).then(() => closeDatabase()).finally(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  if (isAppError(error) && error.code === 'configuration') process.stderr.write(`${error.message}\n`)
  else log.fatal({ err: error }, 'the worker could not start')
  process.exit(1)
})
