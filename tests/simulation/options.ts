export interface Options {
  readonly command: string
  readonly seed: number
  readonly seeds: number
  /** The distance between two seeds: two processes share the work. */
  readonly step: number
  readonly orders: number
  /** Seconds of real time after which no new seed is begun; 0 means no limit. */
  readonly budget: number
  readonly trace: boolean
  /** Every seed runs twice and must take the same way. */
  readonly twice: boolean
  /** Only the summary. */
  readonly brief: boolean
  readonly untilWrong: boolean
}

/** `--seed 7 --seeds 20 --orders 50`, the first word without dashes is the command. Wrong numbers are refused, not guessed. */
export function readOptions(args: readonly string[]): Options {
  const command = args.find((each, index) => !each.startsWith('--') && !args[index - 1]?.startsWith('--')) ?? 'simulate'
  const numberOf = (name: string, fallback: number): number => {
    const at = args.indexOf(`--${name}`)
    if (at < 0) return fallback
    const text = args[at + 1] ?? ''
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}"`)
    return Number(text)
  }
  const has = (name: string) => args.includes(`--${name}`)
  return {
    command, seed: numberOf('seed', 1), seeds: numberOf('seeds', 1), step: numberOf('step', 1), orders: numberOf('orders', 50), budget: numberOf('budget', 0),
    trace: has('trace'), twice: has('twice'), brief: has('brief'), untilWrong: has('until-wrong'),
  }
}
