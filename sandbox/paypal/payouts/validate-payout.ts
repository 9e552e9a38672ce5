import type { OldDetail } from '../answers/errors';
import { isSupportedCurrency, parseValue, type Amount } from '../money/amount';
import { isJson } from '../orders/field-checks';
import type { Json } from '../records';

const MOST_ITEMS = 15_000;
const RECIPIENT_TYPES = ['EMAIL', 'PHONE', 'PAYPAL_ID', 'USER_HANDLE'];
const WALLETS = ['PAYPAL', 'VENMO', 'RECIPIENT_SELECTED'];
const PURPOSES = ['AWARDS', 'PRIZES', 'DONATIONS', 'GOODS', 'SERVICES', 'REBATES', 'CASHBACK', 'DISCOUNTS', 'NON_GOODS_OR_SERVICES'];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export type ValidItem = { readonly request: Json; readonly amount: Amount };
export type ValidPayout = { readonly header: Json; readonly senderBatchId: string | null; readonly currency: string; readonly items: readonly ValidItem[] };

/** Checks the body of a payout. One bad item refuses the whole batch; fields are named as PayPal names them (`items[1].receiver`). */
export function validatePayout(body: unknown): { details: OldDetail[]; payout: ValidPayout | null } {
  const details: OldDetail[] = [];
  const note = (field: string, issue: string) => details.push({ field, location: 'body', issue });
  if (!isJson(body)) return { details: [{ issue: 'Request body is not a JSON object' }], payout: null };
  const header = isJson(body['sender_batch_header']) ? body['sender_batch_header'] : null;
  if (header === null) note('sender_batch_header', 'Required field is missing');
  const senderBatchId = header?.['sender_batch_id'];
  if (senderBatchId !== undefined && !isText(senderBatchId, 256)) note('sender_batch_header.sender_batch_id', 'Must be a text of 1 to 256 characters');
  if (header?.['email_subject'] !== undefined && !isText(header['email_subject'], 255)) note('sender_batch_header.email_subject', 'Must be a text of at most 255 characters');
  if (header?.['email_message'] !== undefined && !isText(header['email_message'], 1000)) note('sender_batch_header.email_message', 'Must be a text of at most 1000 characters');
  const given: unknown = body['items'];
  if (!Array.isArray(given) || given.length === 0) note('items', 'At least one item is required');
  else if (given.length > MOST_ITEMS) note('items', 'At most 15000 items per call');
  if (details.length > 0 || header === null || !Array.isArray(given)) return { details, payout: null };

  const items = given.map((item: unknown, index) => checkItem(item, index, header, note)).filter((item) => item !== null);
  const currency = items[0]?.amount.currency ?? 'USD';
  items.forEach((item, index) => {
    if (item.amount.currency !== currency) note(`items[${String(index)}].amount.currency`, 'Multiple currencies in one batch are not supported');
  });
  return { details, payout: { header, senderBatchId: typeof senderBatchId === 'string' ? senderBatchId : null, currency, items } };
}

function isText(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= max;
}

function checkItem(item: unknown, index: number, header: Json, note: (field: string, issue: string) => void): ValidItem | null {
  const at = `items[${String(index)}]`;
  const fields = isJson(item) ? item : {};
  const type = fields['recipient_type'] ?? header['recipient_type'] ?? 'EMAIL';
  if (typeof type !== 'string' || !RECIPIENT_TYPES.includes(type)) note(`${at}.recipient_type`, 'Must be one of EMAIL, PHONE, PAYPAL_ID, USER_HANDLE');
  else if (type === 'PHONE') note(`${at}.recipient_type`, 'PHONE is not supported in the sandbox');
  const receiver = fields['receiver'];
  if (!isText(receiver, 127)) note(`${at}.receiver`, 'Required field is missing or too long');
  else if (type === 'EMAIL' && !EMAIL.test(receiver)) note(`${at}.receiver`, 'Receiver is invalid or does not match with type');
  else if (type === 'PAYPAL_ID' && !/^[2-9A-HJ-NP-Z]{13}$/.test(receiver)) note(`${at}.receiver`, 'Receiver is invalid or does not match with type');
  if (fields['sender_item_id'] !== undefined && !isText(fields['sender_item_id'], 63)) note(`${at}.sender_item_id`, 'Must be a text of at most 63 characters');
  if (fields['note'] !== undefined && !isText(fields['note'], 4000)) note(`${at}.note`, 'Must be a text of at most 4000 characters');
  if (fields['recipient_wallet'] !== undefined && !WALLETS.includes(String(fields['recipient_wallet']))) note(`${at}.recipient_wallet`, `Must be one of ${WALLETS.join(', ')}`);
  if (fields['purpose'] !== undefined && !PURPOSES.includes(String(fields['purpose']))) note(`${at}.purpose`, `Must be one of ${PURPOSES.join(', ')}`);
  const amount = checkAmount(fields['amount'], `${at}.amount`, note);
  return amount === null ? null : { request: { recipient_type: type, ...fields }, amount };
}

/** Money here has `currency`, not `currency_code`. */
function checkAmount(value: unknown, at: string, note: (field: string, issue: string) => void): Amount | null {
  if (!isJson(value)) {
    note(at, 'Required field is missing');
    return null;
  }
  const { currency, value: text } = value;
  if (typeof currency !== 'string' || !isSupportedCurrency(currency)) note(`${at}.currency`, 'Currency is missing or not supported');
  else if (typeof text !== 'string' || text.length > 20) note(`${at}.value`, 'Amount must be a decimal text');
  else {
    const parsed = parseValue(text, currency);
    if ('issue' in parsed) note(`${at}.value`, `Amount is not valid: ${parsed.issue}`);
    else if (parsed.minor <= 0) note(`${at}.value`, 'Amount must be greater than zero');
    else return { minor: parsed.minor, currency };
  }
  return null;
}
