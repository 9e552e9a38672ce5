import { asRecord, refuseControl, wholeNumber } from '../../foundation/add-control-routes';
import { isSupportedCurrency } from '../money/amount';
import type { World } from '../open-world';
import type { Options, PaymentFee, PayoutFee } from './options';

type Reader = (value: unknown, name: string) => unknown;

const HUNDRED_PERCENT = 10_000;
const TEN_YEARS_S = 315_360_000;

const whole = (max: number): Reader => (value, name) => wholeNumber(value, name, { min: 0, max });
const flag: Reader = (value, name) => (typeof value === 'boolean' ? value : refuseControl(`${name} must be true or false`));
const word = (...words: string[]): Reader => (value, name) => (typeof value === 'string' && words.includes(value) ? value : refuseControl(`${name} must be one of ${words.join(', ')}`));
const country: Reader = (value, name) => (typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : refuseControl(`${name} must be a country code`));

function currencyOf(text: string, name: string): string {
  return text === '*' || isSupportedCurrency(text) ? text : refuseControl(`${name}: ${text.slice(0, 20)} is not a currency of PayPal`);
}

function readFee(value: unknown, name: string): PaymentFee {
  const fields = asRecord(value);
  return {
    basisPoints: wholeNumber(fields['basisPoints'], `${name}.basisPoints`, { min: 0, max: HUNDRED_PERCENT, fallback: 0 }),
    fixedMinor: wholeNumber(fields['fixedMinor'], `${name}.fixedMinor`, { min: 0, max: 1_000_000, fallback: 0 }),
  };
}

function readPayoutFee(value: unknown, name: string): PayoutFee {
  const cap = asRecord(value)['capMinor'] ?? null;
  return { ...readFee(value, name), capMinor: cap === null ? null : wholeNumber(cap, `${name}.capMinor`, { min: 0, max: 100_000_000 }) };
}

const byCurrency = <T>(read: (value: unknown, name: string) => T): Reader => (value, name) =>
  Object.fromEntries(Object.entries(asRecord(value)).map(([currency, entry]) => [currencyOf(currency, name), read(entry, `${name}.${currency}`)]));

const rate = (value: unknown, name: string): string => (typeof value === 'string' && /^\d{1,6}(?:\.\d{1,8})?$/.test(value) && /[1-9]/.test(value) ? value : refuseControl(`${name} must be a decimal text above zero`));

const holdings: Reader = (value, name) => {
  if (value === null) return null;
  if (!Array.isArray(value)) refuseControl(`${name} must be a list of currencies or null`);
  return ['USD', ...value.map(String).filter((entry) => currencyOf(entry, name) !== 'USD')];
};

const READERS: Readonly<Record<keyof Options, Reader>> = {
  paymentFees: byCurrency(readFee),
  payoutFees: byCurrency(readPayoutFee),
  merchantCountry: country,
  payerCountry: country,
  crossBorderBasisPoints: whole(HUNDRED_PERCENT),
  holdings,
  otherCurrencies: word('convert', 'ask'),
  exchangeRates: byCurrency(rate),
  conversionBasisPoints: whole(HUNDRED_PERCENT - 1),
  transactionSearch: flag,
  disputes: flag,
  payouts: flag,
  balanceLagSeconds: whole(TEN_YEARS_S),
  transactionLagSeconds: whole(TEN_YEARS_S),
  payoutShortfall: word('refuse', 'deny'),
  payoutCallsPerMinute: whole(1_000_000),
  payoutSeconds: whole(TEN_YEARS_S),
  extraFields: flag,
};

/** POST settings: changes the named options; fee and rate tables are added to. An unknown name or value is refused with 400. */
export function changeSettings(world: World, body: unknown): Record<string, unknown> {
  const before = world.options.get();
  const changes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(asRecord(body))) {
    if (!Object.hasOwn(READERS, name)) refuseControl(`there is no setting ${name.slice(0, 40)}`);
    const key = name as keyof Options;
    const read = READERS[key](value, name);
    const isTable = key === 'paymentFees' || key === 'payoutFees' || key === 'exchangeRates';
    changes[key] = isTable ? { ...before[key], ...(read as Record<string, unknown>) } : read;
  }
  return { ...world.options.change(changes) };
}
