/** Runs `work` for every item, at most `atOnce` at the same time; results in the order of the items. The first failure is thrown. */
export async function inParallel<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>()
  const queue = items.map((item, index) => ({ item, index }))
  const runner = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results.set(next.index, await work(next.item))
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, runner))
  return [...results].sort(([left], [right]) => left - right).map(([, result]) => result)
}
