import { answerNow, errorAnswer, refuse } from '../answers/errors';
import { isJson } from './field-checks';

export type PatchOp = 'add' | 'replace' | 'remove';
/** Where a patch goes: a member of the order, or of its purchase unit (its path inside the unit). */
export type Patch = { readonly op: PatchOp; readonly path: string; readonly place: 'order' | 'unit'; readonly member: readonly string[]; readonly value: unknown };

type Rule = readonly PatchOp[];
const ANY: Rule = ['add', 'replace', 'remove'];
const SET: Rule = ['add', 'replace'];
const REPLACE: Rule = ['replace'];

/** PayPal's table of what can be patched (published with PATCH /v2/checkout/orders/{id}). */
const OF_UNIT: Readonly<Record<string, Rule>> = {
  '': SET,
  custom_id: ANY,
  description: ANY,
  invoice_id: ANY,
  items: ANY,
  amount: REPLACE,
  soft_descriptor: ['replace', 'remove'],
  'payee/email_address': REPLACE,
  'payee/email': REPLACE,
  'shipping/name': SET,
  'shipping/address': SET,
  'shipping/type': SET,
  payment_instruction: REPLACE,
  'payment_instruction/disbursement_mode': REPLACE,
  'payment_instruction/platform_fees': ANY,
  'supplementary_data/airline': ANY,
  'supplementary_data/card': ANY,
};
const OF_ORDER: Readonly<Record<string, Rule>> = { intent: REPLACE, payer: SET, 'application_context/client_configuration': SET };

const UNIT_PATH = /^\/purchase_units\/@reference_id=='([^']*)'(?:\/(.+))?$/;

/** Reads a list of JSON patches for an order with this reference id. Anything that PayPal does not take ends here with its error. */
export function readPatches(body: unknown, referenceId: string): Patch[] {
  if (!Array.isArray(body)) answerNow(errorAnswer(400, [{ field: '/', location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' }]));
  if (body.length === 0) answerNow(errorAnswer(400, [{ field: '/', location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' }]));
  if (body.length > 100) answerNow(errorAnswer(400, [{ field: '/', location: 'body', issue: 'INVALID_ARRAY_MAX_ITEMS' }]));
  return body.map((entry: unknown, index) => readPatch(entry, `/${String(index)}`, referenceId));
}

function readPatch(entry: unknown, at: string, referenceId: string): Patch {
  if (!isJson(entry)) answerNow(errorAnswer(400, [{ field: at, location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' }]));
  const op = readOp(entry['op'], `${at}/op`);
  const { path, value } = entry;
  if (typeof path !== 'string' || path === '') refuse('PATCH_PATH_REQUIRED', { field: `${at}/path`, location: 'body' });
  if (!path.startsWith('/')) refuse('INVALID_JSON_POINTER_FORMAT', { field: `${at}/path`, value: path, location: 'body' });
  const target = findTarget(path, at, referenceId);
  const rule = (target.place === 'unit' ? OF_UNIT : OF_ORDER)[target.member.join('/')];
  if (rule === undefined) answerNow(errorAnswer(400, [{ field: path, location: 'body', issue: 'FIELD_NOT_PATCHABLE' }]));
  if (!rule.includes(op)) refuse('NOT_PATCHABLE', { field: path, value: op, location: 'body' });
  if (op !== 'remove' && value === undefined) refuse('PATCH_VALUE_REQUIRED', { field: `${at}/value`, location: 'body' });
  return { op, path, ...target, value };
}

/** The operations of RFC 6902; of those PayPal carries out three. */
export function readOp(op: unknown, field: string): PatchOp {
  if (op === undefined) answerNow(errorAnswer(400, [{ field, location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' }]));
  if (op === 'add' || op === 'replace' || op === 'remove') return op;
  const known = op === 'move' || op === 'copy' || op === 'test';
  return answerNow(errorAnswer(400, [{ field, value: String(op), location: 'body', issue: known ? 'INVALID_PATCH_OPERATION' : 'INVALID_PARAMETER_VALUE' }]));
}

function findTarget(path: string, at: string, referenceId: string): Pick<Patch, 'place' | 'member'> {
  if (!path.startsWith('/purchase_units')) return { place: 'order', member: path.slice(1).split('/') };
  const match = UNIT_PATH.exec(path);
  if (match === null) refuse('INVALID_JSON_POINTER_FORMAT', { field: `${at}/path`, value: path, location: 'body' });
  if (match[1] !== referenceId) refuse('REFERENCE_ID_NOT_FOUND', { field: `${at}/path`, value: path, location: 'body' });
  return { place: 'unit', member: match[2] === undefined ? [''] : match[2].split('/') };
}
