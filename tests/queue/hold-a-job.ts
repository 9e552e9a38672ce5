import { defineJob } from '@/lib/queue/define-job'
import { handler, startWork } from '@/lib/queue/work'
import { z } from 'zod'

/** A worker process of its own: takes one job, says so, and never ends it. The test kills it. */
const slow = defineJob({ name: 'test.slow', lane: 'books', schema: z.object({ id: z.string() }) })
await startWork([handler(slow, ({ id }) => {
  process.stdout.write(`TOOK ${id}\n`)
  return new Promise(() => setInterval(() => undefined, 1_000))
})])
process.stdout.write('READY\n')
