import { expect } from 'vitest';
import { openBrowser, type SiteBrowser } from './site-browser';
import { listOf, type TestSupplier } from './start-test-supplier';

export const US = 'buyer.us@example.test';

type PlacedOrder = { orderId: string; outOrderId: string; totalMinor: number; status: string; paid: boolean; lines: { unitMinor: number; quantity: number }[]; address: Record<string, string> };

/** Somebody who buys on the supplier's website, and what its controls say of that. */
export const siteBuyer = (supplierOf: () => TestSupplier) => ({
  async buyer(login = US, language = 'en'): Promise<SiteBrowser> {
    const browser = openBrowser(() => supplierOf().url, language);
    expect((await browser.signIn(login)).status).toBe(303);
    return browser;
  },
  orders: async () => listOf<PlacedOrder>((await supplierOf().control('orders'))['orders']),
  effects: async (name: string) => listOf((await supplierOf().control(`effects?effect=${name}`))['effects']),
  fault: (call: string, kind: string, more: object = {}) => supplierOf().control('faults', { call, kind, times: 1, ...more }),
  /** The website as it is without any setting of a test. */
  async resetSite(): Promise<void> {
    const supplier = supplierOf();
    await supplier.control('website', { payButton: 'pay-now', confirmPriceBasisPoints: 10_000, taxShown: 'on-confirm', doubleClickGuard: false, regionRedirect: false, popup: false, pagesPerMinute: 0, orderListLagMs: 0 });
    await supplier.control('settings', { hiddenTaxBasisPoints: 0 });
    await fetch(`${supplier.url}/_control/api/faults`, { method: 'DELETE' });
  },
});
