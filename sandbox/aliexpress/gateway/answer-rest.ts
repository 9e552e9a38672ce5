import { json } from '@/sandbox/foundation/answers';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { SYSTEM_CALLS } from '../oauth/system-calls';
import type { Supplier } from '../supplier';
import { checkCaller } from './check-call';
import { createRequestIds } from './create-request-ids';
import { refuseAfter, refuseSystemCall } from './gateway-faults';
import { GatewayRefusal, refusalForRest, REFUSALS } from './gateway-refusal';
import { readParameters } from './merge-parameters';

/** The system entrance: the path names the call and goes in front of the text that is signed. Flat answers, always HTTP 200. */
export function answerRest(supplier: Supplier, request: SandboxRequest, path: string): Answer {
  const ids = createRequestIds(supplier.clock.nowMs());
  try {
    const { params } = readParameters(request);
    checkCaller(supplier, { params, path, remoteAddress: request.remoteAddress });
    const run = SYSTEM_CALLS[path];
    if (run === undefined) throw REFUSALS.unknownMethod();
    refuseSystemCall(request.fault);
    const body = run(supplier, params);
    refuseAfter(request.fault);
    return json(200, { ...body, request_id: ids.requestId, _trace_id_: ids.traceId });
  } catch (error) {
    if (error instanceof GatewayRefusal) return json(200, refusalForRest(error.facts, ids));
    throw error;
  }
}
