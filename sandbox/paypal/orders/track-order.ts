import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer, refuse } from '../answers/errors';
import type { World } from '../open-world';
import type { Json, Order, Tracker } from '../records';
import { checkText, isJson, newFindings, textOf, type Findings } from './field-checks';
import { requireOrder } from './find-order';
import { showOrder } from './show-order';

/** POST /v2/checkout/orders/{id}/track: 201, or 200 where this parcel of this capture is known. */
export function trackOrder(world: World, request: SandboxRequest): Answer {
  const order = requireOrder(world, request.params['id'] ?? '');
  const body = request.json();
  if (!isJson(body)) answerNow(errorAnswer(400, [{ field: '/', location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' }]));
  const wish = readParcel(order, body);
  const capture = order.captureId === wish.captureId ? world.captures.get(wish.captureId) : undefined;
  if (capture === undefined) refuse('CAPTURE_ID_NOT_FOUND', { field: '/capture_id', value: wish.captureId });
  if (capture.status !== 'COMPLETED') refuse('CAPTURE_STATUS_NOT_VALID', { field: '/capture_id', value: wish.captureId });
  const known = order.trackers.some(({ captureId, number }) => captureId === wish.captureId && number === wish.number);
  if (!known) addTracker(world, order, wish);
  return json(known ? 200 : 201, showOrder(world, order, true));
}

type Parcel = Pick<Tracker, 'captureId' | 'number' | 'items'>;

function readParcel(order: Order, body: Json): Parcel {
  const findings = newFindings();
  const captureId = checkText(findings, '/capture_id', body['capture_id'], { min: 1, max: 50, required: true });
  const number = checkText(findings, '/tracking_number', body['tracking_number'], { min: 1, max: 64 });
  const carrier = checkText(findings, '/carrier', body['carrier'], { min: 1, max: 64 });
  if (carrier !== null && !/^[0-9A-Z_]+$/.test(carrier)) findings.syntax.push({ field: '/carrier', location: 'body', value: carrier, issue: 'INVALID_PARAMETER_VALUE' });
  checkText(findings, '/carrier_name_other', body['carrier_name_other'], { min: 1, max: 64, required: carrier === 'OTHER' });
  if (body['notify_payer'] !== undefined && typeof body['notify_payer'] !== 'boolean') findings.syntax.push({ field: '/notify_payer', location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' });
  const items = readItems(findings, order, body['items'], '/items');
  if (findings.syntax.length > 0 || captureId === null) answerNow(errorAnswer(400, findings.syntax));
  if (findings.business.length > 0) answerNow(errorAnswer(422, findings.business));
  return { captureId, number: number ?? '', items };
}

/** Items of a parcel; a sku has to be one of the order's. */
export function readItems(findings: Findings, order: Order, value: unknown, field: string): Json[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    findings.syntax.push({ field, location: 'body', issue: 'INVALID_PARAMETER_SYNTAX' });
    return [];
  }
  const ordered = Array.isArray(order.purchaseUnit['items']) ? order.purchaseUnit['items'].filter(isJson).map((item) => textOf(item['sku'])) : [];
  return value.filter(isJson).map((item, index) => {
    const at = `${field}/${String(index)}`;
    checkText(findings, `${at}/name`, item['name'], { min: 1, max: 127 });
    checkText(findings, `${at}/quantity`, item['quantity'], { min: 1, max: 10 });
    const sku = checkText(findings, `${at}/sku`, item['sku'], { min: 1, max: 127 });
    if (sku !== null && !ordered.includes(sku)) findings.business.push({ field: `${at}/sku`, value: sku, issue: 'ITEM_SKU_MISMATCH' });
    return item;
  });
}

function addTracker(world: World, order: Order, { captureId, number, items }: Parcel): void {
  const nowMs = world.clock.nowMs();
  order.trackers.push({ id: number === '' ? captureId : `${captureId}-${number}`, captureId, number, items, status: 'SHIPPED', createdAtMs: nowMs, updatedAtMs: nowMs });
  order.updatedAtMs = nowMs;
  world.orders.put(order.id, order);
}
