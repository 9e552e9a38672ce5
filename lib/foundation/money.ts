import { AppError } from './errors'

/** ISO 4217 code, upper case. */
export type Currency = string

/** An amount in integer minor units (cents for USD, yen for JPY). The only form in which the product holds money. */
export interface Money {
  readonly minor: bigint
  readonly currency: Currency
}

/** Amounts as the outside reads them (contract.md): minor units as text, and a form for people. */
export interface MoneyJson {
  readonly minor: string
  readonly currency: Currency
  readonly display: string
}

// PayPal takes no decimals for these three; the rest of the currencies it supports have two (facts/paypal.md 2.2).
const ZERO_DECIMAL = new Set(['HUF', 'JPY', 'TWD', 'KRW', 'CLP'])

/** Digits after the decimal point of a currency. */
export function digitsOf(currency: Currency): number {
  return ZERO_DECIMAL.has(currency) ? 0 : 2
}

export function money(minor: bigint, currency: Currency): Money {
  if (!/^[A-Z]{3}$/.test(currency)) throw new AppError('amount_invalid', 'not a currency code', { currency })
  return { minor, currency }
}

export function zero(currency: Currency): Money {
  return money(0n, currency)
}

function same(a: Money, b: Money): void {
  if (a.currency !== b.currency)
    throw new AppError('currency_mismatch', 'amounts of two currencies meet', { left: a.currency, right: b.currency })
}

export function addMoney(a: Money, b: Money): Money {
  same(a, b)
  return { minor: a.minor + b.minor, currency: a.currency }
}

export function subtractMoney(a: Money, b: Money): Money {
  same(a, b)
  return { minor: a.minor - b.minor, currency: a.currency }
}

export function negateMoney(a: Money): Money {
  return { minor: -a.minor, currency: a.currency }
}

/** -1, 0 or 1. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  same(a, b)
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0
}

export function equalMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.minor === b.minor
}

export function multiplyMoney(a: Money, quantity: number | bigint): Money {
  return { minor: a.minor * BigInt(quantity), currency: a.currency }
}

export function sumMoney(list: readonly Money[], currency: Currency): Money {
  return list.reduce((total, each) => addMoney(total, each), zero(currency))
}

const TEN_THOUSAND = 10_000n

/** A share in basis points, rounded towards zero: what we owe is never more than the share. */
export function shareOf(amount: Money, basisPoints: bigint): Money {
  return { minor: (amount.minor * basisPoints) / TEN_THOUSAND, currency: amount.currency }
}

/** A price raised or lowered by a factor in basis points (10000 = same), rounded up to the next minor unit: never below cost. */
export function scaleUp(amount: Money, basisPoints: bigint): Money {
  const product = amount.minor * basisPoints
  const floor = product / TEN_THOUSAND
  return { minor: product % TEN_THOUSAND > 0n ? floor + 1n : floor, currency: amount.currency }
}

/** The part of a gross amount that is included tax: gross * rate / (1 + rate), rounded half up. */
export function includedTax(gross: Money, rateBasisPoints: bigint): Money {
  if (rateBasisPoints <= 0n || gross.minor <= 0n) return zero(gross.currency)
  const divisor = TEN_THOUSAND + rateBasisPoints
  return { minor: (gross.minor * rateBasisPoints * 2n + divisor) / (divisor * 2n), currency: gross.currency }
}

/** Splits an amount by weights so that the parts add up exactly; the remainder goes one unit each to the first parts. */
export function allocate(amount: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total <= 0n || weights.some((weight) => weight < 0n))
    throw new AppError('amount_invalid', 'allocate needs weights that are not negative and not all zero')
  const parts = weights.map((weight) => (amount.minor * weight) / total)
  let rest = amount.minor - parts.reduce((sum, part) => sum + part, 0n)
  const step = rest < 0n ? -1n : 1n
  for (let index = 0; rest !== 0n; index = (index + 1) % parts.length) {
    if ((weights[index] ?? 0n) === 0n) continue
    parts[index] = (parts[index] ?? 0n) + step
    rest -= step
  }
  return parts.map((minor) => ({ minor, currency: amount.currency }))
}

/** Reads a provider's decimal text ("19.99", "5", "1,299.00" is refused). More digits than the currency has are refused unless zero. */
export function parseDecimal(text: string, currency: Currency): Money {
  const match = /^(-)?(\d{1,15})(?:\.(\d{1,8}))?$/.exec(text.trim())
  if (!match) throw new AppError('amount_invalid', 'not a decimal amount', { text: text.slice(0, 40), currency })
  const digits = digitsOf(currency)
  const fraction = match[3] ?? ''
  if (/[1-9]/.test(fraction.slice(digits)))
    throw new AppError('amount_invalid', 'more decimals than the currency has', { text: text.slice(0, 40), currency })
  const minor = BigInt((match[2] ?? '0') + fraction.slice(0, digits).padEnd(digits, '0'))
  return money(match[1] ? -minor : minor, currency)
}

/** Decimal text for providers: 1999 USD -> "19.99", 1999 JPY -> "1999". */
export function toDecimal(amount: Money): string {
  const digits = digitsOf(amount.currency)
  const sign = amount.minor < 0n ? '-' : ''
  const text = (amount.minor < 0n ? -amount.minor : amount.minor).toString().padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const formats = new Map<string, Intl.NumberFormat>()

/** For people: always with the currency, a real minus sign in front ("−$4.20"). */
export function formatMoney(amount: Money, locale = 'en'): string {
  const key = `${locale}|${amount.currency}`
  let format = formats.get(key)
  if (!format) {
    const digits = digitsOf(amount.currency)
    const shown = locale.startsWith('es') ? 'es-US' : locale.startsWith('en') ? 'en-US' : locale
    format = new Intl.NumberFormat(shown, {
      style: 'currency',
      currency: amount.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    formats.set(key, format)
  }
  // Intl takes a decimal text exactly (no float in between); the lib types know only numeric literals.
  const positive = toDecimal(amount.minor < 0n ? negateMoney(amount) : amount) as `${number}`
  return (amount.minor < 0n ? '\u2212' : '') + format.format(positive)
}

export function moneyJson(amount: Money, locale = 'en'): MoneyJson {
  return { minor: amount.minor.toString(), currency: amount.currency, display: formatMoney(amount, locale) }
}
