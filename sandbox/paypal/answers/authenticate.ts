import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Handler } from '../../foundation/create-router';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { answerNow, errorAnswer, oauthError } from './errors';

export type ApiHandler = (world: World, request: SandboxRequest) => Answer | Promise<Answer>;

const STATUS_BY_MOCK: Readonly<Record<string, number>> = {
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
  RATE_LIMIT_REACHED: 429,
  PERMISSION_DENIED: 403,
  NOT_AUTHORIZED: 403,
  INVALID_RESOURCE_ID: 404,
  PREVIOUS_REQUEST_IN_PROGRESS: 409,
  MISSING_REQUIRED_PARAMETER: 400,
  MALFORMED_REQUEST_JSON: 400,
};

/** Wraps a REST call: living bearer token, JSON where there is a body, PayPal-Mock-Response (facts 2.3), then the handler. */
export function apiCall(world: World, handler: ApiHandler): Handler {
  return (request) => {
    requireToken(world, request);
    if ((request.method === 'POST' || request.method === 'PATCH') && !(request.headers['content-type'] ?? '').startsWith('application/json')) answerNow(errorAnswer(415));
    const mock = request.headers['paypal-mock-response'];
    if (typeof mock === 'string') answerMock(mock);
    return handler(world, request);
  };
}

function requireToken(world: World, request: SandboxRequest): void {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined || token === '') answerNow(errorAnswer(401));
  const found = world.tokens.get(token);
  if (found === undefined) answerNow(oauthError('invalid_token', 'Access Token not found in cache'));
  if (found.expiresAtMs <= world.clock.nowMs()) answerNow(oauthError('invalid_token', 'Token signature verification failed: the token has expired'));
}

function answerMock(header: string): void {
  const code = /"mock_application_codes"\s*:\s*"([A-Z_]+)"/.exec(header)?.[1];
  if (code === undefined) answerNow(errorAnswer(400, [{ field: 'PayPal-Mock-Response', location: 'header', issue: 'INVALID_PARAMETER_SYNTAX' }]));
  const status = STATUS_BY_MOCK[code] ?? 422;
  answerNow(errorAnswer(status, status >= 500 || status === 429 ? [] : [{ issue: code }]));
}
