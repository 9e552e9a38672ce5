import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';

const STATUS_WORDS = new Set(['status', 'transaction_status', 'batch_status']);
type Change = (key: string, value: unknown) => unknown;

/** PayPal adds fields and status words without notice; the faults `extra-fields` and `unknown-status`, and the setting extraFields, do so here. */
export function surprise(world: World, request: SandboxRequest, answer: Answer): Answer {
  const kind = request.fault?.kind;
  if (kind === 'unknown-status') return rewrite(answer, (key, value) => (STATUS_WORDS.has(key) && typeof value === 'string' ? 'A_NEW_STATUS' : value));
  if (kind === 'extra-fields' || world.options.get().extraFields) return rewrite(answer, (_key, value) => (isObject(value) ? { ...value, x_new_field: { since: '2027', flags: [true, null] } } : value));
  return answer;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rewrite(answer: Answer, change: Change): Answer {
  if (answer.headers['content-type'] !== 'application/json' || typeof answer.body !== 'string' || answer.body === '') return answer;
  return { ...answer, body: JSON.stringify(walk('', JSON.parse(answer.body) as unknown, change)) };
}

function walk(key: string, value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => walk('', entry, change));
  if (!isObject(value)) return change(key, value);
  return change(key, Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, walk(name, entry, change)])));
}
