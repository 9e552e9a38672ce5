// What the verify commands share: their arguments, text or JSON on standard output, and an exit code that says whether all holds.
import { closeDatabase } from '@/lib/foundation/db'
import { isAppError } from '@/lib/foundation/errors'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** JSON as the outside reads it: amounts and sequences as text, times as ISO 8601. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, (_name, each: unknown) => (typeof each === 'bigint' ? each.toString() : each), 2))
}

export const timeText = (at: Date | string | null): string => (at === null ? '' : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`)

/** Columns side by side, as wide as their longest cell. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) console.log(row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd())
}

/**
 * Runs a command: `work` gets `json` and its own options, prints, and returns whether all holds. Exit 0 if so, 1 if not or if it could not run,
 * 2 for arguments that are not understood.
 */
export async function verifyCommand(usage: string, options: ParseArgsOptionsConfig, work: (given: { json: boolean; flag: (name: string) => boolean; text: (name: string) => string | undefined }) => Promise<boolean>): Promise<void> {
  let values: Record<string, unknown>
  try {
    values = parseArgs({ options: { ...options, json: { type: 'boolean' } } }).values
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error(`usage: ${usage}`)
    process.exitCode = 2
    return
  }
  const json = values.json === true
  try {
    followSandboxClock()
    const holds = await work({ json, flag: (name) => values[name] === true, text: (name) => (typeof values[name] === 'string' ? values[name] : undefined) })
    process.exitCode = holds ? 0 : 1
  } catch (error) {
    process.exitCode = 1
    if (!isAppError(error)) console.error(error)
    else if (json) printJson({ error: { code: error.code, message: error.message, facts: error.facts } })
    else console.error(`${error.code}: ${error.message}`)
  } finally {
    await closeDatabase()
  }
}
