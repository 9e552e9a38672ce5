import type { Language } from '../../foundation/sandbox-request';
import { digitsOf, valueOf, type Amount } from './amount';

/** Money as the reader writes it: `$30.49`, `30,49 US$`. */
export function formatAmount({ minor, currency }: Amount, language: Language): string {
  const format = new Intl.NumberFormat(language === 'es' ? 'es-ES' : 'en-US', { style: 'currency', currency, minimumFractionDigits: digitsOf(currency), maximumFractionDigits: digitsOf(currency) });
  return format.format(valueOf({ minor, currency }) as Intl.StringNumericLiteral).replace('-', '−');
}
