import { afterEach, describe, expect, it } from 'vitest'
import { lookDelaySeconds, MOST_TRIES, retryDelaySeconds, setJitter } from '@/lib/foundation/retry-delay'

afterEach(() => { setJitter(null) })
const drawn = (value: number) => { setJitter(() => value) }

describe('reliability.md R7', () => {
  it('a retry waits its quarantine, and a random part of a time that doubles from a second to five minutes', () => {
    drawn(0)
    expect([0, 3, 7].map((tries) => retryDelaySeconds(tries, 60))).toEqual([60, 60, 60])
    drawn(1)
    expect([0, 1, 2, 3, 7].map((tries) => retryDelaySeconds(tries, 60))).toEqual([61, 62, 64, 68, 188])
    expect(retryDelaySeconds(MOST_TRIES, 60)).toBe(3600)
  })

  it('a look of a schedule is drawn from the whole step, never later than it and never within the quarantine', () => {
    drawn(0)
    expect(lookDelaySeconds(300, 20)).toBe(20)
    drawn(1)
    expect(lookDelaySeconds(300, 20)).toBe(300)
    drawn(0.5)
    expect([lookDelaySeconds(300, 20), lookDelaySeconds(10, 20)]).toEqual([160, 20])
  })

  it('a hundred that start together do not come back together', () => {
    const seconds = new Set(Array.from({ length: 100 }, () => Math.floor(lookDelaySeconds(1800, 5))))
    expect(seconds.size).toBeGreaterThan(60)
  })
})
