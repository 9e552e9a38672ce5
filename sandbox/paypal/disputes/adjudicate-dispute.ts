import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { answerAction, requireDispute, requireStatus } from './get-dispute';
import { readInput, refuseInput } from './read-input';
import { settleForBuyer, settleForSeller } from './settle-dispute';

/** POST /v1/customer/disputes/{id}/adjudicate: PayPal's own sandbox has this call too; it decides a case that is under review. */
export function adjudicateDispute(world: World, request: SandboxRequest): Answer {
  const dispute = requireDispute(world, request);
  const outcome = readInput(request)['adjudication_outcome'];
  if (outcome !== 'BUYER_FAVOR' && outcome !== 'SELLER_FAVOR') refuseInput('/adjudication_outcome', outcome === undefined ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_VALUE');
  requireStatus(dispute, ['UNDER_REVIEW'], 422);
  if (outcome === 'BUYER_FAVOR') settleForBuyer(world, dispute);
  else settleForSeller(world, dispute, 'RESOLVED_SELLER_FAVOUR');
  return answerAction(world, dispute);
}
