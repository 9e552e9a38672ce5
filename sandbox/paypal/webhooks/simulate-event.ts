import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import { isJson } from '../orders/field-checks';
import { EVENT_TYPES } from './event-types';
import { readUrl } from './register-webhook';
import { sampleEvent } from './sample-event';

/**
 * POST /v1/notifications/simulate-event: a sample of an event to a webhook or to any address. It is signed with the word WEBHOOK_ID instead of
 * a webhook's id, so neither the postback nor a verifier that knows its id takes it for real (facts 6.4).
 */
export function simulateEvent(world: World, request: SandboxRequest): Answer {
  const body = request.json();
  const fields = isJson(body) ? body : {};
  const type = fields['event_type'];
  if (typeof type !== 'string' || !EVENT_TYPES.includes(type)) refuseField('event_type', type === undefined ? 'Required field is missing' : 'Not a valid webhook event type');
  const text = world.outbox.mock(addressOf(world, fields), sampleEvent(world, type));
  return json(202, JSON.parse(text));
}

function addressOf(world: World, fields: Record<string, unknown>): string {
  const { webhook_id: id, url } = fields;
  if (id === undefined && url === undefined) refuseField('webhook_id', 'Either webhook_id or url is required');
  if (id === undefined) return readUrl(url);
  const webhook = typeof id === 'string' ? world.webhooks.get(id) : undefined;
  return webhook?.url ?? answerNow(oldError(404, 'INVALID_RESOURCE_ID', 'The requested resource ID was not found'));
}

function refuseField(field: string, issue: string): never {
  return answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided', [{ field, location: 'body', issue }]));
}
