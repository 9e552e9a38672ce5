import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Handler } from '../../foundation/create-router';
import type { Answer } from '../../foundation/sandbox-error';
import { findDocumentedError } from '../documented-errors';
import { neededScope } from '../oauth/features';
import type { World } from '../open-world';
import { answerNow, errorAnswer, oauthError, oldError } from './errors';
import { runAlone } from './run-alone';
import { surprise } from './surprise';

export type ApiHandler = (world: World, request: SandboxRequest) => Answer;

/** Calls that take a form with files instead of JSON (facts 7). */
const WITH_FILES = new Set(['disputes.provide-evidence', 'disputes.accept-claim']);

/**
 * Wraps a REST call: living bearer token with the scope of the call, JSON where there is a body, an error asked for by PayPal-Mock-Response
 * (facts 2.3) or by the fault `refuse`, no second call with the same key while one is running; then the handler.
 */
export function apiCall(world: World, call: string, handler: ApiHandler): Handler {
  return (request) => {
    requireToken(world, call, request);
    requireMediaType(call, request);
    const mock = request.headers['paypal-mock-response'];
    if (typeof mock === 'string') answerMock(call, mock);
    if (request.fault?.kind === 'refuse') answerCode(call, request.fault.value ?? 'INTERNAL_SERVER_ERROR');
    return runAlone(world, call, request, () => surprise(world, request, handler(world, request)));
  };
}

function requireMediaType(call: string, request: SandboxRequest): void {
  if (request.method !== 'POST' && request.method !== 'PATCH') return;
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json') || (WITH_FILES.has(call) && type.startsWith('multipart/'))) return;
  answerNow(isOld(call) ? oldError(415, 'UNSUPPORTED_MEDIA_TYPE', "The server does not support the request payload's media type.") : errorAnswer(415));
}

function requireToken(world: World, call: string, request: SandboxRequest): void {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined || token === '') answerNow(errorAnswer(401));
  const found = world.tokens.get(token);
  if (found === undefined) answerNow(oauthError('invalid_token', 'Access Token not found in cache'));
  if (found.expiresAtMs <= world.clock.nowMs()) answerNow(oauthError('invalid_token', 'Token signature verification failed: the token has expired'));
  if (!found.scopes.includes(neededScope(call))) refuseScope(call);
}

function refuseScope(call: string): never {
  if (call.startsWith('payouts')) answerNow(oldError(403, 'AUTHORIZATION_ERROR', 'Authorization error occurred: Payouts is not enabled for this app.'));
  if (isOld(call)) answerNow(oldError(403, 'NOT_AUTHORIZED', 'Authorization failed due to insufficient permissions.', [{ issue: 'PERMISSION_DENIED' }]));
  answerNow(errorAnswer(403, [{ issue: 'PERMISSION_DENIED' }]));
}

/** Payouts, webhooks and disputes have the older envelope. */
function isOld(call: string): boolean {
  return /^(?:payouts|webhooks|disputes)/.test(call);
}

function answerMock(call: string, header: string): never {
  const code = /"mock_application_codes"\s*:\s*"([A-Za-z_]+)"/.exec(header)?.[1];
  if (code === undefined) answerNow(errorAnswer(400, [{ field: 'PayPal-Mock-Response', location: 'header', issue: 'INVALID_PARAMETER_SYNTAX' }]));
  answerCode(call, code);
}

/** The documented error with this code; one that is not in the list is a 422 (or 400 of the older APIs) with this code. */
function answerCode(call: string, code: string): never {
  const known = findDocumentedError(call, code);
  if (isOld(call)) answerNow(oldError(known?.status ?? 400, code, `Forced: ${code}`));
  answerNow(errorAnswer(known?.status ?? 422, known?.issue === null ? [] : [{ issue: code }]));
}
