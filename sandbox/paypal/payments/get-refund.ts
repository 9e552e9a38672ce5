import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { refuseUnknown } from '../answers/errors';
import type { World } from '../open-world';
import { undoReturn } from './return-money';
import { publishRefund, showRefund } from './show-refund';

/** GET /v2/payments/refunds/{id} */
export function getRefund(world: World, request: SandboxRequest): Answer {
  const id = request.params['id'] ?? '';
  return json(200, showRefund(world, world.refunds.get(id) ?? refuseUnknown('refund_id', id), true));
}

/** A pending refund goes through, fails or is cancelled; in the last two cases the money is back. False where it is not pending. */
export function endRefund(world: World, refundId: string, verdict: 'complete' | 'fail' | 'cancel'): boolean {
  const refund = world.refunds.get(refundId);
  if (refund === undefined || refund.status !== 'PENDING') return false;
  if (verdict === 'complete') {
    refund.status = 'COMPLETED';
    refund.updatedAtMs = world.clock.nowMs();
    world.refunds.put(refund.id, refund);
  } else undoReturn(world, refund, verdict === 'fail' ? 'FAILED' : 'CANCELLED');
  publishRefund(world, refund);
  return true;
}
