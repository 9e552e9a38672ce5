import '@/tests/setup/test-database'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSession } from '@/lib/accounts/read-session'
import { startSession } from '@/lib/accounts/start-session'
import { forgive, throttle } from '@/lib/accounts/throttle'
import { machineNow, nowMs } from '@/lib/foundation/clock'
import { closeDatabase } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { readHealth } from '@/lib/reports/read-health'
import { storeHeartbeat } from '@/lib/worker/store'
import { moveClockFile } from '@/sandbox/foundation/clock-file'
import { makePerson } from '@/tests/setup/sign-in'

const folder = mkdtempSync(path.join(tmpdir(), 'moved-clock-'))
const file = path.join(folder, 'clock.json')
const DAY_MS = 24 * 3_600_000
let unfollow: () => void

beforeEach(() => {
  moveClockFile(file, Date.now(), ({ machineMs }) => ({ atMs: machineMs, speed: 1 }))
  setEnv({ SANDBOX_CLOCK_FILE: file })
  unfollow = followSandboxClock()
})
afterEach(() => {
  unfollow()
  setEnv(null)
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

/** Two months on, as at a control page; returns once this process has followed. */
async function jump(days = 61): Promise<void> {
  moveClockFile(file, Date.now(), ({ atMs, speed }) => ({ atMs: atMs + days * DAY_MS, speed }))
  await expect.poll(() => Math.round((nowMs() - Date.now()) / DAY_MS), { timeout: 5_000 }).toBe(days)
}

describe('a jump of the clock in local mode', () => {
  it('signs nobody out, and a session opened after it ends with its cookie, not two months later', async () => {
    const person = await makePerson('RESELLER')
    const claims = await startSession({ id: person.id, sessionVersion: 1 })
    await jump()
    expect((await readSession(claims))?.id).toBe(person.id)
    const later = await startSession({ id: person.id, sessionVersion: 1 })
    expect((await readSession(later))?.id).toBe(person.id)
  })

  it('does not make the worker look dead', async () => {
    await storeHeartbeat(machineNow())
    await jump()
    expect((await readHealth()).worker).toBe('ok')
  })

  it('gives a guesser no new tries', async () => {
    for (let tries = 0; tries < 10; tries++) await throttle('sign-in', 'guessed@example.com', '192.0.2.7')
    await jump()
    await expect(throttle('sign-in', 'guessed@example.com', '192.0.2.7')).rejects.toMatchObject({ code: 'too_many_requests' })
    await forgive('sign-in', 'guessed@example.com', '192.0.2.7')
  })
})
