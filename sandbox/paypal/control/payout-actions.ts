import { asRecord, refuseControl, shortText } from '../../foundation/add-control-routes';
import { settleItem } from '../payouts/settle-item';
import type { ItemStatus } from '../records';
import type { ControlAction } from './control-actions';

/** What can become of an item that is waiting, or that was paid. */
const NEXT: Readonly<Partial<Record<ItemStatus, readonly ItemStatus[]>>> = {
  ONHOLD: ['SUCCESS', 'BLOCKED', 'RETURNED'],
  UNCLAIMED: ['SUCCESS', 'RETURNED'],
  SUCCESS: ['REFUNDED', 'REVERSED'],
};

/** POST payout-item { itemId, status }: the receiver claims or sends back, PayPal releases, blocks or reverses. */
export const movePayoutItem: ControlAction = (world, body) => {
  const fields = asRecord(body);
  const item = world.items.get(shortText(fields['itemId'], 'itemId'));
  if (item === undefined) refuseControl('no such item', 404);
  const allowed = NEXT[item.status] ?? [];
  const status = allowed.find((known) => known === fields['status']);
  if (status === undefined) refuseControl(allowed.length === 0 ? `nothing can become of an item that is ${item.status}` : `status must be one of ${allowed.join(', ')}`, allowed.length === 0 ? 409 : 400);
  settleItem(world, item, status, status === 'BLOCKED' ? { name: 'REGULATORY_BLOCKED', message: 'PayPal is obliged to block this payment' } : null);
  return { itemId: item.id, status: item.status };
};
