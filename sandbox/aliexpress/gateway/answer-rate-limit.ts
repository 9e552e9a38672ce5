import { json } from '@/sandbox/foundation/answers';
import type { Answer } from '@/sandbox/foundation/sandbox-error';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import type { Supplier } from '../supplier';
import { createRequestIds } from './create-request-ids';
import { refusalForRest, refusalForSync, REFUSALS } from './gateway-refusal';

/** Fault `rate-limit`: "Api access frequency exceeds the limit", in the shape of the entrance that was used (facts/aliexpress.md 5.2). */
export function answerRateLimit(supplier: Supplier, request: SandboxRequest): Answer {
  const ids = createRequestIds(supplier.clock.nowMs());
  const { facts } = REFUSALS.tooFast(1);
  return json(200, request.path.startsWith('/rest') ? refusalForRest(facts, ids) : refusalForSync(facts, ids));
}
