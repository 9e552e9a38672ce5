import { asRecord, refuseControl, shortText, wholeNumber } from '@/sandbox/foundation/control-fields';
import type { Supplier } from '../supplier';

/** How the website behaves. What happens once, some times or to a share of the visitors is a fault of the page instead. */
export type SiteSettings = {
  /** The parts of the product page appear after so long, twice and three times so long. */
  readonly hydrationMs: number;
  /** The last button: `Pay now` charges at once, the other two lead to a payment page first. */
  readonly payButton: 'pay-now' | 'place-order' | 'checkout-button';
  /** On the price between product page and order page: 11000 = a tenth more than was shown. */
  readonly confirmPriceBasisPoints: number;
  /** Whether the order page already shows the tax that is in no price. */
  readonly taxShown: 'on-confirm' | 'after-payment';
  readonly orderListLagMs: number;
  /** The Cancel button of an order appears this late. */
  readonly cancelButtonAfterMs: number;
  /** End of the class names that the real site changes with every release. */
  readonly classHash: string;
  /** Refuse a second order from the same page. The real site lets it through. */
  readonly doubleClickGuard: boolean;
  /** Send product addresses on to the id of the account's country site. */
  readonly regionRedirect: boolean;
  readonly popup: boolean;
  /** More pages than this in a minute bring the captcha; 0 = never. */
  readonly pagesPerMinute: number;
  readonly signInHours: number;
};

export const DEFAULT_SITE: SiteSettings = {
  hydrationMs: 120, payButton: 'pay-now', confirmPriceBasisPoints: 10_000, taxShown: 'on-confirm', orderListLagMs: 2_000, cancelButtonAfterMs: 1_500, classHash: 'Kx9fQ',
  doubleClickGuard: false, regionRedirect: false, popup: false, pagesPerMinute: 0, signInHours: 72,
};

const tableOf = (supplier: Supplier) => supplier.store.table<Partial<SiteSettings>>('website-settings');

export function siteSettings(supplier: Supplier): SiteSettings {
  return { ...DEFAULT_SITE, ...tableOf(supplier).get('settings') };
}

type Reader = (value: unknown, name: string) => unknown;
const whole = (min: number, max: number): Reader => (value, name) => wholeNumber(value, name, { min, max });
const flag: Reader = (value, name) => (typeof value === 'boolean' ? value : refuseControl(`${name} must be true or false`));
const oneOf = (...allowed: readonly string[]): Reader => (value, name) => (typeof value === 'string' && allowed.includes(value) ? value : refuseControl(`${name} must be one of ${allowed.join(', ')}`));

const READERS: Record<keyof SiteSettings, Reader> = {
  hydrationMs: whole(0, 20_000),
  payButton: oneOf('pay-now', 'place-order', 'checkout-button'),
  confirmPriceBasisPoints: whole(1, 1_000_000),
  taxShown: oneOf('on-confirm', 'after-payment'),
  orderListLagMs: whole(0, 600_000),
  cancelButtonAfterMs: whole(0, 60_000),
  classHash: (value, name) => (/^[\w-]{1,20}$/.test(shortText(value, name)) ? value : refuseControl(`${name} must be letters and digits`)),
  doubleClickGuard: flag,
  regionRedirect: flag,
  popup: flag,
  pagesPerMinute: whole(0, 10_000),
  signInHours: whole(0, 10_000),
};

/** Changes settings by name; an unknown name or a wrong value is refused. */
export function changeSite(supplier: Supplier, body: unknown): SiteSettings {
  const change: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(asRecord(body))) {
    if (!Object.hasOwn(READERS, name)) refuseControl(`there is no setting ${name}`);
    change[name] = READERS[name as keyof SiteSettings](value, name);
  }
  tableOf(supplier).put('settings', { ...tableOf(supplier).get('settings'), ...change });
  return siteSettings(supplier);
}
