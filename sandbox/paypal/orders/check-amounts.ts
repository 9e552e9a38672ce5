import type { Amount } from '../money/amount';
import type { Json } from '../records';
import { checkMoney, isJson, type Findings } from './field-checks';

const ADDED = ['item_total', 'tax_total', 'shipping', 'handling', 'insurance'] as const;
const TAKEN_OFF = ['shipping_discount', 'discount'] as const;

export type CheckedItem = { readonly quantity: number; readonly unit: Amount | null; readonly tax: Amount | null };

/** The amount of a purchase unit: its own value, the sum of its breakdown, the sums of its items, one currency (facts 2.2). */
export function checkAmounts(findings: Findings, field: string, amountJson: unknown, items: readonly CheckedItem[]): Amount | null {
  const total = checkMoney(findings, field, amountJson, { required: true, positive: true });
  const breakdown = isJson(amountJson) && isJson(amountJson['breakdown']) ? amountJson['breakdown'] : null;
  const parts = breakdown === null ? {} : checkBreakdown(findings, `${field}/breakdown`, breakdown);
  if (total === null || findings.syntax.length > 0 || findings.business.length > 0) return total;

  const everything = [...Object.values(parts), ...items.flatMap((item) => [item.unit, item.tax])];
  if (everything.some((amount) => amount !== null && amount !== undefined && amount.currency !== total.currency)) {
    findings.business.push({ field, issue: 'MULTI_CURRENCY_ORDER' });
    return total;
  }
  if (breakdown !== null && sum(parts, ADDED) - sum(parts, TAKEN_OFF) !== total.minor) {
    findings.business.push({ field: `${field}/value`, value: String((amountJson as Json)['value']), issue: 'AMOUNT_MISMATCH' });
  }
  checkItemSums(findings, `${field}/breakdown`, parts, items);
  return total;
}

type Parts = Record<string, Amount | null | undefined>;

function checkBreakdown(findings: Findings, field: string, breakdown: Json): Parts {
  const parts: Parts = {};
  for (const name of [...ADDED, ...TAKEN_OFF]) if (breakdown[name] !== undefined) parts[name] = checkMoney(findings, `${field}/${name}`, breakdown[name]);
  return parts;
}

function sum(parts: Parts, names: readonly string[]): number {
  return names.reduce((total, name) => total + (parts[name]?.minor ?? 0), 0);
}

function checkItemSums(findings: Findings, field: string, parts: Parts, items: readonly CheckedItem[]): void {
  if (items.length === 0) return;
  const units = items.reduce((total, item) => total + (item.unit?.minor ?? 0) * item.quantity, 0);
  const taxes = items.reduce((total, item) => total + (item.tax?.minor ?? 0) * item.quantity, 0);
  const itemTotal = parts['item_total'];
  const taxTotal = parts['tax_total'];
  if (itemTotal === undefined || itemTotal === null) findings.business.push({ field: `${field}/item_total`, issue: 'ITEM_TOTAL_REQUIRED' });
  else if (itemTotal.minor !== units) findings.business.push({ field: `${field}/item_total/value`, issue: 'ITEM_TOTAL_MISMATCH' });
  if (!items.some((item) => item.tax !== null)) return;
  if (taxTotal === undefined || taxTotal === null) findings.business.push({ field: `${field}/tax_total`, issue: 'TAX_TOTAL_REQUIRED' });
  else if (taxTotal.minor !== taxes) findings.business.push({ field: `${field}/tax_total/value`, issue: 'TAX_TOTAL_MISMATCH' });
}
