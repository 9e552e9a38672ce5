import { createEffects } from '@/sandbox/foundation/create-effects';
import { createSandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import { createSwitches } from '@/sandbox/foundation/create-switches';
import { openStateStore } from '@/sandbox/foundation/open-state-store';
import { BUYERS } from './buyers';
import { createCatalogueIndex } from './catalogue-index';
import type { CatalogueProduct } from './catalogue/product';
import { createCallLimits } from './gateway/create-call-limits';
import { armOrder } from './orders/order-life';
import { createPusher } from './pushes/create-pusher';
import type { PushRow, Settings } from './rows';
import type { Supplier, SupplierConfig } from './supplier';

export const DEFAULT_SETTINGS: Settings = {
  autoPay: true,
  dedupe: 'same-ids',
  orderVisibleAfterMs: 2_000,
  priceFactorBasisPoints: 10_000,
  hiddenTaxBasisPoints: 0,
  payTimeoutSeconds: 1_036_800,
  shipAfterHours: 24,
  deliverAfterDays: null,
  appStatus: 'online',
  strictProvinces: true,
  bareSingleLists: false,
  deniedMethods: [],
  ipWhitelist: [],
  appCallLimit: null,
  methodCallLimits: {},
  publishedLimits: true,
  banSeconds: 1,
  dailyCalls: null,
  codeLifetimeSeconds: 180,
  refreshGives: 'new',
  refreshable: true,
  appType: 'dropshipping',
  simplifyRoot: 'kept',
  redirectUris: [],
  pushUrl: null,
  pushMode: 'once',
};

export type SupplierOptions = SupplierConfig & { readonly stateDir: string; readonly latencyMs: number; readonly clockFile?: string | undefined; readonly products: readonly CatalogueProduct[] };

/** Opens the sandbox supplier on its state folder and takes up the orders that were under way. */
export function createSupplier(options: SupplierOptions): { supplier: Supplier; stop(): void } {
  const store = openStateStore(options.stateDir);
  const clock = createSandboxClock(store, options.clockFile);
  const changed = store.table<Partial<Settings>>('settings');
  const settings = (): Settings => ({ ...DEFAULT_SETTINGS, ...options.defaults, ...changed.get('settings') });
  const log = store.table<PushRow>('pushes');
  const pusher = createPusher({ appKey: options.appKey, appSecret: options.appSecret, store, clock, log, settings });
  const supplier: Supplier = {
    config: options,
    store,
    clock,
    switches: createSwitches(store, options.latencyMs),
    effects: createEffects(store, clock),
    catalogue: createCatalogueIndex(options.products),
    buyers: BUYERS,
    codes: store.table('codes'),
    tokens: store.table('tokens'),
    orders: store.table('orders'),
    placements: store.table('placements'),
    stock: store.table('stock'),
    pushes: log,
    settings,
    limits: createCallLimits({ store, clock, settings }),
    changeSettings(change) {
      changed.put('settings', { ...changed.get('settings'), ...change });
      return settings();
    },
    push: pusher.push,
  };
  for (const order of supplier.orders.values()) armOrder(supplier, order);
  return {
    supplier,
    stop() {
      pusher.stop();
      clock.stop();
      store.close();
    },
  };
}
