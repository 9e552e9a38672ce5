import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import { readTime } from '../answers/read-time';
import type { World } from '../open-world';
import type { Dispute } from './records';
import { showDisputeShort, stateOf } from './show-dispute';

const STATES = new Set(['OPEN_INQUIRIES', 'REQUIRED_ACTION', 'REQUIRED_OTHER_PARTY_ACTION', 'UNDER_PAYPAL_REVIEW', 'APPEALABLE', 'RESOLVED']);
const HISTORY_MS = 180 * 86_400_000;
const MOST = 50;

/** GET /v1/customer/disputes: newest first, by state, time and transaction, at most 50 a page. */
export function listDisputes(world: World, request: SandboxRequest): Answer {
  const { query } = request;
  const fits = readFilter(world, query);
  const size = readSize(query.get('page_size'));
  const start = readToken(query.get('next_page_token'));
  const found = [...world.disputes.values()].filter(fits).toReversed();
  const address = `${world.baseUrl}/v1/customer/disputes`;
  const links = [{ href: `${address}?${query.toString()}`, rel: 'self', method: 'GET' }, { href: address, rel: 'first', method: 'GET' }];
  if (found.length > start + size) {
    const next = new URLSearchParams(query);
    next.set('next_page_token', Buffer.from(String(start + size)).toString('base64'));
    links.push({ href: `${address}?${next.toString()}`, rel: 'next', method: 'GET' });
  }
  const items = found.slice(start, start + size).map((dispute) => showDisputeShort(world, dispute));
  return json(200, { ...(items.length === 0 ? {} : { items }), links });
}

function refuse(field: string, issue: string): never {
  return answerNow(oldError(400, 'INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.', [{ field, location: 'query', issue }]));
}

function readFilter(world: World, query: URLSearchParams): (dispute: Dispute) => boolean {
  const time = (name: string): number | null => {
    const text = query.get(name);
    return text === null ? null : (readTime(text) ?? refuse(name, 'INVALID_PARAMETER_SYNTAX'));
  };
  const [from, after, before] = [time('start_time'), time('update_time_after'), time('update_time_before')];
  const transaction = query.get('disputed_transaction_id');
  if (from !== null && transaction !== null) refuse('start_time', 'INCOMPATIBLE_PARAMETER_VALUE');
  if (from !== null && from < world.clock.nowMs() - HISTORY_MS) refuse('start_time', 'INVALID_PARAMETER_VALUE');
  const states = query.get('dispute_state')?.split(',') ?? null;
  if (states?.some((state) => !STATES.has(state)) === true) refuse('dispute_state', 'INVALID_PARAMETER_VALUE');
  return (dispute) =>
    (from === null || dispute.createdAtMs >= from) &&
    (after === null || dispute.updatedAtMs >= after) &&
    (before === null || dispute.updatedAtMs <= before) &&
    (transaction === null || dispute.captureId === transaction) &&
    (states === null || states.includes(stateOf(dispute)));
}

function readSize(text: string | null): number {
  if (text === null) return 10;
  const size = /^\d{1,3}$/.test(text) ? Number.parseInt(text, 10) : 0;
  return size >= 1 && size <= MOST ? size : refuse('page_size', 'INVALID_PARAMETER_VALUE');
}

function readToken(text: string | null): number {
  if (text === null) return 0;
  const plain = Buffer.from(text, 'base64').toString('utf8');
  return /^\d{1,7}$/.test(plain) ? Number.parseInt(plain, 10) : refuse('next_page_token', 'INVALID_PARAMETER_VALUE');
}
