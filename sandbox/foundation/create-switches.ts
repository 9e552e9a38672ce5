import { createHash } from 'node:crypto';
import type { StateStore } from './open-state-store';

/** Faults that the HTTP server does for every program; any other kind is handed to the handler as `request.fault`. */
export const TRANSPORT_FAULTS = ['timeout-before', 'timeout-after', 'error-before', 'error-after', 'reset-before', 'reset-after', 'delay', 'slow-drip', 'malformed', 'rate-limit'] as const;
export type TransportFault = (typeof TRANSPORT_FAULTS)[number];

export type Fault = {
  readonly id: string;
  /** The call's name (`orders.capture`), or `*` for every call. */
  readonly call: string;
  readonly kind: string;
  /** How many calls it still hits; null: until it is switched off. */
  readonly times: number | null;
  /** The part of the calls that it hits, above 0 up to 1; all of them where missing. Which ones follows from the seed alone. */
  readonly share?: number;
  readonly seed?: string;
  /** How many calls it has looked at, and how many of them it hit. */
  readonly seen: number;
  readonly hits: number;
  /** HTTP status of error-before and error-after (default 500). */
  readonly status?: number;
  /** Wait of a delay; of slow-drip the time from byte to byte (default 1000). */
  readonly delayMs?: number;
  /** A detail for the program's own kinds: an issue code, an amount. */
  readonly value?: string;
};

export type NewFault = Omit<Fault, 'id' | 'seen' | 'hits'>;

export type Switches = {
  add(fault: NewFault): Fault;
  list(): Fault[];
  /** False where there is none of this id. */
  remove(id: string): boolean;
  clear(): void;
  /** The oldest fault set for this call that hits it; counted. */
  take(call: string): Fault | null;
  latencyMs(): number;
  setLatencyMs(ms: number): void;
};

/** True for the faults that the server itself carries out. */
export function isTransportFault(fault: Fault): boolean {
  return (TRANSPORT_FAULTS as readonly string[]).includes(fault.kind);
}

/** Whether a fault hits the call that it looks at as its `seen`-th: the same seed, the same answers. */
function hits({ share, seed = '', seen }: Fault): boolean {
  if (share === undefined) return true;
  return createHash('sha256').update(`${seed}:${String(seen)}`).digest().readUInt32BE() / 2 ** 32 < share;
}

/** Fault and latency switches, kept on disk. `SANDBOX_LATENCY_MS` is the latency until somebody sets another. */
export function createSwitches(store: StateStore, defaultLatencyMs: number): Switches {
  const faults = store.table<Fault>('faults');
  const settings = store.table<{ ms: number }>('latency');
  let serial = [...faults.values()].reduce((highest, fault) => Math.max(highest, Number.parseInt(fault.id, 10)), 0);
  return {
    add(fault) {
      serial += 1;
      const stored = { ...fault, id: String(serial), seen: 0, hits: 0 };
      faults.put(stored.id, stored);
      return stored;
    },
    list: () => [...faults.values()],
    remove(id) {
      const isThere = faults.get(id) !== undefined;
      faults.remove(id);
      return isThere;
    },
    clear() {
      for (const fault of [...faults.values()]) faults.remove(fault.id);
    },
    take(call) {
      if (faults.size === 0) return null;
      for (const fault of [...faults.values()]) {
        if (fault.call !== call && fault.call !== '*') continue;
        const isHit = hits(fault);
        const times = isHit && fault.times !== null ? fault.times - 1 : fault.times;
        if (times === 0) faults.remove(fault.id);
        else faults.put(fault.id, { ...fault, times, seen: fault.seen + 1, hits: fault.hits + (isHit ? 1 : 0) });
        if (isHit) return fault;
      }
      return null;
    },
    latencyMs: () => settings.get('latency')?.ms ?? defaultLatencyMs,
    setLatencyMs: (ms) => { settings.put('latency', { ms }); },
  };
}
