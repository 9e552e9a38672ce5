import type { SandboxRequest } from '../../foundation/sandbox-request';
import { answerNow, oldError } from '../answers/errors';
import { isJson } from '../orders/field-checks';
import type { Json } from '../records';

/** The JSON of a dispute's action: the body itself, or the part `input` of a form with files. An empty body is an empty object. */
export function readInput(request: SandboxRequest): Json {
  const type = request.headers['content-type'] ?? '';
  const text = type.startsWith('multipart/') ? inputPart(request.rawBody.toString('utf8'), type) : request.rawBody.toString('utf8');
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isJson(value)) return value;
  } catch {
    // refused below
  }
  return refuseInput('/', 'MALFORMED_REQUEST_JSON');
}

export function refuseInput(field: string, issue: string): never {
  return answerNow(oldError(400, 'INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.', [{ field, location: 'body', issue }]));
}

function inputPart(body: string, type: string): string {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) return refuseInput('/', 'MALFORMED_REQUEST_JSON');
  for (const part of body.split(`--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n');
    if (end >= 0 && /content-disposition:[^\r\n]*name="input"/i.test(part.slice(0, end))) return part.slice(end + 4).replace(/\r\n$/, '');
  }
  return '';
}
