import { AsyncLocalStorage } from 'node:async_hooks'

interface Timing {
  providerMs: number
}

const current = new AsyncLocalStorage<Timing>()

/** Runs `work` and tells how much of its time third parties took (their calls may overlap; the sum is what is told). */
export async function withCallTiming<T>(work: () => Promise<T>): Promise<{ value: T; providerMs: number }> {
  const timing: Timing = { providerMs: 0 }
  const value = await current.run(timing, work)
  return { value, providerMs: timing.providerMs }
}

/** Called by httpCall when a call has ended, however it ended. */
export function addCallTime(ms: number): void {
  const timing = current.getStore()
  if (timing) timing.providerMs += ms
}
