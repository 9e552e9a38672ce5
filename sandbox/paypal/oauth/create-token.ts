import { randomBytes, timingSafeEqual } from 'node:crypto';
import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, newDebugId, oauthError } from '../answers/errors';
import type { World } from '../open-world';
import { grantedScopes } from './features';

/** POST /v1/oauth2/token: client credentials by Basic authentication. With response_type=client_token: one that a browser may see, good for no call. */
export function createToken(world: World, request: SandboxRequest): Answer {
  requireClient(world, request);
  const form = request.form();
  if (form.get('grant_type') !== 'client_credentials') {
    const [error, text] = form.get('grant_type') === null ? ['invalid_request', 'Grant Type is NULL'] : ['unsupported_grant_type', 'unsupported grant_type'];
    return json(400, { error, error_description: text }, { 'paypal-debug-id': newDebugId() });
  }
  const { tokenSeconds } = world.settings;
  const nowMs = world.clock.nowMs();
  for (const [token, { expiresAtMs }] of world.tokens.entries()) if (expiresAtMs <= nowMs) world.tokens.remove(token);
  const forBrowser = form.get('response_type') === 'client_token';
  const token = `${forBrowser ? 'eyJ' : 'A21AA'}${randomBytes(69).toString('base64url')}`;
  const scopes = forBrowser ? [] : grantedScopes(world.options.get());
  world.tokens.put(token, { expiresAtMs: nowMs + tokenSeconds * 1000, scopes });
  return json(200, {
    scope: scopes.join(' '),
    access_token: token,
    token_type: 'Bearer',
    app_id: 'APP-80W284485P519543T',
    expires_in: tokenSeconds,
    nonce: `${world.clock.iso(nowMs)}${randomBytes(32).toString('base64url')}`,
  });
}

/** POST /v1/oauth2/token/terminate: the token counts for nothing any more. */
export function terminateToken(world: World, request: SandboxRequest): Answer {
  requireClient(world, request);
  const token = request.form().get('token') ?? '';
  if (token === '') return json(400, { error: 'invalid_request', error_description: 'token is NULL' }, { 'paypal-debug-id': newDebugId() });
  world.tokens.remove(token);
  return json(200, {});
}

function requireClient(world: World, request: SandboxRequest): void {
  const { clientId, clientSecret } = world.settings;
  const expected = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  if (!sameText(request.headers.authorization ?? '', expected)) answerNow(oauthError('invalid_client', 'Client Authentication failed'));
}

function sameText(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
