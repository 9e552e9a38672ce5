import { json } from '../foundation/answers';
import { randomCode } from '../foundation/random-code';
import type { Answer } from '../foundation/sandbox-error';
import type { SandboxRequest } from '../foundation/sandbox-request';
import type { Account } from './open-account';
import { badRequest, invalidToken, refuse } from './errors';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Basic authentication with the client's id and secret. */
function checkClient({ config }: Account, { headers }: SandboxRequest): void {
  const expected = `Basic ${Buffer.from(`${config.clientId}:${config.clientSecret}`).toString('base64')}`;
  if (headers.authorization !== expected) refuse({ status: 401, error: 'invalid_client', description: 'Client authentication failed' });
}

/** POST /api/v2/oauth2/token (login.payoneer.com there, the same address here): client credentials only. Fields beside the first three UNVERIFIED. */
export function createToken(account: Account, request: SandboxRequest): Answer {
  checkClient(account, request);
  const form = request.form();
  if (form.get('grant_type') !== 'client_credentials') badRequest('grant_type must be client_credentials', 'grant_type');
  const token = randomCode(64, LETTERS);
  account.tokens.put(token, { expiresAtMs: account.clock.nowMs() + account.config.tokenSeconds * 1000 });
  return json(200, { token_type: 'Bearer', access_token: token, expires_in: account.config.tokenSeconds, consented_on: Math.floor(account.clock.nowMs() / 1000), scope: form.get('scope') ?? 'read write', refresh_token: null });
}

/** POST /api/v2/oauth2/revoke: the token is dead at once. Answer UNVERIFIED. */
export function revokeToken(account: Account, request: SandboxRequest): Answer {
  checkClient(account, request);
  account.tokens.remove(request.form().get('token') ?? '');
  return json(200, { result: 'Token Revoked' });
}

/** The bearer token of an API call must be one of ours and alive, and the program in the path ours. */
export function checkCall(account: Account, { headers, params }: SandboxRequest): void {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const known = account.tokens.get(token);
  if (known === undefined || known.expiresAtMs <= account.clock.nowMs()) invalidToken();
  if (params['program'] !== account.config.programId) refuse({ status: 403, error: 'Forbidden', description: 'The program does not belong to this client' });
}
