import { refuseControl } from '@/sandbox/foundation/add-control-routes';
import { html, redirect } from '@/sandbox/foundation/answers';
import { renderPage } from '@/sandbox/foundation/render-page';
import type { SandboxRequest } from '@/sandbox/foundation/sandbox-request';
import { ACCENT } from '../website/accent';
import { actOnOrder, isOrderAction } from './act-on-order';
import { addFault } from './add-fault';
import type { Controlled } from './add-supplier-controls';
import { controlPage } from './control-page';
import { readSettingsChange } from './read-settings-change';

/** The page for people at /_control and the forms on it. Every form leads back to the page. */
export function addControlPage({ supplier, router }: Controlled): void {
  const back = (request: SandboxRequest) => redirect(request.language === 'es' ? '/_control?lang=es' : '/_control');
  router.on('GET', '/_control', 'control.page', ({ language }) =>
    html(200, renderPage({ language, title: language === 'es' ? 'Control' : 'Control', party: 'AliExpress', accent: ACCENT, wide: true, body: controlPage(supplier, language) })),
  );
  router.on('POST', '/_control/orders/:id/:action', 'control.page', (request) => {
    const order = supplier.orders.get(request.params['id'] ?? '');
    const action = request.params['action'] ?? '';
    if (order !== undefined && isOrderAction(action)) actOnOrder(supplier, order, action);
    return back(request);
  });
  router.on('POST', '/_control/clock', 'control.page', (request) => {
    supplier.clock.advance(numberIn(request.form(), 'advanceSeconds', 315_360_000));
    return back(request);
  });
  router.on('POST', '/_control/latency', 'control.page', (request) => {
    supplier.switches.setLatencyMs(numberIn(request.form(), 'ms', 600_000));
    return back(request);
  });
  router.on('POST', '/_control/faults', 'control.page', (request) => {
    addFault(supplier, faultFields(request.form()));
    return back(request);
  });
  router.on('POST', '/_control/faults/clear', 'control.page', (request) => {
    supplier.switches.clear();
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

/** Empty fields are fields not given. */
function faultFields(form: URLSearchParams): Record<string, unknown> {
  const given = Object.fromEntries([...form].filter(([, value]) => value !== ''));
  const numbers = Object.fromEntries(['times', 'status', 'delayMs'].filter((name) => name in given).map((name) => [name, numberIn(form, name, 1_000_000)] as const));
  return { ...given, ...numbers };
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
