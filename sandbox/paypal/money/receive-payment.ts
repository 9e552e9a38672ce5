import { feeFor, type Options } from '../settings/options';
import { digitsOf, shareOf, type Amount } from './amount';

/** What arrives of a payment. `converted` is there where the merchant does not hold the currency. */
export type Receivable = {
  readonly feeMinor: number;
  readonly converted: { readonly amount: Amount; readonly feeMinor: number; readonly rate: string } | null;
};

const PRIMARY = 'USD';
const RATE_DIGITS = 8;

/** Whether the payment waits for the merchant's decision: a currency not held, and the account set to ask. */
export function needsDecision(options: Options, currency: string): boolean {
  return options.otherCurrencies === 'ask' && !holds(options, currency);
}

function holds({ holdings }: Options, currency: string): boolean {
  return holdings === null || holdings.includes(currency);
}

/** The fee of a payment by the schedule of its currency, with the surcharge between countries; never more than the payment. */
export function receivePayment(options: Options, gross: Amount): Receivable {
  const schedule = feeFor(options.paymentFees, gross.currency) ?? { basisPoints: 0, fixedMinor: 0 };
  const abroad = options.merchantCountry === options.payerCountry ? 0 : options.crossBorderBasisPoints;
  const feeMinor = Math.min(gross.minor, shareOf(gross.minor, schedule.basisPoints + abroad) + schedule.fixedMinor);
  if (holds(options, gross.currency)) return { feeMinor, converted: null };
  const rate = appliedRate(options, gross.currency);
  return {
    feeMinor,
    converted: {
      amount: { minor: convert(gross.minor - feeMinor, gross.currency, rate), currency: PRIMARY },
      feeMinor: convert(feeMinor, gross.currency, rate),
      rate: rateText(rate),
    },
  };
}

/** An amount at a rate that was applied before (a refund goes back at the rate of its payment). */
export function convertAt(amount: Amount, rate: string): Amount {
  return { minor: convert(amount.minor, amount.currency, parseRate(rate)), currency: PRIMARY };
}

function appliedRate(options: Options, currency: string): bigint {
  const rate = parseRate(options.exchangeRates[currency] ?? options.exchangeRates['*'] ?? '1');
  return (rate * BigInt(10_000 - options.conversionBasisPoints)) / 10_000n;
}

function parseRate(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(RATE_DIGITS, '0')}`);
}

function rateText(rate: bigint): string {
  const digits = String(rate).padStart(RATE_DIGITS + 1, '0');
  return `${digits.slice(0, -RATE_DIGITS)}.${digits.slice(-RATE_DIGITS)}`;
}

/** Minor units of the primary currency, rounded half up. */
function convert(minor: number, currency: string, rate: bigint): number {
  const scale = 10n ** BigInt(RATE_DIGITS + digitsOf(currency));
  const exact = BigInt(minor) * rate * 10n ** BigInt(digitsOf(PRIMARY));
  return Number.parseInt(String((exact + scale / 2n) / scale), 10);
}
