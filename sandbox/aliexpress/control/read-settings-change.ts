import { asRecord, refuseControl, shortText, wholeNumber } from '@/sandbox/foundation/add-control-routes';
import { HOLDS, type Settings } from '../rows';
import type { Supplier } from '../supplier';

type Reader = (value: unknown, name: string) => unknown;

const whole = (min: number, max: number): Reader => (value, name) => wholeNumber(value, name, { min, max });
const flag: Reader = (value, name) => (typeof value === 'boolean' ? value : refuseControl(`${name} must be true or false`));
const oneOf = (...allowed: string[]): Reader => (value, name) => (typeof value === 'string' && allowed.includes(value) ? value : refuseControl(`${name} must be one of ${allowed.join(', ')}`));
const texts: Reader = (value, name) => (Array.isArray(value) ? value.map((entry) => shortText(entry, name)) : refuseControl(`${name} must be a list of texts`));
const orNull = (reader: Reader): Reader => (value, name) => (value === null ? null : reader(value, name));

const callLimit: Reader = (value, name) => {
  const limit = asRecord(value);
  return { calls: wholeNumber(limit['calls'], `${name}.calls`, { min: 1, max: 1_000_000 }), seconds: wholeNumber(limit['seconds'], `${name}.seconds`, { min: 1, max: 86_400 }) };
};

/** A table by name, read whole: what is not in it has its usual value again. */
const byName = (reader: Reader): Reader => (value, name) => Object.fromEntries(Object.entries(asRecord(value)).map(([key, entry]) => [key, reader(entry, `${name}.${key}`)] as const));

const READERS: Record<keyof Settings, Reader> = {
  autoPay: flag,
  dedupe: oneOf('same-ids', 'repeated-error', 'off'),
  orderVisibleAfterMs: whole(0, 86_400_000),
  priceFactorBasisPoints: whole(1, 1_000_000),
  hiddenTaxBasisPoints: whole(0, 10_000),
  orderPriceFactorBasisPoints: whole(1, 1_000_000),
  personalBenefitBasisPoints: whole(1, 10_000),
  importChargesBasisPoints: whole(0, 100_000),
  promotionLimit: whole(0, 10_000),
  limitStrategy: oneOf('create_order_fail', 'back_to_normal_price'),
  freeShippingFromMinor: orNull(whole(0, 100_000_000)),
  stockByCountryBasisPoints: byName(whole(0, 10_000)),
  shortStockCode: oneOf('INVENTORY_HOLD_ERROR', 'DELIVERY_METHOD_NOT_EXIST'),
  buyerStates: byName(oneOf('blacklisted', 'disabled', 'suspicious', 'invalid')),
  afterPayment: oneOf('none', ...HOLDS),
  holdHours: whole(0, 10_000),
  cancelReviewHours: whole(0, 10_000),
  parcels: (value, name) => wholeNumber(value, name, { min: 1, max: 2 }),
  secondParcelAfterHours: whole(0, 10_000),
  trackingAfterHours: whole(0, 10_000),
  lastMileAfterHours: whole(0, 10_000),
  untracked: oneOf('1001', 'empty-list'),
  payTimeoutSeconds: whole(1, 10_000_000),
  shipAfterHours: whole(0, 100_000),
  deliverAfterDays: orNull(whole(0, 1_000)),
  appStatus: oneOf('online', 'test'),
  strictProvinces: flag,
  bareSingleLists: flag,
  deniedMethods: texts,
  ipWhitelist: texts,
  appCallLimit: orNull(callLimit),
  methodCallLimits: byName(callLimit),
  publishedLimits: flag,
  banSeconds: whole(1, 86_400),
  dailyCalls: orNull(whole(1, 100_000_000)),
  codeLifetimeSeconds: whole(1, 86_400),
  refreshGives: oneOf('new', 'same', 'nothing'),
  refreshable: flag,
  appType: oneOf('dropshipping', 'affiliate'),
  simplifyRoot: oneOf('kept', 'dropped'),
  redirectUris: texts,
  pushUrl: orNull(shortText),
  pushMode: oneOf('once', 'twice', 'never'),
  pushDelaySeconds: whole(0, 1_000_000),
  pushOrder: oneOf('in-order', 'swapped'),
  pushLostEvery: whole(0, 1_000),
  pushAttempts: whole(1, 100),
  pushMessageType: whole(0, 1_000),
};

/** Checks a change of settings; `stock` sets pieces left by SKU id. Unknown names are refused, so that a typing error does not pass for a switch. */
export function readSettingsChange(supplier: Supplier, body: Record<string, unknown>): { settings: Partial<Settings>; stock: [string, number][] } {
  const settings: Record<string, unknown> = {};
  let stock: [string, number][] = [];
  for (const [name, value] of Object.entries(body)) {
    if (name === 'stock') stock = readStock(supplier, value);
    else if (Object.hasOwn(READERS, name)) settings[name] = READERS[name as keyof Settings](value, name);
    else refuseControl(`there is no setting ${name}`);
  }
  return { settings: settings, stock };
}

function readStock(supplier: Supplier, value: unknown): [string, number][] {
  const known = new Set(supplier.catalogue.products.flatMap((product) => product.skus.map((sku) => sku.skuId)));
  return Object.entries(asRecord(value)).map(([skuId, left]) => {
    if (!known.has(skuId)) refuseControl(`there is no SKU ${skuId}`);
    return [skuId, wholeNumber(left, 'stock', { min: 0, max: 1_000_000 })];
  });
}
