import path from 'node:path';
import { latestMove, MAX_SPEED, moveClockFile, readClockFile, timeAt, type ClockMove } from './clock-file';
import type { StateStore } from './open-state-store';
import { watchFile } from './watch-file';

export type SandboxClock = {
  nowMs(): number;
  now(): Date;
  /** `2026-11-21T08:00:00Z` */
  iso(atMs?: number): string;
  /** Moves the time of everyone on this clock forward for good (kept on disk) and runs what has become due. */
  advance(seconds: number): void;
  /** How many seconds pass here in one of the machine's; above 0. Kept on disk. */
  setSpeed(speed: number): void;
  speed(): number;
  /** The machine's own time again, at its own speed. What was dated later stays dated later. */
  backToNow(): void;
  /** How far ahead of the machine's time this clock is. */
  offsetMs(): number;
  /** Runs `work` once the sandbox's time reaches `dueMs`. Not kept on disk: a program re-arms from its state at start. */
  at(dueMs: number, work: () => void): void;
  stop(): void;
};

type Due = { readonly dueMs: number; readonly work: () => void };
const LONGEST_SLEEP_MS = 60_000;
/** A step back of more than this is one that somebody asked for; less is the machine's clock being set right. */
const MEANT_MS = 1_000;

/** The machine's own time, for what must fit other programs' clocks (the life of a certificate). */
export function machineNowMs(): number {
  return Date.now();
}

/**
 * The sandbox's clock: the machine's time until somebody moves it at a control page. `clockFile` is shared by all who are given the same
 * one (SANDBOX_CLOCK_FILE): moved in one program, it moves in all, within milliseconds. Without it the program has a clock of its own in
 * its state folder. It never goes back by itself.
 */
export function createSandboxClock(store: StateStore, clockFile?: string): SandboxClock {
  const file = clockFile ?? path.join(store.folder, 'clock.json');
  const heap: Due[] = [];
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let move: ClockMove = latestMove(readClockFile(file));
  let lastMs = -Infinity;
  const nowMs = () => (lastMs = Math.max(lastMs, timeAt(move, machineNowMs())));

  const arm = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const first = heap[0];
    if (first === undefined || stopped) return;
    timer = setTimeout(run, Math.min(Math.max((first.dueMs - nowMs()) / move.speed, 0), LONGEST_SLEEP_MS));
  };
  const run = () => {
    for (let first = heap[0]; first !== undefined && first.dueMs <= nowMs() && !stopped; first = heap[0]) {
      popDue(heap);
      first.work();
    }
    store.commit();
    arm();
  };
  const follow = (next: ClockMove) => {
    if (stopped || (next.setAtMs === move.setAtMs && next.atMs === move.atMs && next.speed === move.speed)) return;
    move = next;
    const moved = timeAt(move, machineNowMs());
    if (moved < lastMs - MEANT_MS) lastMs = moved;
    run();
  };
  const change = (to: Parameters<typeof moveClockFile>[2]) => { follow(latestMove(moveClockFile(file, machineNowMs(), to))); };
  const unwatch = watchFile(file, () => { follow(latestMove(readClockFile(file))); });

  return {
    nowMs,
    now: () => new Date(nowMs()),
    iso: (atMs = nowMs()) => new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    advance(seconds) {
      change(({ atMs, speed }) => ({ atMs: atMs + seconds * 1000, speed }));
    },
    setSpeed(speed) {
      change(({ atMs }) => ({ atMs, speed: Math.min(Math.max(speed, 0.001), MAX_SPEED) }));
    },
    speed: () => move.speed,
    backToNow() {
      change(({ machineMs }) => ({ atMs: machineMs, speed: 1 }));
    },
    offsetMs() {
      const machineMs = machineNowMs();
      return timeAt(move, machineMs) - machineMs;
    },
    at(dueMs, work) {
      const first = heap[0];
      pushDue(heap, { dueMs, work });
      if (first === undefined || dueMs < first.dueMs) arm();
    },
    stop() {
      stopped = true;
      unwatch();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function pushDue(heap: Due[], entry: Due): void {
  heap.push(entry);
  for (let child = heap.length - 1; child > 0; ) {
    const parent = (child - 1) >> 1;
    if ((heap[parent] as Due).dueMs <= entry.dueMs) break;
    heap[child] = heap[parent] as Due;
    heap[parent] = entry;
    child = parent;
  }
}

function popDue(heap: Due[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let parent = 0;
  for (;;) {
    let child = parent * 2 + 1;
    if (child >= heap.length) break;
    const right = heap[child + 1];
    if (right !== undefined && right.dueMs < (heap[child] as Due).dueMs) child += 1;
    if ((heap[child] as Due).dueMs >= last.dueMs) break;
    heap[parent] = heap[child] as Due;
    parent = child;
  }
  heap[parent] = last;
}
