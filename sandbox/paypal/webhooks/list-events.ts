import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import { isJson } from '../orders/field-checks';
import { EVENT_TYPES } from './event-types';
import { requireWebhook } from './register-webhook';
import type { WebhookEvent } from './records';

/** GET /v1/notifications/webhooks-events: newest first, by type, time and transaction. */
export function listEvents(world: World, request: SandboxRequest): Answer {
  const { query } = request;
  const [type, from, to, transaction] = [query.get('event_type'), timeOf(query.get('start_time')), timeOf(query.get('end_time')), query.get('transaction_id')];
  const size = Math.min(Number.parseInt(query.get('page_size') ?? '10', 10) || 10, 1000);
  const fits = (event: WebhookEvent) =>
    (type === null || event.eventType === type) && (from === null || event.createdAtMs >= from) && (to === null || event.createdAtMs <= to) && (transaction === null || event.body.includes(`"${transaction}"`));
  const found = [...world.events.values()].filter(fits);
  const events = found.toReversed().slice(0, size).map(show);
  return json(200, { events, count: events.length, links: [{ href: `${world.baseUrl}/v1/notifications/webhooks-events`, rel: 'self', method: 'GET' }] });
}

function timeOf(text: string | null): number | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

function show(event: WebhookEvent): unknown {
  return JSON.parse(event.body);
}

/** GET /v1/notifications/webhooks-events/{id} */
export function getEvent(world: World, request: SandboxRequest): Answer {
  return json(200, show(requireEvent(world, request)));
}

/** POST /v1/notifications/webhooks-events/{id}/resend: to the named webhooks, or to all that want it. */
export function resendEvent(world: World, request: SandboxRequest): Answer {
  const event = requireEvent(world, request);
  const body = request.rawBody.length === 0 ? {} : request.json();
  const given = isJson(body) ? body['webhook_ids'] : undefined;
  world.outbox.resend(event, Array.isArray(given) ? given.map(String) : null);
  return json(202, show(event));
}

/** GET /v1/notifications/webhooks/{id}/event-types: what this webhook wants. */
export function listWantedTypes(world: World, request: SandboxRequest): Answer {
  return json(200, { event_types: requireWebhook(world, request).eventTypes.map((name) => ({ name, description: name, status: 'ENABLED' })) });
}

/** GET /v1/notifications/webhooks-event-types */
export function listEventTypes(): Answer {
  return json(200, { event_types: EVENT_TYPES.map((name) => ({ name, description: name, status: 'ENABLED' })) });
}

function requireEvent(world: World, request: SandboxRequest): WebhookEvent {
  return world.events.get(request.params['id'] ?? '') ?? answerNow(oldError(404, 'INVALID_RESOURCE_ID', 'The requested resource ID was not found'));
}
