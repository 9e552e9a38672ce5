import type { Detail } from '../answers/errors';
import { isSupportedCurrency, parseValue, type Amount } from '../money/amount';
import type { Json } from '../records';

/** Collects what is wrong with a request: syntax (400) apart from business rules (422), as PayPal answers them. */
export type Findings = { readonly syntax: Detail[]; readonly business: Detail[] };

export function newFindings(): Findings {
  return { syntax: [], business: [] };
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is a text, else an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A text within its length; null where it is missing or wrong (then noted). */
export function checkText(findings: Findings, field: string, value: unknown, { min = 0, max, required = false }: { min?: number; max: number; required?: boolean }): string | null {
  if (value === undefined || value === null) {
    if (required) findings.syntax.push({ field, location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' });
    return null;
  }
  if (typeof value !== 'string') findings.syntax.push({ field, location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' });
  else if (value.length < min || value.length > max) findings.syntax.push({ field, location: 'body', value, issue: 'INVALID_STRING_LENGTH' });
  else return value;
  return null;
}

/** One of the listed words; null where it is missing or another. */
export function checkWord(findings: Findings, field: string, value: unknown, { words, required = false }: { words: readonly string[]; required?: boolean }): string | null {
  if (value === undefined && !required) return null;
  if (value === undefined) findings.syntax.push({ field, location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' });
  else if (typeof value !== 'string' || !words.includes(value)) findings.syntax.push({ field, location: 'body', value: textOf(value), issue: 'INVALID_PARAMETER_VALUE' });
  else return value;
  return null;
}

export type MoneyRule = { readonly required?: boolean; readonly positive?: boolean };

/** A money object; null where it is missing or wrong. `positive`: zero is refused as well. */
export function checkMoney(findings: Findings, field: string, value: unknown, rule: MoneyRule = {}): Amount | null {
  if (value === undefined) {
    if (rule.required === true) findings.syntax.push({ field, location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' });
    return null;
  }
  if (!isJson(value)) {
    findings.syntax.push({ field, location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' });
    return null;
  }
  const currency = checkText(findings, `${field}/currency_code`, value['currency_code'], { min: 3, max: 3, required: true });
  const text = checkText(findings, `${field}/value`, value['value'], { min: 1, max: 32, required: true });
  if (currency === null || text === null) return null;
  if (!isSupportedCurrency(currency)) {
    findings.business.push({ field: `${field}/currency_code`, value: currency, issue: 'INVALID_CURRENCY_CODE' });
    return null;
  }
  return checkValue(findings, `${field}/value`, { text, currency }, rule);
}

function checkValue(findings: Findings, field: string, { text, currency }: { text: string; currency: string }, rule: MoneyRule): Amount | null {
  const parsed = parseValue(text, currency);
  if ('issue' in parsed) {
    (parsed.issue === 'INVALID_PARAMETER_SYNTAX' ? findings.syntax : findings.business).push({ field, value: text, location: 'body', issue: parsed.issue });
    return null;
  }
  if (rule.positive === true && parsed.minor <= 0) findings.business.push({ field, value: text, issue: 'CANNOT_BE_ZERO_OR_NEGATIVE' });
  else if (parsed.minor < 0) findings.business.push({ field, value: text, issue: 'CANNOT_BE_NEGATIVE' });
  else return { minor: parsed.minor, currency };
  return null;
}
