import { runForm, numberField } from '@/sandbox/foundation/add-control-pages';
import { refuseControl } from '@/sandbox/foundation/add-control-routes';
import { renderControlPage, type ControlParty, type Controls } from '@/sandbox/foundation/control-frame';
import type { Markup } from '@/sandbox/foundation/render-page';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { DOCUMENTED_ERRORS, faultFor } from '../documented-errors';
import { METHOD_BY_NAME } from '../methods/registry';
import { endTokens } from '../oauth/end-tokens';
import type { OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { actOnOrder, isHold, isOrderAction, type ActionDetail } from './act-on-order';
import { addFault } from './add-fault';
import { behaviourPage } from './behaviour-page';
import { controlPage } from './control-page';
import { errorsPage } from './errors-page';
import { orderPage } from './order-page';
import { readSettingsChange } from './read-settings-change';
import { SETTING_GROUPS } from './setting-fields';
import { readSettingForm } from './setting-form';
import { WORDS, type Words } from './words';

/** The pages for people and the forms on them. Every form leads back to the page it came from, with what it was refused for. */
export function addControlPage(supplier: Supplier, controls: Controls & { readonly page: ControlParty }): void {
  const { router } = controls;
  const page = (path: string, tab: string, body: (words: Words, request: SandboxRequest) => Markup) => {
    router.on('GET', path, 'control.page', (request) => renderControlPage(controls, request, { tab, title: WORDS[request.language].title, body: body(WORDS[request.language], request) }));
  };
  const form = (path: string, back: string, act: (request: SandboxRequest) => void) => {
    router.on('POST', path, 'control.page', (request) => runForm(request, back, act));
  };
  page('/_control', 'overview', (words) => controlPage(supplier, words.code));
  page('/_control/behaviour', 'behaviour', (words) => behaviourPage(supplier, words));
  page('/_control/errors', 'errors', (words) => errorsPage(words));
  page('/_control/orders/:id', 'overview', (words, request) => orderPage(supplier, orderIn(supplier, request.params['id'] ?? ''), words));
  form('/_control/orders/:id/:action', '/_control', (request) => { act(supplier, request); });
  form('/_control/stock', '/_control', (request) => { setStock(supplier, request.form()); });
  form('/_control/pushes', '/_control', (request) => { pushByHand(supplier, request.form()); });
  form('/_control/pushes/:id/repeat', '/_control', (request) => { supplier.pusher.repeat(request.params['id'] ?? ''); });
  form('/_control/behaviour/:group', '/_control/behaviour', (request) => { changeBehaviour(supplier, request); });
  form('/_control/errors/:index', '/_control/errors', (request) => {
    const error = DOCUMENTED_ERRORS[Number.parseInt(request.params['index'] ?? '', 10)] ?? refuseControl('no such error', 404);
    const method = request.form().get('method') ?? error.method;
    addFault(supplier, faultFor(error, error.method === '*' && METHOD_BY_NAME.has(method) ? method : error.method));
  });
}

function orderIn(supplier: Supplier, orderId: string): OrderRow {
  return supplier.orders.get(orderId) ?? refuseControl('no such order', 404);
}

function act(supplier: Supplier, request: SandboxRequest): void {
  const order = orderIn(supplier, request.params['id'] ?? '');
  const action = request.params['action'] ?? '';
  if (!isOrderAction(action)) refuseControl('no such action', 404);
  const words = WORDS[request.language];
  if (!actOnOrder(supplier, order, action, detailIn(request.form(), words))) refuseControl(words.notAllowed, 409);
}

/** The amount of a refund is dollars with cents in the form. */
function detailIn(form: URLSearchParams, words: Words): ActionDetail {
  const status = form.get('status') ?? '';
  const amount = (form.get('amount') ?? '').trim();
  const parts = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(amount);
  if (amount !== '' && parts === null) refuseControl(words.badAmount);
  return {
    ...(isHold(status) ? { status } : {}),
    ...(parts === null ? {} : { minor: Number.parseInt(`${parts[1] ?? '0'}${(parts[2] ?? '').padEnd(2, '0')}`, 10) }),
  };
}

function setStock(supplier: Supplier, form: URLSearchParams): void {
  const { stock } = readSettingsChange(supplier, { stock: { [form.get('sku') ?? '']: numberField(form, 'left', 1_000_000) } });
  for (const [skuId, left] of stock) supplier.stock.put(skuId, { left });
}

function pushByHand(supplier: Supplier, form: URLSearchParams): void {
  supplier.pusher.push(orderIn(supplier, form.get('orderId') ?? ''), form.get('orderStatus') ?? 'OrderCreated', { forged: form.get('forged') === 'true' });
}

/** Saves one group of the page; `usual` takes every change back, `buyers` and `tokens` are about the accounts. */
function changeBehaviour(supplier: Supplier, request: SandboxRequest): void {
  const [id, form] = [request.params['group'] ?? '', request.form()];
  if (id === 'usual') supplier.resetSettings();
  else if (id === 'tokens') endTokens(supplier, null);
  else if (id === 'buyers') {
    const states = supplier.buyers.map(({ userId }) => [userId, form.get(userId) ?? ''] as const).filter(([, state]) => state !== '');
    supplier.changeSettings(readSettingsChange(supplier, { buyerStates: Object.fromEntries(states) }).settings);
  } else {
    const group = SETTING_GROUPS.find((each) => each.id === id) ?? refuseControl('no such settings', 404);
    supplier.changeSettings(readSettingForm(supplier, group, form, WORDS[request.language]));
  }
}
