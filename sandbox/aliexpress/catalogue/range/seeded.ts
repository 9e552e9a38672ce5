/** Numbers that look drawn but are always the same for a seed. */
export function seeded(seed: number): { below(limit: number): number; pick<T>(list: readonly T[]): T; longTail(most: number): number } {
  let state = Math.imul(seed ^ (seed >>> 15), 2_246_822_519) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.trunc(next() * limit);
  return {
    below,
    pick<T>(list: readonly T[]): T {
      return list[below(list.length)] as T;
    },
    /** Mostly small, seldom near `most`. */
    longTail: (most) => Math.trunc(most * next() ** 3) + below(40),
  };
}
