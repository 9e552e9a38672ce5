import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import type { Dispute } from './records';
import { showDispute } from './show-dispute';

/** GET /v1/customer/disputes/{id} */
export function getDispute(world: World, request: SandboxRequest): Answer {
  return json(200, showDispute(world, requireDispute(world, request)));
}

export function requireDispute(world: World, request: SandboxRequest): Dispute {
  return world.disputes.get(request.params['id'] ?? '') ?? answerNow(oldError(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.', [{ field: 'id', location: 'path', issue: 'INVALID_RESOURCE_ID' }]));
}

/** Refuses an action that the state of the dispute does not allow. */
export function requireStatus(dispute: Dispute, statuses: readonly Dispute['status'][], httpStatus = 400): void {
  if (statuses.includes(dispute.status)) return;
  answerNow(oldError(httpStatus, 'DISPUTE_STATE_INVALID', `The action is not possible while the dispute is ${dispute.status}.`, [{ field: 'status', issue: 'INVALID_DISPUTE_STATE' }]));
}

/** What every action on a dispute answers. */
export function answerAction(world: World, dispute: Dispute): Answer {
  return json(200, { links: [{ href: `${world.baseUrl}/v1/customer/disputes/${dispute.id}`, rel: 'self', method: 'GET' }] });
}
