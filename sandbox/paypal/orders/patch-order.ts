import { empty } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer, refuse } from '../answers/errors';
import type { World } from '../open-world';
import type { Json, Order } from '../records';
import { isJson, newFindings, textOf } from './field-checks';
import { requireOrder } from './find-order';
import { readPatches, type Patch } from './read-patch';
import { checkUnit } from './validate-order';

/** PATCH /v2/checkout/orders/{id}: all patches or none, before the capture only; the order must hold its sums afterwards too. */
export function patchOrder(world: World, request: SandboxRequest): Answer {
  const order = requireOrder(world, request.params['id'] ?? '');
  if (order.status === 'COMPLETED') refuse('ORDER_ALREADY_COMPLETED');
  // Documented for CREATED and APPROVED orders only.
  const patches = readPatches(request.json(), referenceOf(order));
  if (order.status === 'PAYER_ACTION_REQUIRED') refuse('NOT_PATCHABLE', { field: patches[0]?.path ?? '/' });
  let unit = structuredClone(order.purchaseUnit);
  for (const patch of patches) unit = apply(unit, patch);
  saveUnit(world, order, unit);
  return empty(204);
}

function referenceOf(order: Order): string {
  return textOf(order.purchaseUnit['reference_id']) || 'default';
}

function apply(unit: Json, patch: Patch): Json {
  if (patch.place === 'order') {
    if (patch.member[0] === 'intent' && patch.value !== 'CAPTURE') refuseIntent(patch);
    return unit;
  }
  const [first = '', second] = patch.member;
  if (first === '') return isJson(patch.value) ? patch.value : refuseForm(patch);
  if (second === undefined) return change(unit, first, patch);
  const inner = isJson(unit[first]) ? unit[first] : {};
  return { ...unit, [first]: change(inner, second, patch) };
}

function change(holder: Json, name: string, patch: Patch): Json {
  const isThere = holder[name] !== undefined;
  // Shipping details can be replaced and added alike; of the other members only what is there can be replaced or removed.
  if (patch.op === 'add' && isThere && patch.member[0] !== 'shipping') refuseOperation(patch);
  if (patch.op !== 'add' && !isThere && patch.member[0] !== 'shipping') refuseOperation(patch);
  if (patch.op !== 'remove') return { ...holder, [name]: patch.value };
  const { [name]: _removed, ...rest } = holder;
  return rest;
}

function refuseOperation(patch: Patch): never {
  answerNow(errorAnswer(400, [{ field: patch.path, value: patch.op, location: 'body', issue: 'INVALID_PATCH_OPERATION' }]));
}

function refuseForm(patch: Patch): never {
  answerNow(errorAnswer(400, [{ field: patch.path, location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' }]));
}

function refuseIntent(patch: Patch): never {
  if (patch.value === 'AUTHORIZE') refuse('UNSUPPORTED_INTENT', { field: '/intent', value: 'AUTHORIZE' });
  answerNow(errorAnswer(400, [{ field: '/intent', value: textOf(patch.value), location: 'body', issue: 'INVALID_PARAMETER_VALUE' }]));
}

function saveUnit(world: World, order: Order, unit: Json): void {
  const findings = newFindings();
  const total = checkUnit(world, findings, `/purchase_units/@reference_id=='${referenceOf(order)}'`, unit);
  if (findings.syntax.length > 0) answerNow(errorAnswer(400, findings.syntax));
  if (findings.business.length > 0 || total === null) answerNow(errorAnswer(422, findings.business));
  const costsMore = total.currency !== order.total.currency || total.minor > order.total.minor;
  if (order.status === 'APPROVED' && costsMore) refuse('AMOUNT_CHANGE_NOT_ALLOWED', { field: "/purchase_units/@reference_id=='default'/amount/value" });
  order.purchaseUnit = unit;
  order.total = total;
  order.invoiceId = textOf(unit['invoice_id']) || null;
  order.customId = textOf(unit['custom_id']) || null;
  order.updatedAtMs = world.clock.nowMs();
  world.orders.put(order.id, order);
}
