import type { SandboxClock } from '../../foundation/create-sandbox-clock';
import type { StateStore } from '../../foundation/open-state-store';
import type { PayPalSettings } from '../read-paypal-settings';

export type Balance = { readonly currency: string; readonly available: number; readonly withheld: number };

export type Books = {
  balance(currency: string): Balance;
  all(): Balance[];
  /** Balances as the reporting API knows them: late by the configured lag. */
  reported(): { balances: Balance[]; asOfMs: number };
  /** Changes the balance by these minor units, for instance { available: -987, withheld: 987 } to hold money for a payout. */
  move(currency: string, change: { available?: number; withheld?: number }): void;
  setAvailable(currency: string, minor: number): void;
};

type Snapshot = { readonly atMs: number; readonly balance: Balance };

/** The merchant's PayPal balances. */
export function createBooks(store: StateStore, clock: SandboxClock, settings: PayPalSettings): Books {
  const table = store.table<Balance>('balances');
  if (table.size === 0) table.put('USD', { currency: 'USD', available: settings.openingBalanceMinor, withheld: 0 });
  const lagMs = settings.balanceLagSeconds * 1000;
  const past: Snapshot[] = [];

  const balance = (currency: string): Balance => table.get(currency) ?? { currency, available: 0, withheld: 0 };
  const set = (next: Balance) => {
    if (lagMs > 0) past.push({ atMs: clock.nowMs(), balance: balance(next.currency) });
    table.put(next.currency, next);
  };
  return {
    balance,
    all: () => [...table.values()],
    reported() {
      const asOfMs = clock.nowMs() - lagMs;
      while (past[0] !== undefined && past[0].atMs <= asOfMs) past.shift();
      const seen = new Map([...table.values()].map((entry) => [entry.currency, entry]));
      // The oldest change after the moment asked for holds what stood before it.
      for (const snapshot of past.toReversed()) seen.set(snapshot.balance.currency, snapshot.balance);
      return { balances: [...seen.values()], asOfMs };
    },
    move(currency, { available = 0, withheld = 0 }) {
      const before = balance(currency);
      set({ currency, available: before.available + available, withheld: before.withheld + withheld });
    },
    setAvailable: (currency, minor) => { set({ ...balance(currency), available: minor }); },
  };
}
