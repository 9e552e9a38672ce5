import { now } from '../../foundation/clock'
import { readPatiently, type Reader } from '../../foundation/patient-reader'
import type { Invariant } from './invariant'
import { INVARIANTS } from './registry'

export interface BreakingRow {
  readonly subject: string
  readonly detail: string
}

export interface InvariantResult {
  readonly number: string
  readonly name: string
  /** How many rows break it. */
  readonly broken: number
  /** The first of them. */
  readonly rows: readonly BreakingRow[]
}

export interface InvariantReport {
  readonly at: Date
  readonly checked: number
  readonly holding: number
  readonly results: readonly InvariantResult[]
}

const MOST_ROWS = 20

/** Runs every invariant against the database now, one after the other (they are for reading, not for speed). */
export async function checkInvariants(): Promise<InvariantReport> {
  const at = now()
  const results: InvariantResult[] = []
  await readPatiently(async (reader) => {
    for (const invariant of INVARIANTS) results.push(await checkOne(reader, invariant, at))
  })
  return { at, checked: results.length, holding: results.filter((each) => each.broken === 0).length, results }
}

async function checkOne(reader: Reader, invariant: Invariant, at: Date): Promise<InvariantResult> {
  const rows = await reader.$queryRaw<{ subject: string; detail: string; total: number }[]>`
    SELECT broken.subject::text AS subject, broken.detail::text AS detail, (count(*) OVER ())::int AS total FROM (${invariant.query(at)}) AS broken LIMIT ${MOST_ROWS}`
  return { number: invariant.number, name: invariant.name, broken: rows[0]?.total ?? 0, rows: rows.map(({ subject, detail }) => ({ subject, detail })) }
}
