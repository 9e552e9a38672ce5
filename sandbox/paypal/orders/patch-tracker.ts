import { empty } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer, refuse } from '../answers/errors';
import type { World } from '../open-world';
import type { Order, Tracker } from '../records';
import { isJson, newFindings, textOf } from './field-checks';
import { requireOrder } from './find-order';
import { readOp } from './read-patch';
import { readItems } from './track-order';

const PATCHABLE = new Set(['/items', '/notify_payer', '/status']);

/** PATCH /v2/checkout/orders/{id}/trackers/{tracker_id}: items, notify_payer, or status CANCELLED. */
export function patchTracker(world: World, request: SandboxRequest): Answer {
  const order = requireOrder(world, request.params['id'] ?? '');
  const id = request.params['tracker'] ?? '';
  const tracker = order.trackers.find((known) => known.id === id) ?? answerNow(errorAnswer(404, [{ field: 'tracker_id', value: id, location: 'path', issue: 'TRACKER_ID_NOT_FOUND' }]));
  const patches = request.json();
  if (!Array.isArray(patches) || patches.length === 0) answerNow(errorAnswer(400, [{ field: '/', location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' }]));
  const next = { ...tracker };
  patches.forEach((patch: unknown, index) => { applyPatch(order, next, patch, `/${String(index)}`); });
  next.updatedAtMs = world.clock.nowMs();
  order.trackers.splice(order.trackers.indexOf(tracker), 1, next);
  world.orders.put(order.id, order);
  return empty(204);
}

function applyPatch(order: Order, tracker: Tracker, patch: unknown, at: string): void {
  if (!isJson(patch)) answerNow(errorAnswer(400, [{ field: at, location: 'body', issue: 'INVALID_PARAMETER_VALUE' }]));
  const op = readOp(patch['op'], `${at}/op`);
  const { path, value } = patch;
  if (typeof path !== 'string' || path === '') refuse('PATCH_PATH_REQUIRED', { field: `${at}/path` });
  if (!path.startsWith('/')) refuse('INVALID_JSON_POINTER_FORMAT', { field: `${at}/path`, value: path });
  if (!PATCHABLE.has(path)) answerNow(errorAnswer(400, [{ field: path, location: 'body', issue: 'FIELD_NOT_PATCHABLE' }]));
  if (op === 'remove') refuse('NOT_PATCHABLE', { field: path, value: op });
  if (value === undefined) refuse('PATCH_VALUE_REQUIRED', { field: `${at}/value` });
  if (path === '/status') {
    if (value !== 'CANCELLED') answerNow(errorAnswer(400, [{ field: path, value: textOf(value), location: 'body', issue: 'INVALID_PARAMETER_VALUE' }]));
    tracker.status = 'CANCELLED';
  }
  if (path === '/items') {
    const findings = newFindings();
    tracker.items = readItems(findings, order, value, path);
    if (findings.syntax.length > 0) answerNow(errorAnswer(400, findings.syntax));
    if (findings.business.length > 0) answerNow(errorAnswer(422, findings.business));
  }
}
