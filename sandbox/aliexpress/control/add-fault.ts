import { readFault } from '@/sandbox/foundation/control-faults';
import { shortText } from '@/sandbox/foundation/control-fields';
import type { Fault } from '@/sandbox/foundation/create-switches';
import type { Supplier } from '../supplier';

/**
 * Switches a fault on. Besides the kinds of every program: `business` (the method's own refusal with `code` and `message`, no effect), `gateway`
 * (an error_response with `code`, before any effect) and `gateway-after` (the same after the effect has happened).
 */
export function addFault({ switches }: Supplier, body: Record<string, unknown>): Fault {
  return switches.add({ ...readFault(body), ...detailOf(body) });
}

function detailOf(body: Record<string, unknown>): { value?: string } {
  const { code, message } = body;
  if (code !== undefined) {
    return { value: JSON.stringify({ code: shortText(code, 'code'), ...(message === undefined ? {} : { message: shortText(message, 'message') }) }) };
  }
  return {};
}
