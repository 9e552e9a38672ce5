import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { now, setClockAt } from './clock'
import { env } from './env'
import { log } from './log'

const LOOK_EVERY_MS = 250

/** One movement: at the machine's `setAtMs` the clock read `atMs`, and ran `speed` times as fast from then on (sandbox/README.md). */
const Move = z.object({ setAtMs: z.number(), atMs: z.number().min(-8e15).max(8e15), speed: z.number().positive().max(100_000) })
const ClockFile = z.object({ moves: z.array(Move).min(1) })
type Move = z.infer<typeof Move>

/** A clock that nobody has moved. */
const UNMOVED: Move = { setAtMs: 0, atMs: 0, speed: 1 }

/** Null where it is absent or no clock file. */
function readMoves(file: string): readonly Move[] | null {
  try {
    return ClockFile.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).moves
  } catch {
    return null
  }
}

const timeAt = (move: Move, machineMs: number): number => Math.floor(move.atMs + (machineMs - move.setAtMs) * move.speed)

/** The movement that held at a moment of the machine's, as far back as they are known. */
const moveAt = (moves: readonly Move[], machineMs: number): Move => moves.findLast((move) => move.setAtMs <= machineMs) ?? moves[0] ?? UNMOVED

/**
 * In local mode this process's clock is the one of the third parties on this machine (SANDBOX_CLOCK_FILE): moved or made fast at any
 * control page, it moves here within milliseconds. Read once at the start, then when the file changes; asking the time costs no more than
 * before. Without the variable nothing happens. Answers what ends the following.
 */
export function followSandboxClock(): () => void {
  const file = env().sandboxClockFile
  if (file === undefined) return () => undefined
  let moves: readonly Move[] = readMoves(file) ?? []
  let last = moves.at(-1) ?? UNMOVED
  let seen = ''
  setClockAt((machineMs) => timeAt(machineMs >= last.setAtMs ? last : moveAt(moves, machineMs), machineMs))
  const look = async () => {
    const facts = await fs.promises.stat(file, { bigint: true }).catch(() => null)
    const found = facts === null ? '' : `${facts.ino} ${facts.mtimeNs} ${facts.size}`
    if (found === seen) return
    seen = found
    const read = facts === null ? [] : readMoves(file)
    if (read === null) return // not a clock file: the time stays as it was
    const next = read.at(-1) ?? UNMOVED
    const isMoved = next.setAtMs !== last.setAtMs || next.atMs !== last.atMs || next.speed !== last.speed
    moves = read
    last = next
    if (isMoved) log.info({ now: now(), speed: next.speed }, 'the clock of local mode was moved')
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref()
  const watcher = watchFolder(file, () => void look())
  return () => {
    clearInterval(timer)
    watcher?.close()
    setClockAt(null)
  }
}

/** Null where there is no folder yet or no watch to be had: the looks are enough then. */
function watchFolder(file: string, look: () => void): fs.FSWatcher | null {
  try {
    const watcher = fs.watch(path.dirname(file), { persistent: false }, (_event, name) => {
      if (name === null || name === path.basename(file)) look()
    })
    watcher.on('error', () => { watcher.close() })
    return watcher
  } catch {
    return null
  }
}
