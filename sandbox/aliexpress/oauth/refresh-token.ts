import { checkRequired } from '../gateway/check-call';
import { REFUSALS, type GatewayRefusal } from '../gateway/gateway-refusal';
import type { Parameters } from '../gateway/merge-parameters';
import type { Supplier } from '../supplier';
import { issueTokens } from './issue-tokens';

/**
 * /auth/token/refresh: a new access token. The consent's end stays where it was. The old refresh token works until that end too, so that a
 * lost answer does not lose the connection; nobody has reported what the platform does there.
 */
export function refreshToken(supplier: Supplier, params: Parameters, refuse: () => GatewayRefusal = REFUSALS.badRefreshToken): object {
  if (supplier.settings().appType !== 'dropshipping') throw REFUSALS.wrongAppType();
  checkRequired(params, ['refresh_token']);
  const token = params.get('refresh_token') ?? '';
  const row = supplier.tokens.get(token);
  const isUsable = row !== undefined && row.kind === 'refresh' && row.expiresAtMs > supplier.clock.nowMs() && supplier.settings().refreshable;
  if (!isUsable) throw refuse();
  return issueTokens(supplier, row.userId, { endsAtMs: row.consentEndsAtMs, refreshToken: token });
}
