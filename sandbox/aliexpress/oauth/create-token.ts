import { checkRequired } from '../gateway/check-call';
import { REFUSALS, type GatewayRefusal } from '../gateway/gateway-refusal';
import type { Parameters } from '../gateway/merge-parameters';
import type { Supplier } from '../supplier';
import { issueTokens } from './issue-tokens';

/** /auth/token/create: a consent code for tokens, once, within its lifetime. A `uuid` beside it spoils the code, as on the platform. */
export function createToken(supplier: Supplier, params: Parameters, refuse: () => GatewayRefusal = REFUSALS.badCode): object {
  if (supplier.settings().appType !== 'dropshipping') throw REFUSALS.wrongAppType();
  checkRequired(params, ['code']);
  const code = params.get('code') ?? '';
  const row = supplier.codes.get(code);
  const nowMs = supplier.clock.nowMs();
  if (row === undefined || row.usedAtMs !== null || row.expiresAtMs <= nowMs || params.has('uuid')) throw refuse();
  supplier.codes.put(code, { ...row, usedAtMs: nowMs });
  return issueTokens(supplier, row.userId, null);
}
