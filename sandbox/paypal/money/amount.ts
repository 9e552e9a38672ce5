/** Money in whole minor units. */
export type Amount = { readonly minor: number; readonly currency: string };

const ZERO_DECIMALS = new Set(['HUF', 'JPY', 'TWD']);
const SUPPORTED = new Set('AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD'.split(' '));
const VALUE = /^(-?)(\d*)(?:\.(\d+))?$/;
const MOST_DIGITS = 11;

export type AmountIssue = 'INVALID_PARAMETER_SYNTAX' | 'DECIMAL_PRECISION' | 'DECIMALS_NOT_SUPPORTED' | 'MAX_VALUE_EXCEEDED';

export function isSupportedCurrency(code: string): boolean {
  return SUPPORTED.has(code);
}

export function digitsOf(currency: string): number {
  return ZERO_DECIMALS.has(currency) ? 0 : 2;
}

/** Minor units of a decimal text, or the issue that PayPal names for it. Negative values are read as such. */
export function parseValue(text: string, currency: string): { minor: number } | { issue: AmountIssue } {
  const match = VALUE.exec(text);
  if (match === null || (match[2] === '' && match[3] === undefined)) return { issue: 'INVALID_PARAMETER_SYNTAX' };
  const [, sign, whole = '', fraction = ''] = match;
  const digits = digitsOf(currency);
  if (fraction.length > digits) return { issue: digits === 0 ? 'DECIMALS_NOT_SUPPORTED' : 'DECIMAL_PRECISION' };
  const significant = whole.replace(/^0+/, '');
  if (significant.length > MOST_DIGITS) return { issue: 'MAX_VALUE_EXCEEDED' };
  const minor = Number.parseInt(`${significant || '0'}${fraction.padEnd(digits, '0')}`, 10);
  return { minor: sign === '-' && minor !== 0 ? -minor : minor };
}

/** `{ minor: 1999, currency: 'USD' }` -> `19.99`. */
export function valueOf(amount: Amount): string {
  const digits = digitsOf(amount.currency);
  const text = String(Math.abs(amount.minor)).padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${amount.minor < 0 ? '-' : ''}${digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`}`;
}

/** Money as Orders, Payments and balances write it. */
export function money(minor: number, currency: string): { currency_code: string; value: string } {
  return { currency_code: currency, value: valueOf({ minor, currency }) };
}

/** Money as Payouts writes it. */
export function payoutMoney(minor: number, currency: string): { currency: string; value: string } {
  return { currency, value: valueOf({ minor, currency }) };
}

/** Basis points of an amount, rounded half up to the minor unit. */
export function shareOf(minor: number, basisPoints: number): number {
  return Number.parseInt(String((BigInt(minor) * BigInt(basisPoints) + 5_000n) / 10_000n), 10);
}
