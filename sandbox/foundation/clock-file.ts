import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmdirSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

/** One movement of the clock: at the machine's `setAtMs` it read `atMs`, and ran `speed` times as fast from then on. */
export type ClockMove = { readonly setAtMs: number; readonly atMs: number; readonly speed: number };

/** The newest movements, oldest first. Their history tells how long something has really taken across a jump. */
export type ClockReading = readonly ClockMove[];

export const MAX_SPEED = 100_000;
const KEPT_MOVES = 32;
const LOCK_WAIT_MS = 5;
const LOCK_STALE_MS = 2_000;
/** The clock that nobody has moved: the machine's own. */
const UNMOVED: ClockMove = { setAtMs: 0, atMs: 0, speed: 1 };

const isMove = (value: unknown): value is ClockMove => {
  if (typeof value !== 'object' || value === null) return false;
  const { setAtMs, atMs, speed } = value as Partial<ClockMove>;
  return [setAtMs, atMs, speed].every((number) => typeof number === 'number' && Number.isFinite(number)) && Math.abs(atMs as number) < 8e15 && (speed as number) > 0 && (speed as number) <= MAX_SPEED;
};

/** What the file says; null where it is absent or not a clock file. It is replaced as a whole, so nobody reads half of it. */
export function readClockFile(file: string): ClockReading | null {
  try {
    const { moves } = JSON.parse(readFileSync(file, 'utf8')) as { moves?: unknown };
    return Array.isArray(moves) && moves.length > 0 && moves.every(isMove) ? moves : null;
  } catch {
    return null;
  }
}

/** The movement that holds now. */
export function latestMove(reading: ClockReading | null): ClockMove {
  return reading?.at(-1) ?? UNMOVED;
}

/** The clock's time at a moment of the machine's. */
export function timeAt(move: ClockMove, machineMs: number): number {
  return Math.floor(move.atMs + (machineMs - move.setAtMs) * move.speed);
}

/**
 * Moves the clock of everyone who reads this file: `change` gets the time it shows and its speed. Under a lock, so that two programs that
 * move it at once both count; written beside and renamed. A lock whose holder was killed is taken over after two seconds.
 */
export function moveClockFile(file: string, machineMs: number, change: (now: { atMs: number; speed: number; machineMs: number }) => { atMs: number; speed: number }): ClockReading {
  mkdirSync(path.dirname(file), { recursive: true });
  const unlock = lock(`${file}.lock`);
  try {
    const before = readClockFile(file);
    const move = latestMove(before);
    const reading = [...(before ?? [UNMOVED]), { setAtMs: machineMs, ...change({ atMs: timeAt(move, machineMs), speed: move.speed, machineMs }) }].slice(-KEPT_MOVES);
    write(file, JSON.stringify({ moves: reading }));
    return reading;
  } finally {
    unlock();
  }
}

function lock(folder: string): () => void {
  for (;;) {
    try {
      mkdirSync(folder);
      return () => { rmdirSync(folder); };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (ageMs(folder) > LOCK_STALE_MS) removeQuietly(folder);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_WAIT_MS);
    }
  }
}

/** By the disk's own time: the lock's folder beside one made now would be exact, but seconds are enough. */
function ageMs(folder: string): number {
  try {
    return Date.now() - statSync(folder).mtimeMs;
  } catch {
    return 0;
  }
}

function removeQuietly(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another one was quicker.
  }
}

function write(file: string, text: string): void {
  const half = `${file}.${String(process.pid)}`;
  const descriptor = openSync(half, 'w', 0o600);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(half, file);
}
