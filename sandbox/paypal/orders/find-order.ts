import { refuseUnknown } from '../answers/errors';
import type { World } from '../open-world';
import type { Order } from '../records';

/** The order, or null where it is unknown or has lived out its time without being captured. */
export function findOrder(world: World, id: string): Order | null {
  const order = world.orders.get(id);
  if (order === undefined || (order.status !== 'COMPLETED' && (order.hasLapsed || order.expiresAtMs <= world.clock.nowMs()))) return null;
  return order;
}

/** The same for API calls: 404 INVALID_RESOURCE_ID. */
export function requireOrder(world: World, id: string): Order {
  return findOrder(world, id) ?? refuseUnknown('order_id', id);
}
