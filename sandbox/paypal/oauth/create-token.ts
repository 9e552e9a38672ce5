import { randomBytes, timingSafeEqual } from 'node:crypto';
import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { newDebugId, oauthError } from '../answers/errors';
import type { World } from '../open-world';

const SCOPE = [
  'https://uri.paypal.com/services/payments/payment',
  'https://uri.paypal.com/services/payments/refund',
  'https://uri.paypal.com/payments/payouts',
  'https://uri.paypal.com/services/reporting/balances/read',
  'https://uri.paypal.com/services/reporting/search/read',
  'https://uri.paypal.com/services/applications/webhooks',
  'https://uri.paypal.com/services/disputes/read-seller',
  'https://uri.paypal.com/services/disputes/update-seller',
].join(' ');

/** POST /v1/oauth2/token: client credentials by Basic authentication. */
export function createToken(world: World, request: SandboxRequest): Answer {
  const { clientId, clientSecret, tokenSeconds } = world.settings;
  if (!sameText(request.headers.authorization ?? '', `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`)) {
    return oauthError('invalid_client', 'Client Authentication failed');
  }
  if (request.form().get('grant_type') !== 'client_credentials') {
    return json(400, { error: 'unsupported_grant_type', error_description: 'Grant Type is NULL' }, { 'paypal-debug-id': newDebugId() });
  }
  const nowMs = world.clock.nowMs();
  for (const [token, { expiresAtMs }] of world.tokens.entries()) if (expiresAtMs <= nowMs) world.tokens.remove(token);
  const token = `A21AA${randomBytes(69).toString('base64url')}`;
  world.tokens.put(token, { expiresAtMs: nowMs + tokenSeconds * 1000 });
  return json(200, {
    scope: SCOPE,
    access_token: token,
    token_type: 'Bearer',
    app_id: 'APP-80W284485P519543T',
    expires_in: tokenSeconds,
    nonce: `${world.clock.iso(nowMs)}${randomBytes(32).toString('base64url')}`,
  });
}

function sameText(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
