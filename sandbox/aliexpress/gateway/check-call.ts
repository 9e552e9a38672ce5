import type { BuyerAccount } from '../rows';
import type { Supplier } from '../supplier';
import { REFUSALS } from './gateway-refusal';
import type { Parameters } from './merge-parameters';
import { verifySignature } from './verify-signature';

const TIMESTAMP_TOLERANCE_MS = 7_200_000;

/** What the checks need to know of a call besides its parameters. */
export type Caller = { readonly params: Parameters; readonly remoteAddress: string; /** Path of a system call. */ readonly path?: string | undefined };

/**
 * The first checks of the gateway, in its order: app key, timestamp, signature; then the address list of the app.
 * The timestamp may be near the machine's time or near the sandbox's own clock, because a caller cannot know that the latter was moved.
 */
export function checkCaller(supplier: Supplier, { params, remoteAddress, path }: Caller): void {
  const { appKey, appSecret } = supplier.config;
  if (!params.has('app_key')) throw REFUSALS.missing('app_key');
  if (params.get('app_key') !== appKey) throw REFUSALS.unknownAppKey();
  if (!params.has('timestamp')) throw REFUSALS.missing('timestamp');
  const atMs = timestampMs(params.get('timestamp') ?? '', path);
  const realNowMs = supplier.clock.nowMs() - supplier.clock.offsetMs();
  const near = (nowMs: number) => atMs !== null && Math.abs(atMs - nowMs) <= TIMESTAMP_TOLERANCE_MS;
  if (!near(realNowMs) && !near(supplier.clock.nowMs())) throw REFUSALS.badTimestamp();
  if (!params.has('sign_method')) throw REFUSALS.missing('sign_method');
  if (!params.has('sign')) throw REFUSALS.missing('sign');
  if (!verifySignature({ params, secret: appSecret, path })) throw REFUSALS.badSignature();
  const { ipWhitelist } = supplier.settings();
  if (ipWhitelist.length > 0 && !ipWhitelist.includes(remoteAddress.replace(/^::ffff:/, ''))) throw REFUSALS.foreignAddress();
}

/** Milliseconds as text, at /sync also the older "yyyy-MM-dd HH:mm:ss" in UTC; null for anything else. */
function timestampMs(text: string, path: string | undefined): number | null {
  if (/^\d{13}$/.test(text)) return Number.parseInt(text, 10);
  if (path !== undefined || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
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
