import { createRouter } from '../foundation/create-router';
import type { RunningProgram } from '../foundation/run-program';
import { startServer } from '../foundation/start-server';
import { addRoutes } from './add-routes';
import { badBodyAnswer, errorAnswer, failureAnswer, newDebugId } from './answers/errors';
import { addPayPalControls } from './control/add-paypal-controls';
import { scheduleDispute } from './disputes/settle-dispute';
import { openWorld, type World } from './open-world';
import { scheduleExpiry } from './orders/expire-order';
import { scheduleBatch } from './payouts/progress-batch';
import type { PayPalSettings } from './read-paypal-settings';

/** A batch of 15,000 payouts has room in it. */
const MOST_BODY_BYTES = 16_777_216;

/** Starts PayPal on loopback with the state of its folder; takes up payouts and deliveries that were under way. */
export async function startPayPal(settings: PayPalSettings): Promise<RunningProgram> {
  const world = openWorld(settings);
  const router = createRouter();
  addRoutes(world, router);
  addPayPalControls(world, router);
  const server = await startServer({
    router,
    store: world.store,
    switches: world.switches,
    clock: world.clock,
    host: settings.host,
    port: settings.port,
    answerNotFound: () => errorAnswer(404, [{ issue: 'INVALID_RESOURCE_ID' }]),
    bodyLimit: MOST_BODY_BYTES,
    answerBadBody: (request, reason) => badBodyAnswer(request.path, reason === 'malformed' ? 400 : 413),
    answerFailure: (request, status) => failureAnswer(request.path, status),
    finish: (answer) => (answer.headers['paypal-debug-id'] === undefined ? { ...answer, headers: { ...answer.headers, 'paypal-debug-id': newDebugId() } } : answer),
  });
  world.baseUrl = (settings.env['SANDBOX_PUBLIC_URL'] ?? server.url).replace(/\/+$/, '');
  resume(world);
  return {
    url: server.url,
    async stop() {
      world.outbox.stop();
      world.clock.stop();
      await server.close();
      world.store.close();
    },
  };
}

function resume(world: World): void {
  for (const batch of world.batches.values()) if (batch.status !== 'DENIED') scheduleBatch(world, batch);
  for (const order of world.orders.values()) if (order.status === 'APPROVED' && !order.hasLapsed) scheduleExpiry(world, order);
  for (const dispute of world.disputes.values()) scheduleDispute(world, dispute);
  world.outbox.resume();
  world.store.commit();
}
