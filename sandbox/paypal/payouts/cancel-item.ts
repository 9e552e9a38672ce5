import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import { requireItem } from './get-item';
import { canceledByPath } from './path-triggers';
import { settleItem } from './settle-item';
import { showItem } from './show-payout';

/** POST /v1/payments/payouts-item/{id}/cancel: takes an unclaimed item back (RETURNED). */
export function cancelItem(world: World, request: SandboxRequest): Answer {
  const forced = canceledByPath(world, request.params['id'] ?? '');
  if (forced !== null) return forced;
  const item = requireItem(world, request);
  if (item.status === 'RETURNED') answerNow(oldError(400, 'ITEM_ALREADY_CANCELLED', 'Item is already cancelled.'));
  if (world.batches.get(item.batchId)?.status !== 'SUCCESS') answerNow(oldError(400, 'BATCH_NOT_COMPLETED', 'Batch is not completed yet.'));
  if (item.status !== 'UNCLAIMED') answerNow(oldError(400, 'ITEM_INCORRECT_STATUS', 'Only an unclaimed item can be cancelled.'));
  settleItem(world, item, 'RETURNED', null, 'CANCELED');
  return json(200, showItem(world, item, 'alone'));
}
