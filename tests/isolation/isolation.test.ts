import { testDatabaseUrl } from '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/foundation/db'
import { openGround, sayVerdict, tryIsolation, type Ground } from './run-isolation'
import { WORKLOADS } from './workloads'

// reliability.md T9. `npm run simulate -- isolation --seconds 60` is the long form.
const SECONDS = 1.2
const PLANTED_SECONDS = 0.5

let ground: Ground
beforeAll(async () => { ground = await openGround(testDatabaseUrl, process.env.TEST_RUN_FOLDER ?? '') })
afterAll(async () => {
  await ground.close()
  await closeDatabase()
})

describe('sixteen clients at once on our own transactions', { timeout: 120_000 }, () => {
  it.each(WORKLOADS)('%s: nothing is lost and nothing is seen that cannot be', async (workload) => {
    const verdict = await tryIsolation(ground, workload, 'none', SECONDS)
    process.stdout.write(sayVerdict(verdict))
    expect(verdict.wrong).toEqual([])
    // Whoever reserves and whoever gives back take their locks in one order: none of the product's transactions is sent back.
    if (workload === 'capital') expect(verdict.tally.shapes).toEqual({})
  })
})

describe('the same checks see a weakness that was planted', { timeout: 120_000 }, () => {
  it.each(WORKLOADS)('%s without a lock at READ COMMITTED', async (workload) => {
    expect((await tryIsolation(ground, workload, 'no-lock', PLANTED_SECONDS)).wrong).not.toEqual([])
  })

  it.each(['counter', 'pair'] as const)('%s when only the writes are sent again', async (workload) => {
    expect((await tryIsolation(ground, workload, 'writes-again', PLANTED_SECONDS)).wrong).not.toEqual([])
  })
})
