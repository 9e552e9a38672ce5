import type { BuyerAccount } from '../rows';
import type { Supplier } from '../supplier';
import { REFUSALS } from './gateway-refusal';
import type { Parameters } from './merge-parameters';
import { signRequest } from './sign-request';

const TIMESTAMP_TOLERANCE_MS = 7_200_000;

/**
 * The first three checks of the gateway, in its order: app key, timestamp, signature. `path` is the path of a system call.
 * The timestamp may be near the machine's time or near the sandbox's own clock, because a caller cannot know that the latter was moved.
 */
export function checkCaller(supplier: Supplier, params: Parameters, path?: string): void {
  const { appKey, appSecret } = supplier.config;
  if (!params.has('app_key')) throw REFUSALS.missing('app_key');
  if (params.get('app_key') !== appKey) throw REFUSALS.unknownAppKey();
  if (!params.has('timestamp')) throw REFUSALS.missing('timestamp');
  const atMs = timestampMs(params.get('timestamp') ?? '');
  const realNowMs = supplier.clock.nowMs() - supplier.clock.offsetMs();
  const near = (nowMs: number) => atMs !== null && Math.abs(atMs - nowMs) <= TIMESTAMP_TOLERANCE_MS;
  if (!near(realNowMs) && !near(supplier.clock.nowMs())) throw REFUSALS.badTimestamp();
  if (!params.has('sign')) throw REFUSALS.missing('sign');
  const signMethod = params.get('sign_method') === 'md5' && path === undefined ? 'md5' : 'sha256';
  const expected = signRequest({ params, secret: appSecret, path, signMethod });
  if (params.get('sign') !== expected) throw REFUSALS.badSignature();
}

/** Milliseconds as text, or the older "yyyy-MM-dd HH:mm:ss" in UTC; null for anything else. */
function timestampMs(text: string): number | null {
  if (/^\d{13}$/.test(text)) return Number.parseInt(text, 10);
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const atMs = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(atMs) ? null : atMs;
}

/** The account behind the token, which may be called `access_token` or `session`; IllegalAccessToken otherwise. */
export function checkToken(supplier: Supplier, params: Parameters): BuyerAccount {
  const token = params.get('access_token') ?? params.get('session');
  const row = token === undefined ? undefined : supplier.tokens.get(token);
  if (row === undefined || row.kind !== 'access' || row.expiresAtMs <= supplier.clock.nowMs()) throw REFUSALS.badToken();
  const buyer = supplier.buyers.find((account) => account.userId === row.userId);
  if (buyer === undefined) throw REFUSALS.badToken();
  return buyer;
}

/** MissingParameter for the first required parameter that is absent or empty. */
export function checkRequired(params: Parameters, required: readonly string[]): void {
  for (const name of required) if ((params.get(name) ?? '') === '') throw REFUSALS.missing(name);
}
