import '@/tests/setup/test-database'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closeDatabase, inModelTransaction, prisma } from '@/lib/foundation/db'
import { DEAD_LETTER, installQueues, queue, stopQueue } from '@/lib/queue/boss'
import { defineJob, LANES } from '@/lib/queue/define-job'
import { enqueue } from '@/lib/queue/enqueue'
import { handler, startWork } from '@/lib/queue/work'
import { HANDLERS } from '@/lib/worker/registry'

const Ref = z.object({ id: z.string() })
const quick = defineJob({ name: 'test.quick', lane: 'books', schema: Ref })
const slow = defineJob({ name: 'test.slow', lane: 'books', schema: Ref })
const hopeless = defineJob({ name: 'test.hopeless', lane: 'books', schema: Ref, retryLimit: 1 })
const DAY_SECONDS = 24 * 3600

let killed: ChildProcess | null = null
beforeAll(async () => { await installQueues() })
afterAll(async () => {
  killed?.kill('SIGKILL')
  await stopQueue(1_000)
  await closeDatabase()
})

const jobsOf = (name: string) => prisma.$queryRaw<{ state: string; retryCount: number }[]>`SELECT state::text, retry_count AS "retryCount" FROM pgboss.job WHERE name = ${name} OR (name <> ${DEAD_LETTER} AND data->>'job' = ${name})`

async function waitFor(what: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    if (await what()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came')
}

describe('a job exists exactly if its rows do', () => {
  it('a transaction that goes back leaves none', async () => {
    await expect(inModelTransaction(async (tx) => {
      await tx.systemConfig.create({ data: { key: 'test', value: 1 } })
      await enqueue(tx, quick, { id: 'one' })
      throw new Error('back')
    })).rejects.toThrow('back')
    expect([await prisma.systemConfig.count({ where: { key: 'test' } }), await jobsOf('test.quick')]).toEqual([0, []])
  })

  it('one that commits leaves one', async () => {
    await inModelTransaction(async (tx) => {
      await tx.systemConfig.create({ data: { key: 'test', value: 1 } })
      await enqueue(tx, quick, { id: 'one' })
    })
    expect([await prisma.systemConfig.count({ where: { key: 'test' } }), (await jobsOf('test.quick')).map((each) => each.state)]).toEqual([1, ['created']])
  })
})

describe('settings that would lose money at their defaults', () => {
  it('every lane: heartbeat, long retention, retries with backoff, dead letter, notify', async () => {
    const boss = await queue()
    const byName = new Map((await boss.getQueues()).map((each) => [each.name, each]))
    for (const lane of LANES) {
      const made = byName.get(lane)
      expect([lane, made?.deadLetter, made?.retryBackoff, made?.notify]).toEqual([lane, DEAD_LETTER, true, true])
      expect(made?.heartbeatSeconds).toBeGreaterThanOrEqual(10)
      expect(made?.heartbeatSeconds).toBeLessThanOrEqual(30)
      expect(made?.retentionSeconds).toBeGreaterThanOrEqual(400 * DAY_SECONDS)
      expect(made?.retryLimit).toBeGreaterThanOrEqual(8)
      expect(made?.retryDelayMax).toBeGreaterThan(0)
      // The lease is longer than the longest deadline inside a job (payouts: 30 s).
      expect(made?.expireInSeconds).toBeGreaterThan(60)
    }
    expect(HANDLERS.length).toBeGreaterThan(10)
    for (const { job } of HANDLERS) expect([job.name, job.expireInSeconds > 60, job.retryLimit >= 8]).toEqual([job.name, true, true])
    expect(byName.get(DEAD_LETTER)?.retentionSeconds).toBeGreaterThanOrEqual(400 * DAY_SECONDS)
  })
})

describe('a worker that dies', () => {
  it('has its job taken by another, and one that always fails ends in the dead letter', async () => {
    const program = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'hold-a-job.ts')], { cwd: path.resolve(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'], env: process.env })
    killed = program
    let said = ''
    program.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
    await inModelTransaction((tx) => enqueue(tx, slow, { id: 'precious' }))
    await waitFor(() => said.includes('TOOK precious'), 30)
    program.kill('SIGKILL')
    await once(program, 'exit')
    expect((await jobsOf('test.slow')).map((each) => each.state)).toEqual(['active'])

    await stopQueue(1_000) // this process now works, too
    const taken: string[] = []
    let failures = 0
    await startWork([
      handler(slow, ({ id }) => { taken.push(id); return Promise.resolve() }),
      handler(hopeless, () => { failures++; return Promise.reject(new Error('always')) }),
    ])
    await inModelTransaction((tx) => enqueue(tx, hopeless, { id: 'row-17' }))
    await waitFor(() => taken.length > 0, 40)
    expect(taken).toEqual(['precious'])
    await waitFor(async () => (await jobsOf(DEAD_LETTER)).length > 0, 20)
    expect(failures).toBe(2)
    const dead = await prisma.$queryRaw<{ data: object }[]>`SELECT data FROM pgboss.job WHERE name = ${DEAD_LETTER}`
    expect(dead).toEqual([{ data: { job: 'test.hopeless', data: { id: 'row-17' } } }])
    await waitFor(async () => (await jobsOf('test.slow'))[0]?.state === 'completed', 10)
  }, 120_000)
})
