import { json } from '../../foundation/answers';
import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import { answerNow, errorAnswer, refuse } from '../answers/errors';
import type { World } from '../open-world';
import { isJson, newFindings } from './field-checks';
import { requireOrder } from './find-order';
import { checkContext } from './order-context';
import { showOrder, wantsWhole } from './show-order';

/** POST /v2/checkout/orders/{id}/confirm-payment-source: the order gets its payment source afterwards, and waits for the payer. */
export function confirmOrder(world: World, request: SandboxRequest): Answer {
  const order = requireOrder(world, request.params['id'] ?? '');
  const body = request.json();
  if (order.status === 'COMPLETED') refuse('ORDER_ALREADY_CAPTURED');
  if (order.status === 'APPROVED') refuse('PAYMENT_ALREADY_APPROVED');
  const source = isJson(body) ? body['payment_source'] : undefined;
  if (!isJson(body) || !isJson(source)) answerNow(errorAnswer(400, [{ field: '/payment_source', location: 'body', issue: source === undefined ? 'MISSING_REQUIRED_PARAMETER' : 'INVALID_PARAMETER_SYNTAX' }]));
  const methods = Object.keys(source);
  if (methods.length === 0) refuse('NO_PAYMENT_SOURCE_PROVIDED', { field: '/payment_source' });
  if (methods.length > 1) refuse('ONLY_ONE_PAYMENT_SOURCE_ALLOWED', { field: '/payment_source' });
  const findings = newFindings();
  const context = checkContext(findings, body);
  if (findings.syntax.length > 0) answerNow(errorAnswer(400, findings.syntax));
  const [returnUrl, cancelUrl] = [context.returnUrl ?? order.returnUrl, context.cancelUrl ?? order.cancelUrl];
  if (returnUrl === null) refuse('RETURN_URL_REQUIRED', { field: '/payment_source/paypal/experience_context/return_url' });
  if (cancelUrl === null) refuse('CANCEL_URL_REQUIRED', { field: '/payment_source/paypal/experience_context/cancel_url' });
  Object.assign(order, { ...context, brandName: context.brandName ?? order.brandName, returnUrl, cancelUrl });
  order.status = 'PAYER_ACTION_REQUIRED';
  order.updatedAtMs = world.clock.nowMs();
  world.orders.put(order.id, order);
  return json(200, showOrder(world, order, wantsWhole(request)));
}
