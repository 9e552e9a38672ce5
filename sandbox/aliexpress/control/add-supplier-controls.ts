import { addControlRoutes, asRecord, refuseControl, shortText, wholeNumber } from '@/sandbox/foundation/add-control-routes';
import { json } from '@/sandbox/foundation/answers';
import type { ControlParty } from '@/sandbox/foundation/control-frame';
import type { Router } from '@/sandbox/foundation/create-router';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { endTokens } from '../oauth/end-tokens';
import { METHOD_BY_NAME } from '../methods/registry';
import { probePush } from '../pushes/send-push';
import { HOLDS, type OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { ACCENT } from '../website/accent';
import { addSiteControls, SITE_TAB } from '../website/control-site';
import { SITE_FAULTS } from '../website/gates';
import { actOnOrder, isHold, isOrderAction, type ActionDetail } from './act-on-order';
import { addControlPage } from './add-control-page';
import { addFault } from './add-fault';
import { describeOrder } from './describe-order';
import { describeState } from './describe-state';
import { readSettingsChange } from './read-settings-change';
import { WORDS } from './words';

type Controlled = { readonly supplier: Supplier; readonly router: Router };

const PARTY: ControlParty = { party: 'AliExpress', accent: ACCENT, ownFaults: ['business', 'gateway', 'gateway-after', 'contradiction', 'regress', 'wrong-amount', 'status', ...SITE_FAULTS], moreCalls: [...METHOD_BY_NAME.keys()], moreTabs: [SITE_TAB, { name: 'behaviour', path: '/_control/behaviour', label: { en: WORDS.en.behaviour, es: WORDS.es.behaviour } }, { name: 'errors', path: '/_control/errors', label: { en: WORDS.en.errors, es: WORDS.es.errors } }] };

/** The JSON controls under /_control/api: those of every program, and orders, stock, settings and business faults of this one. */
export function addSupplierControls({ supplier, router }: Controlled): void {
  const controls = { router, clock: supplier.clock, switches: supplier.switches, effects: supplier.effects, requests: supplier.store.requests, page: PARTY };
  addControlRoutes(controls);
  addControlPage(supplier, controls);
  addSiteControls(supplier, controls);
  router.on('GET', '/_control/api/state', 'control.state', () => json(200, describeState(supplier)));
  router.on('GET', '/_control/api/orders', 'control.orders', (request) => json(200, { orders: listOrders(supplier, request) }));
  router.on('GET', '/_control/api/orders/:id', 'control.orders', (request) => json(200, describeOrder(orderOf(supplier, request))));
  router.on('POST', '/_control/api/orders/:id/:action', 'control.orders', (request) => {
    const action = request.params['action'] ?? '';
    if (!isOrderAction(action)) refuseControl('the action is pay, ship, deliver, cancel, cancel-by-supplier, hold, release or refund', 404);
    const order = orderOf(supplier, request);
    const moved = actOnOrder(supplier, order, action, detailOf(request.rawBody.length === 0 ? {} : asRecord(request.json())));
    if (!moved) refuseControl(`an order in ${order.status} cannot ${action}`, 409);
    return json(200, describeOrder(orderOf(supplier, request)));
  });
  router.on('POST', '/_control/api/pushes', 'control.pushes', (request) => {
    const body = asRecord(request.json());
    const order = supplier.orders.get(shortText(body['orderId'], 'orderId')) ?? refuseControl('no such order', 404);
    const messageType = body['messageType'] === undefined ? {} : { messageType: wholeNumber(body['messageType'], 'messageType', { min: 0, max: 1_000 }) };
    supplier.pusher.push(order, shortText(body['orderStatus'], 'orderStatus'), { ...messageType, forged: body['forged'] === true });
    return json(201, {});
  });
  router.on('POST', '/_control/api/pushes/probe', 'control.pushes', async () => json(200, { answer: await probePush(supplier.settings().pushUrl) }));
  router.on('POST', '/_control/api/pushes/:id/repeat', 'control.pushes', (request) =>
    supplier.pusher.repeat(request.params['id'] ?? '') ? json(202, {}) : json(404, { error: 'no such message' }),
  );
  router.on('POST', '/_control/api/settings', 'control.settings', (request) => {
    const { settings, stock } = readSettingsChange(supplier, asRecord(request.json()));
    for (const [skuId, left] of stock) supplier.stock.put(skuId, { left });
    return json(200, { settings: supplier.changeSettings(settings) });
  });
  router.on('POST', '/_control/api/tokens/end', 'control.tokens', (request) => {
    const userId = asRecord(request.json())['userId'];
    return json(200, { ended: endTokens(supplier, userId === undefined ? null : shortText(userId, 'userId')) });
  });
  router.on('GET', '/_control/api/effects', 'control.effects', (request) => json(200, { effects: listEffects(supplier, request) }));
  router.on('POST', '/_control/api/faults', 'control.faults', (request) => json(201, addFault(supplier, asRecord(request.json()))));
}

function detailOf(body: Record<string, unknown>): ActionDetail {
  const { status, minor } = body;
  if (status !== undefined && (typeof status !== 'string' || !isHold(status))) refuseControl(`status must be one of ${HOLDS.join(', ')}`);
  return { ...(status === undefined ? {} : { status }), ...(minor === undefined ? {} : { minor: wholeNumber(minor, 'minor', { min: 1, max: 1_000_000_000 }) }) };
}

function orderOf(supplier: Supplier, request: SandboxRequest): OrderRow {
  return supplier.orders.get(request.params['id'] ?? '') ?? refuseControl('no such order', 404);
}

function listOrders(supplier: Supplier, { query }: SandboxRequest): object[] {
  const outOrderId = query.get('outOrderId');
  const limit = Number.parseInt(query.get('limit') ?? '1000', 10);
  const orders = [...supplier.orders.values()].filter((order) => outOrderId === null || order.outOrderId === outOrderId);
  return orders.slice(-Math.max(limit, 1)).map(describeOrder);
}

/** Every order that came into being, with the fact that matters later: whether it is paid by now. */
function listEffects(supplier: Supplier, { query }: SandboxRequest): object[] {
  const after = Number.parseInt(query.get('after') ?? '0', 10);
  const effect = query.get('effect');
  const found = supplier.effects.list({ after: Number.isNaN(after) ? 0 : after, ...(effect === null ? {} : { effect }) });
  return found.map((entry) => ({ ...entry, paid: (supplier.orders.get(entry.id)?.paidAtMs ?? null) !== null }));
}
