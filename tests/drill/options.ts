import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

export interface Options {
  readonly orders: number
  /** How many processes are ended while shoppers buy. */
  readonly kills: number
  readonly seed: number
  readonly isJson: boolean
  /** SIGTERM under load instead of kill -9 (reliability.md T14). */
  readonly isGraceful: boolean
  /** The database is restarted and killed in turn, and stays away for seconds (reliability.md 3.4). */
  readonly isDatabase: boolean
  /** DATA_DIR of the installation whose page "Resilience" shows the result. */
  readonly store: string | undefined
  /** At most so long, by the shop's clock, until all is settled. */
  readonly settleSeconds: number
}

export const USAGE = 'npm run drill -- [--orders N] [--kills K] [--seed S] [--graceful | --database] [--settle SECONDS] [--store DATA_DIR] [--json]'

function whole(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"\n${USAGE}`)
  return Number(text)
}

/** What was asked for; without numbers the whole drill of reliability.md: T5 (1,000 orders, 300 kills), T14 (200 orders, 20 stops), or 60 orders while the database goes away four times. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ args: [...args], options: { orders: text, kills: text, seed: text, store: text, settle: text, json: flag, graceful: flag, database: flag } })
  return {
    orders: whole(values.orders, values.database ? 60 : values.graceful ? 200 : 1000, 'orders'),
    kills: whole(values.kills, values.database ? 4 : values.graceful ? 20 : 300, 'kills'),
    seed: whole(values.seed, randomInt(1_000_000), 'seed'),
    isJson: values.json,
    isGraceful: values.graceful,
    isDatabase: values.database,
    store: values.store,
    settleSeconds: whole(values.settle, 1800, 'settle'),
  }
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
