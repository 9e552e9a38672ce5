import { afterEach } from 'vitest'
import { setClock } from '@/lib/foundation/clock'
import { setEnv } from '@/lib/foundation/env'

/** For a file in which every test has a third party of its own: what a test started last is closed after it, and clock and settings are put back. */
export function fakePerTest<Wishes extends unknown[], Fake extends { close(): Promise<void> }>(startFake: (...wishes: Wishes) => Promise<Fake>) {
  let started: Fake | null = null
  const close = async () => started?.close()
  afterEach(async () => {
    await close()
    started = null
    setClock(null)
    setEnv(null)
  })
  return {
    async start(...wishes: Wishes): Promise<Fake> {
      started = await startFake(...wishes)
      return started
    },
    /** For a test that goes on without it. */
    close,
  }
}
