import { refuseControl } from '@/sandbox/foundation/add-control-routes';
import { redirect } from '@/sandbox/foundation/answers';
import { renderControlPage, type ControlParty, type Controls } from '@/sandbox/foundation/control-frame';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { actOnOrder, isOrderAction } from './act-on-order';
import type { Supplier } from '../supplier';
import { controlPage } from './control-page';
import { readSettingsChange } from './read-settings-change';
import { WORDS } from './words';

/** The page for people at /_control and the forms on it. Every form leads back to the page. */
export function addControlPage(supplier: Supplier, controls: Controls & { readonly page: ControlParty }): void {
  const { router } = controls;
  const back = (request: SandboxRequest) => redirect(`/_control?lang=${request.language}`);
  router.on('GET', '/_control', 'control.page', (request) =>
    renderControlPage(controls, request, { tab: 'overview', title: WORDS[request.language].title, body: controlPage(supplier, request.language) }),
  );
  router.on('POST', '/_control/orders/:id/:action', 'control.page', (request) => {
    const order = supplier.orders.get(request.params['id'] ?? '');
    const action = request.params['action'] ?? '';
    if (order !== undefined && isOrderAction(action)) actOnOrder(supplier, order, action);
    return back(request);
  });
  router.on('POST', '/_control/settings', 'control.page', (request) => {
    supplier.changeSettings(readSettingsChange(supplier, settingsFields(request.form())).settings);
    return back(request);
  });
  router.on('POST', '/_control/stock', 'control.page', (request) => {
    const form = request.form();
    const { stock } = readSettingsChange(supplier, { stock: { [form.get('sku') ?? '']: numberIn(form, 'left', 1_000_000) } });
    for (const [skuId, left] of stock) supplier.stock.put(skuId, { left });
    return back(request);
  });
}

function numberIn(form: URLSearchParams, name: string, max: number): number {
  const text = (form.get(name) ?? '').trim();
  const value = Number.parseInt(text, 10);
  if (!/^\d{1,9}$/.test(text) || value > max) refuseControl(`${name} must be a whole number up to ${max}`);
  return value;
}

const FLAGS = ['autoPay', 'strictProvinces'];
const NUMBERS = ['orderVisibleAfterMs', 'priceFactorBasisPoints', 'hiddenTaxBasisPoints', 'shipAfterHours'];

/** The form sends every one of its fields, flags as "true" or "false". */
function settingsFields(form: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...form].map(([name, value]) => {
      if (FLAGS.includes(name)) return [name, value === 'true'] as const;
      if (NUMBERS.includes(name)) return [name, numberIn(form, name, 86_400_000)] as const;
      if (name === 'pushUrl') return [name, value.trim() === '' ? null : value.trim()] as const;
      return [name, value] as const;
    }),
  );
}
