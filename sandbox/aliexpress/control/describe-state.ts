import { stockLeft } from '../orders/stock';
import type { Supplier } from '../supplier';
import { describeOrder } from './describe-order';

const LATEST = 100;

/** What the control page shows, as JSON. Tokens by their last six characters only. */
export function describeState(supplier: Supplier): object {
  const { clock, switches, catalogue, orders, tokens, pushes } = supplier;
  return {
    now: clock.iso(),
    offsetSeconds: clock.offsetMs() / 1000,
    appKey: supplier.config.appKey,
    settings: supplier.settings(),
    latencyMs: switches.latencyMs(),
    faults: switches.list(),
    buyers: supplier.buyers,
    counts: { products: catalogue.products.length, orders: orders.size, tokens: tokens.size },
    orders: [...orders.values()].slice(-LATEST).map(describeOrder),
    tokens: [...tokens.values()].slice(-LATEST).map((row) => ({ ...row, token: `…${row.token.slice(-6)}`, expiresAt: clock.iso(row.expiresAtMs) })),
    pushes: [...pushes.values()].slice(-LATEST),
    stock: Object.fromEntries(catalogue.products.flatMap((product) => product.skus.map((sku) => [sku.skuId, stockLeft(supplier, sku)] as const))),
  };
}
