import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import type { Json } from '../records';
import { batchByPath } from './path-triggers';
import { showItem, showWholeHeader } from './show-payout';

const PAGE_SIZE = 1000;

/** GET /v1/payments/payouts/{id}: header and one page of items. */
export function getBatch(world: World, request: SandboxRequest): Answer {
  const id = request.params['id'] ?? '';
  const forced = batchByPath(world, id);
  if (forced !== null) return forced;
  const batch = world.batches.get(id);
  if (batch === undefined) answerNow(oldError(404, 'INVALID_RESOURCE_ID', 'Requested resource ID was not found.'));
  const page = pageNumber(request, 'page', 1, 100_000);
  const size = pageNumber(request, 'page_size', PAGE_SIZE, PAGE_SIZE);
  const ids = batch.itemIds.slice((page - 1) * size, page * size);
  const items = ids.flatMap((id) => world.items.get(id) ?? []).map((item) => showItem(world, item, 'batch'));
  const pages = Math.trunc((batch.itemIds.length + size - 1) / size);
  const self = `${world.baseUrl}/v1/payments/payouts/${batch.id}`;
  const links = [{ href: self, rel: 'self', method: 'GET', encType: 'application/json' }];
  if (page < pages) links.push({ href: `${self}?page=${String(page + 1)}&page_size=${String(size)}`, rel: 'next', method: 'GET', encType: 'application/json' });
  const totals = request.query.get('total_required') === 'false' ? {} : { total_items: batch.itemIds.length, total_pages: pages };
  return json(200, chosenFields({ ...totals, batch_header: showWholeHeader(world, batch), items, links }, request.query.get('fields')));
}

/** `fields=batch_header,items`: only these parts. */
function chosenFields(body: Json, fields: string | null): Json {
  if (fields === null) return body;
  const wanted = fields.split(',').map((field) => field.trim());
  return Object.fromEntries(Object.entries(body).filter(([name]) => wanted.includes(name)));
}

function pageNumber(request: SandboxRequest, name: string, fallback: number, max: number): number {
  const text = request.query.get(name);
  if (text === null) return fallback;
  if (!/^[1-9]\d{0,5}$/.test(text) || Number.parseInt(text, 10) > max) answerNow(oldError(400, 'VALIDATION_ERROR', 'Invalid request - see details', [{ field: name, location: 'query', issue: `Must be a number from 1 to ${String(max)}` }]));
  return Number.parseInt(text, 10);
}
