import { checkRequired } from '../gateway/check-call';
import { REFUSALS } from '../gateway/gateway-refusal';
import type { Parameters } from '../gateway/merge-parameters';
import type { Supplier } from '../supplier';
import { issueTokens } from './issue-tokens';

/**
 * /auth/token/refresh: a new access token. The consent's end stays where it was. The old refresh token works until that end too, so that a
 * lost answer does not lose the connection; nobody has reported what the platform does there.
 */
export function refreshToken(supplier: Supplier, params: Parameters): object {
  checkRequired(params, ['refresh_token']);
  const row = supplier.tokens.get(params.get('refresh_token') ?? '');
  if (row === undefined || row.kind !== 'refresh' || row.expiresAtMs <= supplier.clock.nowMs()) throw REFUSALS.badRefreshToken();
  return issueTokens(supplier, row.userId, row.consentEndsAtMs);
}
