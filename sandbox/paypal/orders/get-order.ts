import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import type { Json } from '../records';
import { isJson } from './field-checks';
import { requireOrder } from './find-order';
import { showOrder } from './show-order';

/** GET /v2/checkout/orders/{id}: always the whole order, except under the fault `no-payments`. */
export function getOrder(world: World, request: SandboxRequest): Answer {
  const order = showOrder(world, requireOrder(world, request.params['id'] ?? ''), true);
  return json(200, request.fault?.kind === 'no-payments' ? withoutPayments(order) : order);
}

/** Seen once in the real service: a paid order without its captures (facts 2.5). */
function withoutPayments(order: Json): Json {
  const units = Array.isArray(order['purchase_units']) ? order['purchase_units'].filter(isJson) : [];
  return { ...order, purchase_units: units.map(({ payments: _payments, ...unit }) => unit) };
}
