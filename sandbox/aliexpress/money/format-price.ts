import { decimalText } from './decimal-text';
import type { SupplierCurrency } from './convert-from-usd';

const SYMBOLS: Record<SupplierCurrency, string> = { USD: 'US $', EUR: '€', GBP: '£', MXN: 'MX$', BRL: 'R$', CAD: 'C$', AUD: 'AU$', CNY: 'CN¥' };

/** A price as the site writes it: "US $1.99" in English, "1,99€" where the comma is the decimal sign. */
export function formatPrice(minor: number, currency: SupplierCurrency, language: string): string {
  const text = decimalText(minor);
  if (language.startsWith('en')) return `${SYMBOLS[currency]}${text}`;
  return `${text.replace('.', ',')}${SYMBOLS[currency].trim()}`;
}
