import type { SandboxClock } from '../../foundation/create-sandbox-clock';
import type { StateStore } from '../../foundation/open-state-store';
import { randomCode } from '../../foundation/random-code';
import type { PayPalSettings } from '../read-paypal-settings';

export type Balance = { readonly currency: string; readonly available: number; readonly withheld: number };

/** Who stands on the other side of a movement, as the transaction search tells it. */
export type Counterparty = { readonly email: string; readonly name: string; readonly accountId?: string; readonly country?: string };

/** One line of the account statement: what moved, and how the balance stood after it. Amounts in minor units, fees and outflows negative. */
export type Movement = {
  readonly serial: number;
  /** PayPal's transaction id, 17 signs; not unique. */
  readonly id: string;
  /** PayPal's event code: T0006 a payment, T1107 a refund, T0001 a payout, … (facts 4.5, 7) */
  readonly code: string;
  /** S done, P pending, D denied, V reversed. */
  readonly status: 'S' | 'P' | 'D' | 'V';
  readonly initiatedAtMs: number;
  readonly updatedAtMs: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly available: number;
  readonly withheld: number;
  /** False for what is listed but has moved no money (a pending payment). */
  readonly affectsBalance: boolean;
  readonly referenceId: string | null;
  readonly referenceType: 'ODR' | 'TXN' | null;
  readonly invoiceId: string | null;
  readonly customField: string | null;
  readonly counterparty: Counterparty | null;
};

export type NewMovement = Pick<Movement, 'code' | 'currency' | 'amountMinor'> &
  Partial<Pick<Movement, 'id' | 'feeMinor' | 'initiatedAtMs' | 'referenceId' | 'referenceType' | 'invoiceId' | 'customField' | 'counterparty'>>;

export type Books = {
  balance(currency: string): Balance;
  all(): Balance[];
  /** Balances as they stood at that moment of the sandbox's clock. */
  asOf(atMs: number): Balance[];
  /** Moves money and writes it down. By default the amount and the fee go to the available balance; `change` says otherwise. */
  post(movement: NewMovement, change?: { readonly available?: number; readonly withheld?: number }): Movement;
  /** Writes down what has moved no money yet or never will. */
  note(movement: NewMovement, status: 'P' | 'D' | 'V'): void;
  /** Takes back the pending lines of this transaction: it has come to an end. */
  endNotes(id: string): void;
  /** Every line, oldest first. */
  statement(): IterableIterator<Movement>;
};

type Standing = { readonly atMs: number; readonly available: number; readonly withheld: number };

const YEAR_MS = 31_536_000_000;

/** The merchant's PayPal account. The statement is the only store: balances and their past are read from it. */
export function createBooks(store: StateStore, clock: SandboxClock, settings: PayPalSettings): Books {
  const lines = store.table<Movement>('movements');
  const past = new Map<string, Standing[]>();
  const notes = new Map<string, string[]>();
  let serial = 0;

  const balance = (currency: string): Balance => {
    const last = past.get(currency)?.at(-1);
    return { currency, available: last?.available ?? 0, withheld: last?.withheld ?? 0 };
  };
  const remember = (line: Movement) => {
    serial = Math.max(serial, line.serial);
    if (line.affectsBalance) {
      const standings = past.get(line.currency) ?? [];
      past.set(line.currency, standings);
      // The clock can be set back; what stands later in the statement still counts as later.
      standings.push({ atMs: Math.max(line.updatedAtMs, standings.at(-1)?.atMs ?? 0), available: line.available, withheld: line.withheld });
    } else if (line.status === 'P') notes.set(line.id, [...(notes.get(line.id) ?? []), String(line.serial)]);
  };
  const write = (movement: NewMovement, rest: Pick<Movement, 'status' | 'available' | 'withheld' | 'affectsBalance' | 'updatedAtMs'>): Movement => {
    const line: Movement = {
      initiatedAtMs: rest.updatedAtMs, feeMinor: 0, referenceId: null, referenceType: null, invoiceId: null, customField: null, counterparty: null,
      ...movement, ...rest, id: movement.id ?? randomCode(17), serial: serial + 1,
    };
    lines.put(String(line.serial), line);
    remember(line);
    return line;
  };
  const post: Books['post'] = (movement, change) => {
    const before = balance(movement.currency);
    const { available = change === undefined ? movement.amountMinor + (movement.feeMinor ?? 0) : 0, withheld = 0 } = change ?? {};
    return write(movement, { status: 'S', affectsBalance: true, updatedAtMs: clock.nowMs(), available: before.available + available, withheld: before.withheld + withheld });
  };
  for (const line of lines.values()) remember(line);
  if (lines.size === 0) write({ code: 'T0300', currency: 'USD', amountMinor: settings.openingBalanceMinor }, { status: 'S', affectsBalance: true, updatedAtMs: clock.nowMs() - YEAR_MS, available: settings.openingBalanceMinor, withheld: 0 });

  return {
    balance,
    all: () => [...past.keys()].map(balance),
    asOf: (atMs) => [...past.entries()].flatMap(([currency, standings]) => {
      const found = standingAt(standings, atMs);
      return found === null ? [] : [{ currency, available: found.available, withheld: found.withheld }];
    }),
    post,
    note(movement, status) {
      write(movement, { status, affectsBalance: false, updatedAtMs: clock.nowMs(), ...balance(movement.currency) });
    },
    endNotes(id) {
      for (const key of notes.get(id) ?? []) lines.remove(key);
      notes.delete(id);
    },
    statement: () => lines.values(),
  };
}

/** The last standing at or before the moment. */
function standingAt(standings: readonly Standing[], atMs: number): Standing | null {
  let low = 0;
  let high = standings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((standings[middle] as Standing).atMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return standings[low - 1] ?? null;
}
