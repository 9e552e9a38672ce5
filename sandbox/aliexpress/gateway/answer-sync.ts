import { json } from '@/sandbox/foundation/answers';
import type { Fault } from '@/sandbox/foundation/create-switches';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { refusalOfFault } from '../methods/method';
import { isForeignMethod, METHOD_BY_NAME } from '../methods/registry';
import { SYSTEM_CALLS } from '../oauth/system-calls';
import type { Supplier } from '../supplier';
import { checkCaller, checkRequired, checkToken } from './check-call';
import { createRequestIds, type RequestIds } from './create-request-ids';
import { GatewayRefusal, REFUSALS, refusalForSync, type RefusalFacts } from './gateway-refusal';
import { mergeParameters, type Parameters } from './merge-parameters';
import { shapeLists } from './shape-lists';

/** The business entrance: every method by its name, always HTTP 200. */
export async function answerSync(supplier: Supplier, request: SandboxRequest): Promise<Answer> {
  const ids = createRequestIds(supplier.clock.nowMs());
  try {
    const params = mergeParameters(request);
    return json(200, await runCall(supplier, request, params, ids));
  } catch (error) {
    if (error instanceof GatewayRefusal) return json(200, refusalForSync(error.facts, ids));
    throw error;
  }
}

async function runCall(supplier: Supplier, request: SandboxRequest, params: Parameters, ids: RequestIds): Promise<object> {
  const name = params.get('method') ?? '';
  const isSystem = name.includes('/');
  checkCaller(supplier, params, isSystem ? name : undefined);
  if (isSystem) {
    const run = SYSTEM_CALLS[name];
    if (run === undefined) throw REFUSALS.unknownMethod();
    return { [`${name}_response`]: { ...run(supplier, params), ...stamp(ids) } };
  }
  const method = METHOD_BY_NAME.get(name);
  if (isForeignMethod(name) || supplier.settings().deniedMethods.includes(name)) throw REFUSALS.noPermission();
  if (method === undefined) throw REFUSALS.unknownMethod();
  const buyer = checkToken(supplier, params);
  checkRequired(params, method.required);
  const { fault } = request;
  refuseBefore(fault);
  const call = { params, buyer, origin: request.origin, nowMs: supplier.clock.nowMs() };
  const body = fault?.kind === 'business' ? method.refuse(refusalOfFault(fault)) : await method.run(supplier, call);
  refuseAfter(fault);
  const shaped = shapeLists(body, { simplify: params.get('simplify') === 'true', bareSingle: supplier.settings().bareSingleLists }) as object;
  return { [`${name.replaceAll('.', '_')}_response`]: { ...shaped, ...stamp(ids) } };
}

const stamp = (ids: RequestIds) => ({ request_id: ids.requestId, _trace_id_: ids.traceId });

function refuseBefore(fault: Fault | null): void {
  if (fault?.kind === 'gateway') throw new GatewayRefusal(factsOf(fault));
}

/** The call has had its effect, and the caller is told that something behind the gateway failed. */
function refuseAfter(fault: Fault | null): void {
  if (fault?.kind === 'gateway-after') throw new GatewayRefusal(factsOf(fault));
}

const GATEWAY_TEXTS: Record<string, RefusalFacts> = {
  ApiCallLimit: { type: 'ISV', code: 'ApiCallLimit', message: 'Api access frequency exceeds the limit. this ban will last 1 seconds' },
  AppCallLimit: { type: 'ISV', code: 'AppCallLimit', message: 'App call limited' },
  AppWhiteIpLimit: { type: 'ISV', code: 'AppWhiteIpLimit', message: 'The request IP is not in the white list of the app' },
  InsufficientPermission: REFUSALS.noPermission().facts,
  IllegalAccessToken: REFUSALS.badToken().facts,
  ServiceUnavailable: { type: 'ISP', code: 'ServiceUnavailable', message: 'The request has failed due to a temporary failure of the server' },
  ServiceTimeout: { type: 'ISP', code: 'ServiceTimeout', message: 'Remote service timeout' },
  InternalError: { type: 'SYSTEM', code: 'InternalError', message: 'Internal error' },
  '15': { type: 'ISP', code: '15', message: 'Remote service error', subCode: 'isp.service-unavailable', subMessage: 'Service unavailable' },
};

function factsOf(fault: Fault): RefusalFacts {
  const { code, message } = refusalOfFault({ ...fault, value: fault.value ?? 'ServiceUnavailable' });
  const known = GATEWAY_TEXTS[code] ?? { type: 'ISP' as const, code, message };
  return message === code ? known : { ...known, message };
}
