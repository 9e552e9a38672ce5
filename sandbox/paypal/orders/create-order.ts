import { json } from '../../foundation/answers';
import { randomCode } from '../../foundation/random-code';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer } from '../answers/errors';
import { findReplay, keepKey, KEY_LIFE_MS, readKey } from '../answers/replay';
import type { World } from '../open-world';
import type { Order } from '../records';
import { showOrder, wantsWhole } from './show-order';
import { validateOrder } from './validate-order';

/** POST /v2/checkout/orders: 201, or 200 with the same order for a PayPal-Request-Id that has been used. */
export function createOrder(world: World, request: SandboxRequest): Answer {
  const key = readKey(request, 'orders.create');
  const known = findReplay(world, key);
  const earlier = known === null ? undefined : world.orders.get(known);
  if (earlier !== undefined) return json(200, showOrder(world, earlier, wantsWhole(request)));

  const { findings, order: valid } = validateOrder(world, request.json());
  if (findings.syntax.length > 0) answerNow(errorAnswer(400, findings.syntax));
  if (valid?.hasPaymentSource === true && key.header === null) answerNow(errorAnswer(400, [{ field: 'PayPal-Request-Id', location: 'header', issue: 'PAYPAL_REQUEST_ID_REQUIRED' }]));
  if (findings.business.length > 0 || valid === null) answerNow(errorAnswer(422, findings.business));

  const nowMs = world.clock.nowMs();
  const order: Order = {
    ...valid,
    id: randomCode(17),
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    expiresAtMs: nowMs + world.settings.orderSeconds * 1000,
    status: valid.hasPaymentSource ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
    outcome: null,
    captureId: null,
    refusals: 0,
    reason: null,
    hasLapsed: false,
    trackers: [],
  };
  world.orders.put(order.id, order);
  keepKey(world, key, KEY_LIFE_MS.orders, { resultId: order.id });
  return json(201, showOrder(world, order, wantsWhole(request)));
}
