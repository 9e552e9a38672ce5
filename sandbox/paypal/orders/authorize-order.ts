import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { refuse } from '../answers/errors';
import type { World } from '../open-world';
import { requireOrder } from './find-order';

/** POST /v2/checkout/orders/{id}/authorize: this account takes orders with the intent CAPTURE only, so it never fits. */
export function authorizeOrder(world: World, request: SandboxRequest): Answer {
  requireOrder(world, request.params['id'] ?? '');
  if (request.rawBody.length > 0) request.json();
  return refuse('ACTION_DOES_NOT_MATCH_INTENT');
}
