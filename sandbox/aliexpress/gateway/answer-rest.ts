import { json } from '@/sandbox/foundation/answers';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { refusalOfFault } from '../methods/method';
import { SYSTEM_CALLS } from '../oauth/system-calls';
import type { Supplier } from '../supplier';
import { checkCaller } from './check-call';
import { createRequestIds } from './create-request-ids';
import { GatewayRefusal, refusalForRest, REFUSALS } from './gateway-refusal';
import { mergeParameters } from './merge-parameters';

/** The system entrance: the path names the call and goes in front of the text that is signed. Flat answers, always HTTP 200. */
export function answerRest(supplier: Supplier, request: SandboxRequest, path: string): Answer {
  const ids = createRequestIds(supplier.clock.nowMs());
  try {
    const params = mergeParameters(request);
    checkCaller(supplier, params, path);
    const run = SYSTEM_CALLS[path];
    if (run === undefined) throw REFUSALS.unknownMethod();
    if (request.fault !== null) {
      const { code, message } = refusalOfFault(request.fault);
      throw new GatewayRefusal({ type: 'ISP', code, message });
    }
    return json(200, { ...run(supplier, params), request_id: ids.requestId, _trace_id_: ids.traceId });
  } catch (error) {
    if (error instanceof GatewayRefusal) return json(200, refusalForRest(error.facts, ids));
    throw error;
  }
}
