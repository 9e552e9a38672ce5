export interface Options {
  readonly command: string
  readonly seed: number
  readonly seeds: number
  /** Of a sweep's points every so many-th; the distance between two seeds. */
  readonly step: number
  /** The same for each of several commands (`--steps 10,37`). */
  readonly steps: readonly number[]
  /** Several processes share the work: this one takes what `isMine` says of a running number. */
  readonly part: number
  readonly parts: number
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

/** Whether the work with this running number is this process's. */
export const isMine = ({ part, parts }: Options, index: number): boolean => index % parts === part

/** No new work is begun after the budget. */
export const isOver = ({ budget }: Options, startedAt: number): boolean => budget > 0 && performance.now() - startedAt > budget * 1000

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
  const listOf = (name: string): number[] => {
    const text = args[args.indexOf(`--${name}`) + 1] ?? ''
    if (!args.includes(`--${name}`)) return []
    if (!/^\d{1,6}(,\d{1,6})*$/.test(text)) throw new Error(`--${name} takes whole numbers with commas between, not "${text}"`)
    return text.split(',').map(Number)
  }
  const has = (name: string) => args.includes(`--${name}`)
  return {
    command, seed: numberOf('seed', 1), seeds: numberOf('seeds', 1), step: numberOf('step', 1), steps: listOf('steps'), part: numberOf('part', 0), parts: numberOf('parts', 1), orders: numberOf('orders', 50), budget: numberOf('budget', 0),
    trace: has('trace'), twice: has('twice'), brief: has('brief'), untilWrong: has('until-wrong'),
  }
}
