import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer } from '../answers/errors';
import { readTime } from '../answers/read-time';
import type { Movement } from '../money/create-books';
import type { World } from '../open-world';
import type { Json } from '../records';
import { showMovement } from './show-movement';

const LONGEST_MS = 31 * 86_400_000;
const THREE_YEARS_MS = 3 * 366 * 86_400_000;
const MOST_ROWS = 10_000;
const MOST_PER_PAGE = 500;
const FIELDS = new Set(['all', 'transaction_info', 'payer_info', 'shipping_info', 'auction_info', 'cart_info', 'incentive_info', 'store_info']);

/**
 * GET /v1/reporting/transactions: what moved in at most 31 days, oldest first, up to 500 a page. What happened during the lag is not there
 * yet; more than 10,000 rows are refused (facts 7).
 */
export function listTransactions(world: World, request: SandboxRequest): Answer {
  const { query } = request;
  const lastMs = world.clock.nowMs() - world.options.get().transactionLagSeconds * 1000;
  const { startMs, endMs } = readRange(world, query);
  const fits = readFilter(query);
  const fields = readFields(query.get('fields'));
  const size = readWhole(query, 'page_size', { fallback: 100, max: MOST_PER_PAGE });
  const page = readWhole(query, 'page', { fallback: 1, max: 2_147_483_647 });
  const found = [...world.books.statement()].filter((line) => line.initiatedAtMs >= startMs && line.initiatedAtMs <= endMs && line.updatedAtMs <= lastMs && fits(line));
  if (found.length > MOST_ROWS) refuseQuery('start_date', 'RESULTSET_TOO_LARGE', query.get('start_date') ?? '');
  const rows = found.slice((page - 1) * size, page * size).map((line) => pick(showMovement(world, line), fields));
  const pages = Math.trunc((found.length + size - 1) / size);
  return json(200, {
    transaction_details: rows,
    account_number: world.settings.merchantId,
    start_date: iso(startMs),
    end_date: iso(endMs),
    last_refreshed_datetime: iso(lastMs),
    page,
    total_items: found.length,
    total_pages: pages,
    links: linksOf(world, query, page, pages),
  });
}

/** Whole seconds. */
function iso(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function refuseQuery(field: string, issue: string, value = ''): never {
  return answerNow(errorAnswer(400, [{ field, location: 'query', ...(value === '' ? {} : { value }), issue }]));
}

function readRange(world: World, query: URLSearchParams): { startMs: number; endMs: number } {
  const time = (name: string): number => {
    const text = query.get(name) ?? refuseQuery(name, 'MISSING_REQUIRED_PARAMETER');
    return readTime(text) ?? refuseQuery(name, 'INVALID_PARAMETER_SYNTAX', text);
  };
  const [startMs, endMs] = [time('start_date'), time('end_date')];
  if (endMs < startMs) refuseQuery('end_date', 'INVALID_PARAMETER_VALUE', query.get('end_date') ?? '');
  if (endMs - startMs > LONGEST_MS || startMs < world.clock.nowMs() - THREE_YEARS_MS) refuseQuery('start_date', 'DATE_RANGE_EXCEEDED', query.get('start_date') ?? '');
  return { startMs, endMs };
}

function readFilter(query: URLSearchParams): (line: Movement) => boolean {
  const oneOf = (name: string, pattern: RegExp): string | null => {
    const text = query.get(name);
    return text === null || pattern.test(text) ? text : refuseQuery(name, 'INVALID_PARAMETER_VALUE', text);
  };
  const id = oneOf('transaction_id', /^[A-Za-z0-9]{17,19}$/);
  const status = oneOf('transaction_status', /^[DPSV]$/);
  const code = oneOf('transaction_type', /^T\d{4}$/);
  const currency = oneOf('transaction_currency', /^[A-Z]{3}$/);
  const onlyBalance = (oneOf('balance_affecting_records_only', /^[YN]$/) ?? 'Y') === 'Y';
  return (line) =>
    (id === null || line.id === id || line.referenceId === id) &&
    (status === null || line.status === status) &&
    (code === null || line.code === code) &&
    (currency === null || line.currency === currency) &&
    (!onlyBalance || line.affectsBalance);
}

function readFields(text: string | null): ReadonlySet<string> {
  const names = (text ?? 'transaction_info').split(',').map((name) => name.trim());
  const wrong = names.find((name) => !FIELDS.has(name));
  if (wrong !== undefined) refuseQuery('fields', 'INVALID_PARAMETER_VALUE', wrong);
  return new Set(names);
}

function pick(row: Json, fields: ReadonlySet<string>): Json {
  return fields.has('all') ? row : Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name)));
}

function readWhole(query: URLSearchParams, name: string, { fallback, max }: { fallback: number; max: number }): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const number = /^\d{1,10}$/.test(text) ? Number.parseInt(text, 10) : 0;
  return number >= 1 && number <= max ? number : refuseQuery(name, 'INVALID_PARAMETER_VALUE', text);
}

function linksOf(world: World, query: URLSearchParams, page: number, pages: number): Json[] {
  const link = (rel: string, to: number): Json => {
    const target = new URLSearchParams(query);
    target.set('page', String(to));
    return { href: `${world.baseUrl}/v1/reporting/transactions?${target.toString()}`, rel, method: 'GET' };
  };
  return [
    link('self', page),
    ...(pages > 1 ? [link('first', 1), link('last', pages)] : []),
    ...(page < pages ? [link('next', page + 1)] : []),
    ...(page > 1 ? [link('prev', page - 1)] : []),
  ];
}
