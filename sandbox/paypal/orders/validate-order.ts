import type { Amount } from '../money/amount';
import type { World } from '../open-world';
import type { Json } from '../records';
import { checkAmounts, type CheckedItem } from './check-amounts';
import { checkMoney, checkText, checkWord, isJson, newFindings, type Findings } from './field-checks';
import { checkContext, type OrderContext } from './order-context';

export type ValidOrder = OrderContext & {
  readonly intent: string;
  readonly purchaseUnit: Json;
  readonly total: Amount;
  readonly invoiceId: string | null;
  readonly customId: string | null;
};

/** Checks the body of an order as PayPal does; null beside the findings where it does not stand. */
export function validateOrder(world: World, body: unknown): { findings: Findings; order: ValidOrder | null } {
  const findings = newFindings();
  if (!isJson(body)) {
    findings.syntax.push({ field: '/', location: 'body', issue: 'MALFORMED_REQUEST_JSON' });
    return { findings, order: null };
  }
  const intent = checkWord(findings, '/intent', body['intent'], { words: ['CAPTURE', 'AUTHORIZE'], required: true });
  if (intent === 'AUTHORIZE') findings.business.push({ field: '/intent', value: intent, issue: 'UNSUPPORTED_INTENT' });
  const context = checkContext(findings, body);
  const units = body['purchase_units'];
  if (units === undefined) findings.syntax.push({ field: '/purchase_units', location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' });
  else if (!Array.isArray(units) || units.length === 0) findings.syntax.push({ field: '/purchase_units', location: 'body', issue: 'INVALID_ARRAY_MIN_ITEMS' });
  else if (units.length > 10) findings.syntax.push({ field: '/purchase_units', location: 'body', issue: 'INVALID_ARRAY_MAX_ITEMS' });
  else if (units.length > 1) checkSeveralUnits(findings, units);
  const first: unknown = Array.isArray(units) ? units[0] : undefined;
  if (first === undefined) return { findings, order: null };
  if (!isJson(first)) {
    findings.syntax.push({ field: '/purchase_units/0', location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' });
    return { findings, order: null };
  }
  const total = checkUnit(world, findings, '/purchase_units/0', first);
  if (total === null || intent === null) return { findings, order: null };
  const order = { intent, purchaseUnit: first, total, invoiceId: textOrNull(first['invoice_id']), customId: textOrNull(first['custom_id']), ...context };
  return { findings, order };
}

/** Several units need reference ids of their own. Orders like that are for marketplaces, which this account is not. */
function checkSeveralUnits(findings: Findings, units: readonly unknown[]): void {
  const ids = units.map((unit) => (isJson(unit) ? textOrNull(unit['reference_id']) : null));
  if (ids.includes(null)) findings.business.push({ field: '/purchase_units', issue: 'REFERENCE_ID_REQUIRED' });
  else if (new Set(ids).size < ids.length) findings.business.push({ field: '/purchase_units', issue: 'DUPLICATE_REFERENCE_ID' });
  else findings.syntax.push({ field: '/purchase_units', location: 'body', issue: 'NOT_SUPPORTED' });
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Everything in a purchase unit; its amount, or null where that is wrong. */
export function checkUnit(world: World, findings: Findings, field: string, unit: Json): Amount | null {
  checkText(findings, `${field}/reference_id`, unit['reference_id'], { min: 1, max: 256 });
  checkText(findings, `${field}/description`, unit['description'], { min: 1, max: 127 });
  checkText(findings, `${field}/custom_id`, unit['custom_id'], { min: 1, max: 127 });
  checkText(findings, `${field}/soft_descriptor`, unit['soft_descriptor'], { min: 1, max: 22 });
  const invoiceId = checkText(findings, `${field}/invoice_id`, unit['invoice_id'], { min: 1, max: 127 });
  if (invoiceId !== null && world.invoices.get(invoiceId) !== undefined) findings.business.push({ field: "/purchase_units/@reference_id=='default'/invoice_id", value: invoiceId, issue: 'DUPLICATE_INVOICE_ID' });
  checkPayee(world, findings, `${field}/payee`, unit['payee']);
  const instruction = unit['payment_instruction'];
  if (isJson(instruction) && instruction['platform_fees'] !== undefined) findings.business.push({ field: `${field}/payment_instruction`, issue: 'UNSUPPORTED_PAYMENT_INSTRUCTION' });
  const items = checkItems(findings, `${field}/items`, unit['items']);
  checkShipping(findings, `${field}/shipping`, unit['shipping']);
  return checkAmounts(findings, `${field}/amount`, unit['amount'], items);
}

function checkPayee(world: World, findings: Findings, field: string, payee: unknown): void {
  if (!isJson(payee)) return;
  const { merchantId, merchantEmail } = world.settings;
  const known = (payee['merchant_id'] ?? merchantId) === merchantId && (payee['email_address'] ?? merchantEmail) === merchantEmail;
  if (!known) findings.business.push({ field, issue: 'PAYEE_ACCOUNT_INVALID' });
}

function checkItems(findings: Findings, field: string, items: unknown): CheckedItem[] {
  if (items === undefined) return [];
  if (!Array.isArray(items)) {
    findings.syntax.push({ field, location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' });
    return [];
  }
  return items.map((item: unknown, index) => {
    const at = `${field}/${String(index)}`;
    const fields = isJson(item) ? item : {};
    checkText(findings, `${at}/name`, fields['name'], { min: 1, max: 127, required: true });
    checkText(findings, `${at}/description`, fields['description'], { max: 2048 });
    checkText(findings, `${at}/sku`, fields['sku'], { max: 127 });
    checkWord(findings, `${at}/category`, fields['category'], { words: ['PHYSICAL_GOODS', 'DIGITAL_GOODS', 'DONATION'] });
    const quantity = checkText(findings, `${at}/quantity`, fields['quantity'], { min: 1, max: 10, required: true });
    if (quantity !== null && !/^[1-9][0-9]{0,9}$/.test(quantity)) findings.syntax.push({ field: `${at}/quantity`, location: 'body', value: quantity, issue: 'INVALID_PARAMETER_SYNTAX' });
    return {
      quantity: Number.parseInt(quantity ?? '0', 10),
      unit: checkMoney(findings, `${at}/unit_amount`, fields['unit_amount'], { required: true }),
      tax: checkMoney(findings, `${at}/tax`, fields['tax']),
    };
  });
}

/** Countries whose addresses PayPal refuses without a city and a postal code. */
const WITH_POSTAL_CODE = new Set('US CA GB AU DE FR ES IT NL BE AT CH SE NO DK FI PL PT BR JP CN MX'.split(' '));

function checkShipping(findings: Findings, field: string, shipping: unknown): void {
  if (!isJson(shipping)) return;
  const name = isJson(shipping['name']) ? shipping['name'] : {};
  checkText(findings, `${field}/name/full_name`, name['full_name'], { max: 300 });
  const address = shipping['address'];
  if (!isJson(address)) return;
  for (const [part, max] of [['address_line_1', 300], ['address_line_2', 300], ['admin_area_2', 120], ['admin_area_1', 300], ['postal_code', 60]] as const) checkText(findings, `${field}/address/${part}`, address[part], { max });
  const country = checkText(findings, `${field}/address/country_code`, address['country_code'], { min: 2, max: 2, required: true });
  if (country === null) return;
  if (!/^(?:[A-Z]{2}|C2)$/.test(country)) findings.syntax.push({ field: `${field}/address/country_code`, location: 'body', value: country, issue: 'INVALID_COUNTRY_CODE' });
  if (!WITH_POSTAL_CODE.has(country)) return;
  if (textOrNull(address['admin_area_2']) === null) findings.business.push({ field: `${field}/address/admin_area_2`, issue: 'CITY_REQUIRED' });
  if (textOrNull(address['postal_code']) === null) findings.business.push({ field: `${field}/address/postal_code`, issue: 'POSTAL_CODE_REQUIRED' });
}
