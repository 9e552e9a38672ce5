import { shortText, wholeNumber } from '@/sandbox/foundation/add-control-routes';
import type { Fault } from '@/sandbox/foundation/create-switches';
import type { Supplier } from '../supplier';

/**
 * Switches a fault on. Besides the kinds of every program: `business` (the method's own refusal with `code` and `message`, no effect), `gateway`
 * (an error_response with `code`, before any effect) and `gateway-after` (the same after the effect has happened).
 */
export function addFault({ switches }: Supplier, body: Record<string, unknown>): Fault {
  return switches.add({
    call: shortText(body['call'], 'call'),
    kind: shortText(body['kind'], 'kind'),
    times: wholeNumber(body['times'], 'times', { min: 1, max: 1_000_000, fallback: 1 }),
    ...(body['status'] === undefined ? {} : { status: wholeNumber(body['status'], 'status', { min: 400, max: 599 }) }),
    ...(body['delayMs'] === undefined ? {} : { delayMs: wholeNumber(body['delayMs'], 'delayMs', { min: 0, max: 600_000 }) }),
    ...detailOf(body),
  });
}

function detailOf(body: Record<string, unknown>): { value?: string } {
  const { code, message, value } = body;
  if (code !== undefined) {
    return { value: JSON.stringify({ code: shortText(code, 'code'), ...(message === undefined ? {} : { message: shortText(message, 'message') }) }) };
  }
  return value === undefined ? {} : { value: shortText(value, 'value') };
}
