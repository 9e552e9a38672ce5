import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { answerAction, requireDispute, requireStatus } from './get-dispute';
import { readInput } from './read-input';
import { settleForBuyer } from './settle-dispute';

/** POST /v1/customer/disputes/{id}/accept-claim: the merchant gives in; PayPal gives the buyer the money back. */
export function acceptClaim(world: World, request: SandboxRequest): Answer {
  const dispute = requireDispute(world, request);
  readInput(request);
  requireStatus(dispute, ['WAITING_FOR_SELLER_RESPONSE', 'UNDER_REVIEW']);
  settleForBuyer(world, dispute);
  return answerAction(world, dispute);
}
