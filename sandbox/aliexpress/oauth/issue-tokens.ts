import { randomBytes } from 'node:crypto';
import { REFUSALS } from '../gateway/gateway-refusal';
import type { BuyerAccount, TokenRow } from '../rows';
import type { Supplier } from '../supplier';

/** Seconds of an access token and of the consent, by the state of the app in the console. */
const LIFETIMES = { online: { access: 2_592_000, consent: 5_184_000 }, test: { access: 86_400, consent: 172_800 } } as const;

/** A refresh keeps the consent's end and, by the switch `refreshGives`, the refresh token itself. */
export type Consent = { readonly endsAtMs: number; readonly refreshToken: string };

/** Makes an access token, and a refresh token where one is due. A consent begins (null) or a refresh goes on with the one there is. */
export function issueTokens(supplier: Supplier, userId: string, consent: Consent | null): object {
  const buyer = supplier.buyers.find((account) => account.userId === userId);
  if (buyer === undefined) throw REFUSALS.badCode();
  const nowMs = supplier.clock.nowMs();
  const { appStatus, refreshGives, refreshable } = supplier.settings();
  const lifetimes = LIFETIMES[appStatus];
  const endsAtMs = consent?.endsAtMs ?? nowMs + lifetimes.consent * 1000;
  // An access token does not outlive the consent.
  const accessEndsAtMs = Math.min(nowMs + lifetimes.access * 1000, endsAtMs);
  const store = (kind: TokenRow['kind'], prefix: string, expiresAtMs: number) => {
    const token = `${prefix}${randomBytes(28).toString('hex')}`;
    supplier.tokens.put(token, { token, kind, userId, expiresAtMs, consentEndsAtMs: endsAtMs });
    return token;
  };
  const accessToken = store('access', '50000', accessEndsAtMs);
  const keptToken = consent !== null && refreshGives !== 'new' ? consent.refreshToken : null;
  const refreshToken = keptToken ?? store('refresh', '50001', endsAtMs);
  return {
    access_token: accessToken,
    ...(consent !== null && refreshGives === 'nothing' ? {} : { refresh_token: refreshToken }),
    expires_in: wholeSeconds(accessEndsAtMs - nowMs),
    expire_time: accessEndsAtMs,
    // 0 = this app may not refresh.
    refresh_expires_in: refreshable ? wholeSeconds(endsAtMs - nowMs) : 0,
    refresh_token_valid_time: endsAtMs,
    ...describeAccount(buyer),
    code: '0',
  };
}

function describeAccount(buyer: BuyerAccount): object {
  return {
    user_id: buyer.userId,
    seller_id: buyer.userId,
    havana_id: `17${buyer.userId}`,
    account_id: buyer.userId,
    user_nick: buyer.nick,
    account: buyer.login,
    account_platform: 'buyerApp',
    sp: 'ae',
    locale: 'zh_CN',
  };
}

function wholeSeconds(ms: number): number {
  return (ms - (ms % 1000)) / 1000;
}
