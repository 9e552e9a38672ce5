import type { SandboxRequest } from '../../foundation/sandbox-request';
import { money } from '../money/amount';
import type { World } from '../open-world';
import { showCapture } from '../payments/show-capture';
import { showRefund } from '../payments/show-refund';
import type { Capture, Json, Order, Tracker } from '../records';

/** The one shopper of the sandbox. */
export const PAYER = { id: 'SHPPER7DEM234', email: 'shopper@personal.example.com', givenName: 'Ana', surname: 'Test', country: 'US' } as const;

/** `Prefer: return=representation` */
export function wantsWhole(request: SandboxRequest): boolean {
  const prefer = request.headers['prefer'];
  return typeof prefer === 'string' && prefer.includes('return=representation');
}

/** An order as JSON. The minimal form is id, status and links (and an empty payment source), as in PayPal's create samples. */
export function showOrder(world: World, order: Order, whole: boolean): Json {
  const links = linksOf(world, order);
  const source = showSource(order);
  if (!whole) return { id: order.id, status: order.status, ...(source === null ? {} : { payment_source: source }), links };
  return {
    id: order.id,
    intent: order.intent,
    status: order.status,
    ...(source === null ? {} : { payment_source: source }),
    purchase_units: [showUnit(world, order)],
    ...(isApproved(order) ? { payer: showPayer() } : {}),
    create_time: world.clock.iso(order.createdAtMs),
    update_time: world.clock.iso(order.updatedAtMs),
    links,
  };
}

function isApproved(order: Order): boolean {
  return order.status === 'APPROVED' || order.status === 'COMPLETED';
}

/** How the order is paid, as far as it is known. */
export function showSource(order: Order): Json | null {
  if (!isApproved(order)) return order.hasPaymentSource ? { paypal: {} } : null;
  return {
    paypal: {
      email_address: PAYER.email,
      account_id: PAYER.id,
      account_status: 'VERIFIED',
      name: { given_name: PAYER.givenName, surname: PAYER.surname },
      address: { country_code: PAYER.country },
    },
  };
}

function showPayer(): Json {
  return { name: { given_name: PAYER.givenName, surname: PAYER.surname }, email_address: PAYER.email, payer_id: PAYER.id, address: { country_code: PAYER.country } };
}

/** The purchase unit as it was sent, with the payee filled in and the payments once there are any. */
export function showUnit(world: World, order: Order): Json {
  const capture = order.captureId === null ? undefined : world.captures.get(order.captureId);
  const amount = order.purchaseUnit['amount'] as Json;
  return {
    ...order.purchaseUnit,
    reference_id: order.purchaseUnit['reference_id'] ?? 'default',
    amount: { ...amount, ...money(order.total.minor, order.total.currency) },
    payee: { email_address: world.settings.merchantEmail, merchant_id: world.settings.merchantId },
    ...(order.trackers.length === 0 ? {} : { shipping: { ...(order.purchaseUnit['shipping'] as Json | undefined), trackers: order.trackers.map((tracker) => showTracker(world, order, tracker)) } }),
    ...(capture === undefined ? {} : { payments: showPayments(world, capture) }),
  };
}

function showTracker(world: World, order: Order, tracker: Tracker): Json {
  const self = `${world.baseUrl}/v2/checkout/orders/${order.id}/trackers/${tracker.id}`;
  return {
    id: tracker.id,
    status: tracker.status,
    ...(tracker.items.length === 0 ? {} : { items: tracker.items }),
    links: [
      { href: `${world.baseUrl}/v2/checkout/orders/${order.id}`, rel: 'up', method: 'GET' },
      { href: self, rel: 'update', method: 'PATCH' },
    ],
    create_time: world.clock.iso(tracker.createdAtMs),
    update_time: world.clock.iso(tracker.updatedAtMs),
  };
}

function showPayments(world: World, capture: Capture): Json {
  const refunds = capture.refundIds.flatMap((id) => world.refunds.get(id) ?? []).map((refund) => showRefund(world, refund, true));
  return { captures: [showCapture(world, capture)], ...(refunds.length === 0 ? {} : { refunds }) };
}

/** Where the shopper approves this order. */
export function approvalUrl(world: World, order: Order): string {
  return `${world.baseUrl}/checkoutnow?token=${order.id}`;
}

function linksOf(world: World, order: Order): Json[] {
  const self = `${world.baseUrl}/v2/checkout/orders/${order.id}`;
  const links: Json[] = [{ href: self, rel: 'self', method: 'GET' }];
  if (order.status === 'COMPLETED') return links;
  if (order.hasPaymentSource && order.status === 'PAYER_ACTION_REQUIRED') return [...links, { href: approvalUrl(world, order), rel: 'payer-action', method: 'GET' }];
  if (order.status === 'CREATED') links.push({ href: approvalUrl(world, order), rel: 'approve', method: 'GET' });
  return [...links, { href: self, rel: 'update', method: 'PATCH' }, { href: `${self}/capture`, rel: 'capture', method: 'POST' }];
}
