import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { refuseUnknown } from '../answers/errors';
import type { World } from '../open-world';
import { publishRefund, showRefund } from './show-refund';

/** GET /v2/payments/refunds/{id} */
export function getRefund(world: World, request: SandboxRequest): Answer {
  const id = request.params['id'] ?? '';
  return json(200, showRefund(world, world.refunds.get(id) ?? refuseUnknown('refund_id', id), true));
}

/** A pending refund goes through. False where it is not pending. */
export function completeRefund(world: World, refundId: string): boolean {
  const refund = world.refunds.get(refundId);
  if (refund === undefined || refund.status !== 'PENDING') return false;
  refund.status = 'COMPLETED';
  refund.updatedAtMs = world.clock.nowMs();
  world.refunds.put(refund.id, refund);
  publishRefund(world, refund);
  return true;
}
