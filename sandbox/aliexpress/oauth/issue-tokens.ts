import { randomBytes } from 'node:crypto';
import { REFUSALS } from '../gateway/gateway-refusal';
import type { TokenRow } from '../rows';
import type { Supplier } from '../supplier';

/** Seconds of an access token and of the consent, by the state of the app in the console. */
const LIFETIMES = { online: { access: 2_592_000, consent: 5_184_000 }, test: { access: 86_400, consent: 172_800 } } as const;

/** Makes an access and a refresh token for the account. `consentEndsAtMs` is kept by a refresh and set anew (null) by a consent. */
export function issueTokens(supplier: Supplier, userId: string, consentEndsAtMs: number | null): object {
  const buyer = supplier.buyers.find((account) => account.userId === userId);
  if (buyer === undefined) throw REFUSALS.badCode();
  const nowMs = supplier.clock.nowMs();
  const lifetimes = LIFETIMES[supplier.settings().appStatus];
  const endsAtMs = consentEndsAtMs ?? nowMs + lifetimes.consent * 1000;
  // An access token does not outlive the consent.
  const accessEndsAtMs = Math.min(nowMs + lifetimes.access * 1000, endsAtMs);
  const store = (kind: TokenRow['kind'], prefix: string, expiresAtMs: number) => {
    const token = `${prefix}${randomBytes(28).toString('hex')}`;
    supplier.tokens.put(token, { token, kind, userId, expiresAtMs, consentEndsAtMs: endsAtMs });
    return token;
  };
  return {
    access_token: store('access', '50000', accessEndsAtMs),
    refresh_token: store('refresh', '50001', endsAtMs),
    expires_in: wholeSeconds(accessEndsAtMs - nowMs),
    expire_time: accessEndsAtMs,
    refresh_expires_in: wholeSeconds(endsAtMs - nowMs),
    refresh_token_valid_time: endsAtMs,
    user_id: userId,
    seller_id: userId,
    havana_id: `17${userId}`,
    account_id: userId,
    user_nick: buyer.nick,
    account: buyer.login,
    account_platform: 'buyerApp',
    sp: 'ae',
    locale: 'en_US',
    code: '0',
  };
}

function wholeSeconds(ms: number): number {
  return (ms - (ms % 1000)) / 1000;
}
