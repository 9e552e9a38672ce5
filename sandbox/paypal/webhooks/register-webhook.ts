import { empty, json } from '../../foundation/answers';
import { randomCode } from '../../foundation/random-code';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import { isJson } from '../orders/field-checks';
import type { Json } from '../records';
import { EVENT_TYPES } from './event-types';
import type { Webhook } from './records';

const MOST_WEBHOOKS = 10;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** POST /v1/notifications/webhooks: https, or plain http to this machine; at most ten, each address once. */
export function registerWebhook(world: World, request: SandboxRequest): Answer {
  const body = request.json();
  const url = readUrl(isJson(body) ? body['url'] : undefined);
  const eventTypes = readEventTypes(isJson(body) ? body['event_types'] : undefined);
  refuseTaken(world, url, null);
  if (world.webhooks.size >= MOST_WEBHOOKS) answerNow(oldError(400, 'WEBHOOK_NUMBER_LIMIT_EXCEEDED', 'You have reached the maximum number of webhooks.'));
  const webhook = { id: randomCode(17), url, eventTypes };
  world.webhooks.put(webhook.id, webhook);
  return json(201, showWebhook(world, webhook));
}

/** GET /v1/notifications/webhooks */
export function listWebhooks(world: World): Answer {
  return json(200, { webhooks: [...world.webhooks.values()].map((webhook) => showWebhook(world, webhook)) });
}

/** GET /v1/notifications/webhooks/{id} */
export function getWebhook(world: World, request: SandboxRequest): Answer {
  return json(200, showWebhook(world, requireWebhook(world, request)));
}

/** PATCH /v1/notifications/webhooks/{id}: replace /url or /event_types. */
export function patchWebhook(world: World, request: SandboxRequest): Answer {
  let webhook = requireWebhook(world, request);
  const patches = request.json();
  if (!Array.isArray(patches) || patches.length === 0) answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided'));
  for (const patch of patches as unknown[]) {
    if (!isJson(patch) || patch['op'] !== 'replace') answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided', [{ field: 'op', location: 'body', issue: 'Only replace is supported' }]));
    if (patch['path'] === '/url') webhook = { ...webhook, url: readUrl(patch['value']) };
    else if (patch['path'] === '/event_types') webhook = { ...webhook, eventTypes: readEventTypes(patch['value']) };
    else answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided', [{ field: 'path', location: 'body', issue: 'Only /url and /event_types can be replaced' }]));
  }
  refuseTaken(world, webhook.url, webhook.id);
  world.webhooks.put(webhook.id, webhook);
  return json(200, showWebhook(world, webhook));
}

/** DELETE /v1/notifications/webhooks/{id} */
export function deleteWebhook(world: World, request: SandboxRequest): Answer {
  world.webhooks.remove(requireWebhook(world, request).id);
  return empty(204);
}

/** The webhook of the path, or 404. */
export function requireWebhook(world: World, request: SandboxRequest): Webhook {
  return world.webhooks.get(request.params['id'] ?? '') ?? answerNow(oldError(404, 'INVALID_RESOURCE_ID', 'The requested resource ID was not found'));
}

function refuseTaken(world: World, url: string, ownId: string | null): void {
  if ([...world.webhooks.values()].some((other) => other.url === url && other.id !== ownId)) answerNow(oldError(400, 'WEBHOOK_URL_ALREADY_EXISTS', 'Webhook URL already exists'));
}

/** An address that webhooks may go to. */
export function readUrl(value: unknown): string {
  const url = typeof value === 'string' && value.length <= 2048 ? URL.parse(value) : null;
  const allowed = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)));
  if (!allowed) answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided', [{ field: 'url', location: 'body', issue: 'Not a valid webhook URL' }]));
  return url.href;
}

function readEventTypes(value: unknown): string[] {
  const names = Array.isArray(value) ? value.map((entry: unknown) => (isJson(entry) ? entry['name'] : undefined)) : [];
  if (names.length === 0) answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided', [{ field: 'event_types', location: 'body', issue: 'At least one event type is required' }]));
  return names.map((name, index) => {
    if (typeof name === 'string' && (name === '*' || EVENT_TYPES.includes(name))) return name;
    return answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid data provided', [{ field: `event_types[${String(index)}].name`, location: 'body', issue: 'Not a valid webhook event type' }]));
  });
}

function showWebhook(world: World, webhook: Webhook): Json {
  const self = `${world.baseUrl}/v1/notifications/webhooks/${webhook.id}`;
  return {
    id: webhook.id,
    url: webhook.url,
    event_types: webhook.eventTypes.map((name) => ({ name, description: name === '*' ? 'ALL' : name })),
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: self, rel: 'update', method: 'PATCH' },
      { href: self, rel: 'delete', method: 'DELETE' },
    ],
  };
}
