import type { StateStore } from './open-state-store';

export type SandboxClock = {
  nowMs(): number;
  now(): Date;
  /** `2026-11-21T08:00:00Z` */
  iso(atMs?: number): string;
  /** Moves the sandbox's time forward for good (kept on disk) and runs what has become due. */
  advance(seconds: number): void;
  offsetMs(): number;
  /** Runs `work` once the sandbox's time reaches `dueMs`. Not kept on disk: a program re-arms from its state at start. */
  at(dueMs: number, work: () => void): void;
  stop(): void;
};

type Due = { readonly dueMs: number; readonly work: () => void };
const LONGEST_SLEEP_MS = 60_000;

/** The machine's own time, for what must fit other programs' clocks (the life of a certificate). */
export function machineNowMs(): number {
  return Date.now();
}

/** The sandbox's own clock: real time plus an offset that the control page moves. The only place here that reads the machine's time. */
export function createSandboxClock(store: StateStore): SandboxClock {
  const table = store.table<{ offsetMs: number }>('clock');
  const heap: Due[] = [];
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const offsetMs = () => table.get('offset')?.offsetMs ?? 0;
  const nowMs = () => machineNowMs() + offsetMs();

  const arm = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const first = heap[0];
    if (first === undefined || stopped) return;
    timer = setTimeout(run, Math.min(Math.max(first.dueMs - nowMs(), 0), LONGEST_SLEEP_MS));
  };
  const run = () => {
    for (let first = heap[0]; first !== undefined && first.dueMs <= nowMs() && !stopped; first = heap[0]) {
      popDue(heap);
      first.work();
    }
    store.commit();
    arm();
  };
  return {
    nowMs,
    now: () => new Date(nowMs()),
    iso: (atMs = nowMs()) => new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    advance(seconds) {
      table.put('offset', { offsetMs: offsetMs() + seconds * 1000 });
      run();
    },
    offsetMs,
    at(dueMs, work) {
      const first = heap[0];
      pushDue(heap, { dueMs, work });
      if (first === undefined || dueMs < first.dueMs) arm();
    },
    stop() {
      stopped = true;
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
