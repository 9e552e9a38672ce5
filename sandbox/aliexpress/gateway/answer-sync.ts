import { json } from '@/sandbox/foundation/answers';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { refusalOfFault } from '../methods/method';
import { isForeignMethod, METHOD_BY_NAME } from '../methods/registry';
import { SYSTEM_CALLS } from '../oauth/system-calls';
import type { Supplier } from '../supplier';
import { checkCaller, checkRequired, checkToken } from './check-call';
import { createRequestIds, type RequestIds } from './create-request-ids';
import { refuseAfter, refuseBefore, refuseSystemCall } from './gateway-faults';
import { GatewayRefusal, REFUSALS, refusalForSync } from './gateway-refusal';
import { readParameters } from './merge-parameters';
import { shapeLists } from './shape-lists';

/** The business entrance: every method by its name, always HTTP 200. */
export async function answerSync(supplier: Supplier, request: SandboxRequest): Promise<Answer> {
  const ids = createRequestIds(supplier.clock.nowMs());
  try {
    return json(200, await runCall(supplier, request, ids));
  } catch (error) {
    if (error instanceof GatewayRefusal) return json(200, refusalForSync(error.facts, ids));
    throw error;
  }
}

async function runCall(supplier: Supplier, request: SandboxRequest, ids: RequestIds): Promise<object> {
  const { params, files } = readParameters(request);
  const { fault, remoteAddress } = request;
  const name = params.get('method') ?? '';
  const isSystem = name.includes('/');
  checkCaller(supplier, { params, remoteAddress, path: isSystem ? name : undefined });
  if (isSystem) {
    const run = SYSTEM_CALLS[name];
    if (run === undefined) throw REFUSALS.unknownMethod();
    refuseSystemCall(fault);
    const body = run(supplier, params);
    refuseAfter(fault);
    return { [`${name}_response`]: { ...body, ...stamp(ids) } };
  }
  if (name === '') throw REFUSALS.missing('method');
  const method = METHOD_BY_NAME.get(name);
  const { deniedMethods, appType, bareSingleLists, simplifyRoot } = supplier.settings();
  const isForeign = isForeignMethod(name, appType);
  if (method === undefined && !isForeign) throw REFUSALS.unknownMethod();
  if (method === undefined || isForeign || deniedMethods.includes(name)) throw REFUSALS.noPermission();
  const buyer = checkToken(supplier, params);
  checkRequired(params, method.required);
  supplier.limits.count(name);
  refuseBefore(fault);
  const call = { params, files, buyer, origin: request.origin, nowMs: supplier.clock.nowMs(), fault };
  const body = fault?.kind === 'business' ? method.refuse(refusalOfFault(fault)) : await method.run(supplier, call);
  refuseAfter(fault);
  const simplify = params.get('simplify') === 'true';
  const shaped = { ...(shapeLists(body, { simplify, bareSingle: bareSingleLists }) as object), ...stamp(ids) };
  return simplify && simplifyRoot === 'dropped' ? shaped : { [`${name.replaceAll('.', '_')}_response`]: shaped };
}

const stamp = (ids: RequestIds) => ({ request_id: ids.requestId, _trace_id_: ids.traceId });
