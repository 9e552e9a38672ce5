import { json } from '../foundation/answers';
import { SandboxAnswerError, type Answer } from '../foundation/sandbox-error';

type ErrorFacts = { readonly status: number; readonly error: string; readonly description: string; readonly subCode?: number; readonly target?: string; readonly errors?: readonly { readonly target: string; readonly description: string }[] };

/**
 * Payoneer's error body. The shape is from client libraries; sub codes other than 2306 (payout not found) and 4012 (token) are not publicly
 * known and left out: UNVERIFIED (facts/paypal.md 11).
 */
export function errorAnswer({ status, error, description, subCode, target, errors }: ErrorFacts): Answer {
  return json(status, { error, error_description: description, error_details: { code: status, sub_code: subCode ?? null, target: target ?? null, errors: errors ?? [] } });
}

export function refuse(facts: ErrorFacts): never {
  throw new SandboxAnswerError(errorAnswer(facts));
}

/** Some failures are told with HTTP 200: whoever looks at the status alone takes them for success. UNVERIFIED which ones. */
export function failureWith200(description: string): Answer {
  return json(200, { status: 'Failure', error: 'Bad Request', error_description: description, error_details: { code: 400, sub_code: null, target: null, errors: [] } });
}

export function invalidToken(): never {
  refuse({ status: 401, error: 'Unauthorized', description: 'The access token is invalid or has expired', subCode: 4012 });
}

export function payoutNotFound(): never {
  refuse({ status: 404, error: 'Not Found', description: 'Payout not found', subCode: 2306 });
}

/** UNVERIFIED: the sub code of an unknown payee. */
export function payeeNotFound(): never {
  refuse({ status: 404, error: 'Not Found', description: 'Payee not found' });
}

export function badRequest(description: string, target?: string): never {
  refuse({ status: 400, error: 'Bad Request', description, ...(target === undefined ? {} : { target }) });
}
