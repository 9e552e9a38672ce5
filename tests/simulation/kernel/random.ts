/** A stream of chance from a seed (sfc32): the same seed gives the same stream on every machine. */
export interface Random {
  /** A whole number from 0 to `bound` - 1. */
  below(bound: number): number
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True in so many of ten thousand cases. */
  chance(outOfTenThousand: number): boolean
  pick<T>(list: readonly T[]): T
  bytes(count: number): Buffer
}

function mix(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  return hash >>> 0
}

export function createRandom(seed: number, purpose: string): Random {
  let a = seed | 0
  let b = mix(purpose) | 0
  let c = mix(`${seed}/${purpose}`) | 0
  let d = 1
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 16; round++) next()
  const below = (bound: number) => next() % bound
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (outOfTenThousand) => below(10_000) < outOfTenThousand,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    bytes(count) {
      const bytes = Buffer.allocUnsafe(count)
      for (let index = 0; index < count; index++) bytes[index] = next() & 255
      return bytes
    },
  }
}
