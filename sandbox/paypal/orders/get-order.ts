import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { requireOrder } from './find-order';
import { showOrder } from './show-order';

/** GET /v2/checkout/orders/{id}: always the whole order. */
export function getOrder(world: World, request: SandboxRequest): Answer {
  return json(200, showOrder(world, requireOrder(world, request.params['id'] ?? ''), true));
}
