import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { refuseUnknown } from '../answers/errors';
import type { World } from '../open-world';
import type { Capture } from '../records';
import { showWholeCapture } from './show-capture';

/** GET /v2/payments/captures/{id} */
export function getCapture(world: World, request: SandboxRequest): Answer {
  return json(200, showWholeCapture(world, requireCapture(world, request.params['id'] ?? '')));
}

/** The capture, or 404 INVALID_RESOURCE_ID. */
export function requireCapture(world: World, id: string): Capture {
  return world.captures.get(id) ?? refuseUnknown('capture_id', id);
}
