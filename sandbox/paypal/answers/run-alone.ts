import type { SandboxRequest } from '../../foundation/sandbox-request';
import type { Answer } from '../../foundation/sandbox-error';
import type { World } from '../open-world';
import { answerNow, errorAnswer, oldError } from './errors';

const SLOW_MS = 1_000;

/**
 * Runs the handler. Under the fault `slow` it runs late (`delayMs`, one second where it is not given), and what comes for the same resource
 * meanwhile is told so: the same key with 409 PREVIOUS_REQUEST_IN_PROGRESS, another capture of the order with 422 (facts 2.3, 2.8).
 */
export function runAlone(world: World, call: string, request: SandboxRequest, handle: () => Answer): Answer | Promise<Answer> {
  if (request.method !== 'POST') return handle();
  const key = request.headers['paypal-request-id'];
  const name = typeof key === 'string' ? key : '';
  const running = world.running.get(request.path) ?? new Set<string>();
  if (running.size > 0) refuseMeanwhile(call, running, name);
  const { fault } = request;
  if (fault?.kind !== 'slow') return handle();
  world.running.set(request.path, running.add(name));
  return new Promise<void>((resolve) => setTimeout(resolve, fault.delayMs ?? SLOW_MS))
    .then(handle)
    .finally(() => { running.delete(name); });
}

function refuseMeanwhile(call: string, running: ReadonlySet<string>, name: string): void {
  if (name !== '' && running.has(name)) {
    const issue = 'PREVIOUS_REQUEST_IN_PROGRESS';
    answerNow(call.startsWith('payouts') ? oldError(409, issue, 'The previous request is still being processed.') : errorAnswer(409, [{ issue }]));
  }
  if (call === 'orders.capture') answerNow(errorAnswer(422, [{ issue: 'ORDER_COMPLETION_IN_PROGRESS' }]));
}
