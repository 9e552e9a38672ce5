import type { StateStore } from './open-state-store';

/** Faults that the HTTP server does for every program; any other kind is handed to the handler as `request.fault`. */
export const TRANSPORT_FAULTS = ['timeout-before', 'timeout-after', 'error-before', 'error-after', 'reset-before', 'reset-after', 'delay', 'malformed'] as const;
export type TransportFault = (typeof TRANSPORT_FAULTS)[number];

export type Fault = {
  readonly id: string;
  /** The call's name (`orders.capture`), or `*` for every call. */
  readonly call: string;
  readonly kind: string;
  /** How many calls it still hits. */
  readonly times: number;
  /** HTTP status of error-before and error-after (default 500). */
  readonly status?: number;
  readonly delayMs?: number;
  /** A detail for the program's own kinds: an issue code, an amount. */
  readonly value?: string;
};

export type Switches = {
  add(fault: Omit<Fault, 'id'>): Fault;
  list(): Fault[];
  clear(): void;
  /** The oldest fault set for this call; counts it down. */
  take(call: string): Fault | null;
  latencyMs(): number;
  setLatencyMs(ms: number): void;
};

/** True for the faults that the server itself carries out. */
export function isTransportFault(fault: Fault): boolean {
  return (TRANSPORT_FAULTS as readonly string[]).includes(fault.kind);
}

/** Fault and latency switches, kept on disk. `SANDBOX_LATENCY_MS` is the latency until somebody sets another. */
export function createSwitches(store: StateStore, defaultLatencyMs: number): Switches {
  const faults = store.table<Fault>('faults');
  const settings = store.table<{ ms: number }>('latency');
  let serial = [...faults.values()].reduce((highest, fault) => Math.max(highest, Number.parseInt(fault.id, 10)), 0);
  return {
    add(fault) {
      serial += 1;
      const stored = { ...fault, id: String(serial) };
      faults.put(stored.id, stored);
      return stored;
    },
    list: () => [...faults.values()],
    clear() {
      for (const fault of [...faults.values()]) faults.remove(fault.id);
    },
    take(call) {
      if (faults.size === 0) return null;
      const found = [...faults.values()].find((fault) => fault.call === call || fault.call === '*');
      if (found === undefined) return null;
      if (found.times <= 1) faults.remove(found.id);
      else faults.put(found.id, { ...found, times: found.times - 1 });
      return found;
    },
    latencyMs: () => settings.get('latency')?.ms ?? defaultLatencyMs,
    setLatencyMs: (ms) => { settings.put('latency', { ms }); },
  };
}
