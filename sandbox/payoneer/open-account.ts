import { createEffects, type Effects } from '../foundation/create-effects';
import { createSandboxClock, type SandboxClock } from '../foundation/create-sandbox-clock';
import { createSwitches, type Switches } from '../foundation/create-switches';
import { openStateStore, type StateStore, type Table } from '../foundation/open-state-store';
import type { Delivery, Payee, Payment, Settings } from './records';
import type { PayoneerSettings } from './read-payoneer-settings';

/** Everything that this Payoneer knows of its one program. */
export type Account = {
  readonly config: PayoneerSettings;
  readonly store: StateStore;
  readonly clock: SandboxClock;
  readonly switches: Switches;
  readonly effects: Effects;
  readonly tokens: Table<{ readonly expiresAtMs: number }>;
  readonly payees: Table<Payee>;
  readonly payments: Table<Payment>;
  readonly deliveries: Table<Delivery>;
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Settings;
  balanceMinor(): number;
  setBalanceMinor(minor: number): void;
};

export const CURRENCY = 'USD';
const DEFAULTS: Settings = { duplicates: 'refuse', loadAfterSeconds: 60, webhookUrls: {} };

export function openAccount(config: PayoneerSettings): Account {
  const store = openStateStore(config.stateDir);
  const clock = createSandboxClock(store, config.clockFile);
  const changed = store.table<Partial<Settings>>('settings');
  const balance = store.table<{ minor: number }>('balance');
  const settings = (): Settings => ({ ...DEFAULTS, ...changed.get('settings') });
  return {
    config,
    store,
    clock,
    switches: createSwitches(store, config.latencyMs),
    effects: createEffects(store, clock),
    tokens: store.table('tokens'),
    payees: store.table('payees'),
    payments: store.table('payments'),
    deliveries: store.table('deliveries'),
    settings,
    changeSettings(change) {
      changed.put('settings', { ...changed.get('settings'), ...change });
      return settings();
    },
    balanceMinor: () => balance.get(CURRENCY)?.minor ?? config.openingBalanceMinor,
    setBalanceMinor: (minor) => { balance.put(CURRENCY, { minor }); },
  };
}
