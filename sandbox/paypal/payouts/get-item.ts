import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, oldError } from '../answers/errors';
import type { World } from '../open-world';
import type { PayoutItem } from '../records';
import { itemByPath } from './path-triggers';
import { showItem } from './show-payout';

/** GET /v1/payments/payouts-item/{id} */
export function getItem(world: World, request: SandboxRequest): Answer {
  return itemByPath(world, request.params['id'] ?? '') ?? json(200, showItem(world, requireItem(world, request), 'alone'));
}

export function requireItem(world: World, request: SandboxRequest): PayoutItem {
  return world.items.get(request.params['id'] ?? '') ?? answerNow(oldError(404, 'INVALID_RESOURCE_ID', 'Requested resource ID was not found.'));
}
