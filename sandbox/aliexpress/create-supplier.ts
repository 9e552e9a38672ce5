import { createEffects } from '@/sandbox/foundation/create-effects';
import { createSandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import { createSwitches } from '@/sandbox/foundation/create-switches';
import { openStateStore } from '@/sandbox/foundation/open-state-store';
import { BUYERS } from './buyers';
import { createCatalogueIndex } from './catalogue-index';
import { createPictureIndex } from './catalogue/find-similar-pictures';
import type { CatalogueProduct } from './catalogue/product';
import { createCallLimits } from './gateway/create-call-limits';
import { armOrder } from './orders/order-life';
import { createPusher } from './pushes/create-pusher';
import { NEW_ORDER } from './orders/order-rows';
import { armRefund } from './orders/refund-order';
import type { OrderRow, PushRow, RefundRow, Settings } from './rows';
import { DEFAULT_SETTINGS } from './settings-defaults';
import type { Supplier, SupplierConfig } from './supplier';

export type SupplierOptions = SupplierConfig & { readonly stateDir: string; readonly latencyMs: number; readonly clockFile?: string | undefined; readonly products: readonly CatalogueProduct[] };

/** Opens the sandbox supplier on its state folder and takes up the orders that were under way. */
export function createSupplier(options: SupplierOptions): { supplier: Supplier; stop(): void } {
  const store = openStateStore(options.stateDir);
  const clock = createSandboxClock(store, options.clockFile);
  const changed = store.table<Partial<Settings>>('settings');
  let current: Settings | null = null;
  const settings = (): Settings => (current ??= { ...DEFAULT_SETTINGS, ...options.defaults, ...changed.get('settings') });
  const log = store.table<PushRow>('pushes');
  const pusher = createPusher({ appKey: options.appKey, appSecret: options.appSecret, store, clock, log, settings });
  const supplier: Supplier = {
    config: options,
    store,
    clock,
    switches: createSwitches(store, options.latencyMs),
    effects: createEffects(store, clock),
    catalogue: createCatalogueIndex(options.products, clock.nowMs),
    pictures: createPictureIndex(options.picturesDir),
    buyers: BUYERS,
    codes: store.table('codes'),
    tokens: store.table('tokens'),
    orders: store.table('orders'),
    placements: store.table('placements'),
    refunds: store.table<RefundRow>('refunds'),
    stock: store.table('stock'),
    pushes: log,
    settings,
    limits: createCallLimits({ store, clock, settings }),
    changeSettings(change) {
      changed.put('settings', { ...changed.get('settings'), ...change });
      current = null;
      return settings();
    },
    resetSettings() {
      changed.remove('settings');
      current = null;
    },
    push: pusher.push,
    pusher,
  };
  takeUp(supplier);
  return {
    supplier,
    stop() {
      pusher.stop();
      clock.stop();
      store.close();
    },
  };
}

/** Goes on with what was under way when the program ended: the steps of orders, refunds that were not answered. Orders of an earlier version get what they lack. */
function takeUp(supplier: Supplier): void {
  for (const order of [...supplier.orders.values()]) {
    const whole: OrderRow = { ...NEW_ORDER, ...order };
    supplier.orders.put(order.orderId, whole);
    armOrder(supplier, whole);
  }
  for (const refund of supplier.refunds.values()) armRefund(supplier, refund, 0);
  supplier.store.commit();
}
