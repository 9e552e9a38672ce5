import { createHash } from 'node:crypto';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import { SandboxAnswerError, type Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import type { UsedKey } from '../records';
import { answerNow, errorAnswer, refuse } from './errors';

const HOUR_MS = 3_600_000;
/** How long PayPal keeps a PayPal-Request-Id (facts 2.3). */
export const KEY_LIFE_MS = { orders: 6 * HOUR_MS, payments: 45 * 24 * HOUR_MS } as const;

export type ReplayKey = { readonly header: string | null; readonly slot: string; readonly bodyHash: string };

/** The request's PayPal-Request-Id; 400 where it is longer than 108 characters. */
export function readKey(request: SandboxRequest, scope: string): ReplayKey {
  const header = request.headers['paypal-request-id'];
  const text = typeof header === 'string' && header !== '' ? header : null;
  if (text !== null && text.length > 108) answerNow(errorAnswer(400, [{ field: 'PayPal-Request-Id', location: 'header', issue: 'INVALID_STRING_LENGTH' }]));
  const bodyHash = createHash('sha256').update(request.path).update('\n').update(request.rawBody).digest('base64url');
  return { header: text, slot: `${scope} ${text ?? ''}`, bodyHash };
}

/**
 * What an earlier call with this key made: its result's id; null for a new key. The same key for another request is refused with 422
 * (undocumented at PayPal; loud here, because it is always a bug of the client). A payment attempt that was refused is refused again.
 */
export function findReplay(world: World, key: ReplayKey): string | null {
  if (key.header === null) return null;
  const used = world.usedKeys.get(key.slot);
  if (used === undefined || used.expiresAtMs <= world.clock.nowMs()) return null;
  if (used.bodyHash !== key.bodyHash) refuse('PAYPAL_REQUEST_ID_PREVIOUSLY_USED', { field: 'PayPal-Request-Id', location: 'header', value: key.header });
  if (used.refusal !== null) throw new SandboxAnswerError({ status: used.refusal.status, headers: { 'content-type': 'application/json' }, body: used.refusal.body });
  return used.resultId;
}

/** Remembers what the key stands for. */
export function keepKey(world: World, key: ReplayKey, lifeMs: number, outcome: { resultId: string } | { refusal: Answer }): void {
  if (key.header === null) return;
  dropExpired(world);
  const result: Pick<UsedKey, 'resultId' | 'refusal'> =
    'resultId' in outcome ? { resultId: outcome.resultId, refusal: null } : { resultId: null, refusal: { status: outcome.refusal.status, body: String(outcome.refusal.body) } };
  world.usedKeys.put(key.slot, { bodyHash: key.bodyHash, expiresAtMs: world.clock.nowMs() + lifeMs, ...result });
}

/** The oldest keys stand first; a few per call keep the table small. */
function dropExpired(world: World): void {
  let looked = 0;
  for (const [slot, used] of world.usedKeys.entries()) {
    if (used.expiresAtMs <= world.clock.nowMs()) world.usedKeys.remove(slot);
    looked += 1;
    if (looked === 4) return;
  }
}
