import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { answerAction, requireDispute, requireStatus } from './get-dispute';
import { readInput, refuseInput } from './read-input';
import { moveDispute } from './settle-dispute';

/** POST /v1/customer/disputes/{id}/require-evidence: PayPal's own sandbox has this call too; PayPal asks one side for more. */
export function requireEvidence(world: World, request: SandboxRequest): Answer {
  const dispute = requireDispute(world, request);
  const action = readInput(request)['action'];
  if (action !== 'BUYER_EVIDENCE' && action !== 'SELLER_EVIDENCE') refuseInput('/action', action === undefined ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_VALUE');
  requireStatus(dispute, ['UNDER_REVIEW', 'WAITING_FOR_BUYER_RESPONSE', 'WAITING_FOR_SELLER_RESPONSE'], 422);
  moveDispute(world, dispute, { status: action === 'BUYER_EVIDENCE' ? 'WAITING_FOR_BUYER_RESPONSE' : 'WAITING_FOR_SELLER_RESPONSE' });
  return answerAction(world, dispute);
}
