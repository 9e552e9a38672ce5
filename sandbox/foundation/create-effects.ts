import type { SandboxClock } from './create-sandbox-clock';
import type { StateStore } from './open-state-store';

/** One thing that really happened (money taken, an order bought), as the third party knows it. Tests count these. */
export type Effect = {
  readonly serial: number;
  readonly at: string;
  /** `capture`, `refund`, `payout-item`, … */
  readonly effect: string;
  /** The idempotency key of the call that caused it, when there was one. */
  readonly key: string | null;
  readonly id: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly facts: Readonly<Record<string, string>>;
};

export type EffectFilter = { readonly after?: number; readonly effect?: string; readonly text?: string };

export type Effects = {
  record(effect: Omit<Effect, 'serial' | 'at' | 'facts'> & { facts?: Record<string, string> }): void;
  /** Effects with a serial above `after`, oldest first; `text` is looked for in key, id and facts. */
  list(filter?: EffectFilter): Effect[];
};

export const EFFECTS_KEPT = 50_000;

/** The journal of effects, kept in the state store: the latest 50,000. */
export function createEffects(store: StateStore, clock: SandboxClock): Effects {
  const table = store.table<Effect>('effects');
  let serial = 0;
  for (const entry of table.values()) serial = Math.max(serial, entry.serial);
  return {
    record(effect) {
      serial += 1;
      table.put(String(serial), { serial, at: clock.iso(), ...effect, facts: effect.facts ?? {} });
      table.remove(String(serial - EFFECTS_KEPT));
    },
    list({ after = 0, effect, text } = {}) {
      const wanted = text?.toLowerCase();
      const holds = (entry: Effect) => wanted === undefined || [entry.key, entry.id, ...Object.values(entry.facts)].some((part) => part?.toLowerCase().includes(wanted));
      return [...table.values()].filter((entry) => entry.serial > after && (effect === undefined || entry.effect === effect) && holds(entry));
    },
  };
}
