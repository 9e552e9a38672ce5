import { json } from '../../foundation/answers';
import { randomCode } from '../../foundation/random-code';
import { SandboxAnswerError, type Answer } from '../../foundation/sandbox-error';
import { NAME_BY_STATUS } from '../documented-errors';
import { describeIssue } from './describe-issue';

export type Detail = { readonly field?: string; readonly value?: string; readonly location?: 'body' | 'path' | 'query' | 'header'; readonly issue: string; readonly description?: string };
type Link = { readonly href: string; readonly rel: string; readonly method: string };

const DOCS = 'https://developer.paypal.com/docs/api/orders/v2/#error-';

const MESSAGES: Readonly<Record<string, string>> = {
  INVALID_REQUEST: 'Request is not well-formed, syntactically incorrect, or violates schema.',
  AUTHENTICATION_FAILURE: 'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  NOT_AUTHORIZED: 'Authorization failed due to insufficient permissions.',
  RESOURCE_NOT_FOUND: 'The specified resource does not exist.',
  RESOURCE_CONFLICT: 'The server has detected a conflict while processing this request.',
  UNSUPPORTED_MEDIA_TYPE: "The server does not support the request payload's media type.",
  UNPROCESSABLE_ENTITY: 'The requested action could not be performed, semantically incorrect, or failed business validation.',
  RATE_LIMIT_REACHED: 'Too many requests. Blocked due to rate limiting.',
  INTERNAL_SERVER_ERROR: 'An internal server error occurred.',
  SERVICE_UNAVAILABLE: 'Service Unavailable.',
};

export function newDebugId(): string {
  return randomCode(13, '0123456789abcdef');
}

/** A field is in the body unless it is said to be elsewhere. */
function showDetail(detail: Detail): Record<string, string> {
  return { ...(detail.field === undefined ? {} : { location: 'body' }), ...detail, description: detail.description ?? describeIssue(detail.issue) };
}

/** An error in the shape of Orders v2 and Payments v2; the name follows from the status. */
export function errorAnswer(status: number, details: readonly Detail[] = [], extraLinks: readonly Link[] = []): Answer {
  const name = NAME_BY_STATUS[status] ?? 'INTERNAL_SERVER_ERROR';
  const debugId = newDebugId();
  const body = {
    name,
    message: MESSAGES[name] ?? name,
    debug_id: debugId,
    ...(details.length === 0 ? {} : { details: details.map(showDetail) }),
    links: [...extraLinks, { href: `${DOCS}${details[0]?.issue ?? name}`, rel: 'information_link', method: 'GET' }],
  };
  return json(status, body, { 'paypal-debug-id': debugId, ...(status === 429 ? { 'retry-after': '1' } : {}) });
}

/** Ends the handler with this answer. */
export function answerNow(answer: Answer): never {
  throw new SandboxAnswerError(answer);
}

/** 422 with one issue. */
export function refuse(issue: string, detail: Omit<Detail, 'issue'> = {}, links: readonly Link[] = []): never {
  return answerNow(errorAnswer(422, [{ ...detail, issue }], links));
}

/** 404 for an id that is unknown, of another account, or too old. */
export function refuseUnknown(field: string, value: string): never {
  return answerNow(errorAnswer(404, [{ field, value, location: 'path', issue: 'INVALID_RESOURCE_ID' }]));
}

export type OldDetail = { readonly field?: string; readonly location?: string; readonly issue: string; readonly link?: readonly Record<string, string>[] };

/** An error in the older shape of Payouts v1 and Webhooks v1. */
export function oldError(status: number, name: string, message: string, details: readonly OldDetail[] = []): Answer {
  const debugId = newDebugId();
  const body = {
    name,
    message,
    debug_id: debugId,
    information_link: `https://developer.paypal.com/docs/api/payments.payouts-batch/v1/#error-${name}`,
    ...(details.length === 0 ? {} : { details }),
    links: [],
  };
  return json(status, body, { 'paypal-debug-id': debugId, ...(status === 429 ? { 'retry-after': '1' } : {}) });
}

const OLD_NAMES: Readonly<Record<number, string>> = { 403: 'AUTHORIZATION_ERROR', 404: 'INVALID_RESOURCE_ID', 429: 'RATE_LIMIT_REACHED', 503: 'SERVICE_UNAVAILABLE', 504: 'REQUEST_TIMEOUT_EXCEEDED' };

/** Payouts, webhooks and disputes. */
const OLD_PATH = /^\/v1\/(?:payments|notifications|customer)\//;

/** A body that is not JSON, or far too long, in the shape of the API that the path belongs to. */
export function badBodyAnswer(path: string, status: number): Answer {
  const detail = { location: 'body', issue: 'MALFORMED_REQUEST_JSON' } as const;
  return OLD_PATH.test(path) ? oldError(status, 'VALIDATION_ERROR', 'Invalid request - see details', [detail]) : errorAnswer(status, [detail]);
}

/** A failure of the service itself, in the shape of the API that the path belongs to. */
export function failureAnswer(path: string, status: number): Answer {
  if (status === 401) return oauthError('invalid_token', 'Access Token not found in cache');
  if (!OLD_PATH.test(path)) return errorAnswer(status);
  const name = path === '/v1/payments/payouts' && status === 429 ? 'RATE_LIMIT_VALIDATION' : (OLD_NAMES[status] ?? 'INTERNAL_ERROR');
  return oldError(status, name, 'An internal service error has occurred.');
}

/** The OAuth error shape: not the name/message shape of the rest. */
export function oauthError(error: string, description: string): Answer {
  return json(401, { error, error_description: description }, { 'paypal-debug-id': newDebugId() });
}
