/** reliability.md R7: full jitter over a doubling base, capped; after so many tries a person sees it, and looking goes on slowly. */
const BASE_SECONDS = 1
const CAP_SECONDS = 5 * 60
const SLOW_SECONDS = 3600
export const MOST_TRIES = 8

let random: () => number = Math.random

/** For simulations: replaces the source of jitter; null gives the real one back. */
export function setJitter(next: (() => number) | null): void {
  random = next ?? Math.random
}

/**
 * Seconds to wait before the next try, after `tries` of them: at least `floorSeconds` (the quarantine in which an answer may still be under way), plus
 * a random part of a time that doubles from one second to five minutes. After eight tries once an hour: by then it is a person's.
 */
export function retryDelaySeconds(tries: number, floorSeconds = 0): number {
  if (tries >= MOST_TRIES) return Math.max(floorSeconds, SLOW_SECONDS)
  return floorSeconds + random() * Math.min(CAP_SECONDS, BASE_SECONDS * 2 ** tries)
}

/**
 * The same for a schedule of looks: full jitter over one step of it. Somewhere between `floorSeconds` (the quarantine) and `mostSeconds`, so that what was
 * started by one fault does not come back in one wave, and nothing is looked at later than its step says.
 */
export function lookDelaySeconds(mostSeconds: number, floorSeconds = 0): number {
  return floorSeconds + random() * Math.max(0, mostSeconds - floorSeconds)
}
