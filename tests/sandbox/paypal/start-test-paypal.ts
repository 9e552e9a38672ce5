import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readPayPalSettings } from '@/sandbox/paypal/read-paypal-settings';
import { startPayPal } from '@/sandbox/paypal/start-paypal';

export type Reply<T = Record<string, unknown>> = { readonly status: number; readonly headers: Headers; readonly body: T };
export type Options = { readonly method?: string; readonly body?: unknown; readonly headers?: Record<string, string>; readonly token?: string };
// Answers are read by the paths that each test expects; a wrong path fails the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Anything = any;

export type TestPayPal = {
  readonly url: string;
  readonly stateDir: string;
  readonly token: string;
  call(pathname: string, options?: Options): Promise<Reply<Anything>>;
  control(pathname: string, body?: unknown, method?: string): Promise<Reply<Anything>>;
  createOrder(changes?: Record<string, unknown>, key?: string): Promise<Reply<Anything>>;
  approve(orderId: string, outcome?: string): Promise<Reply<Anything>>;
  capture(orderId: string, key?: string): Promise<Reply<Anything>>;
  paidCapture(value?: string): Promise<{ orderId: string; captureId: string }>;
  stop(): Promise<void>;
};

let serial = 0;
/** A text that no other call of this process uses. */
export function unique(prefix: string): string {
  serial += 1;
  return `${prefix}-${process.pid}-${serial}`;
}

export function orderBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        custom_id: 'ord_01',
        invoice_id: unique('SHOP1'),
        amount: {
          currency_code: 'USD',
          value: '30.49',
          breakdown: { item_total: { currency_code: 'USD', value: '25.00' }, shipping: { currency_code: 'USD', value: '4.99' }, tax_total: { currency_code: 'USD', value: '1.50' }, discount: { currency_code: 'USD', value: '1.00' } },
        },
        items: [{ name: 'Blue mug', sku: 'MUG-B', quantity: '2', unit_amount: { currency_code: 'USD', value: '12.50' }, tax: { currency_code: 'USD', value: '0.75' }, category: 'PHYSICAL_GOODS' }],
        shipping: { name: { full_name: 'Ana Test' }, address: { address_line_1: '1 Main St', admin_area_2: 'San Jose', admin_area_1: 'CA', postal_code: '95131', country_code: 'US' } },
        ...changes,
      },
    ],
    payment_source: {
      paypal: {
        experience_context: { brand_name: 'Shop 1', locale: 'en-US', shipping_preference: 'SET_PROVIDED_ADDRESS', user_action: 'PAY_NOW', payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED', return_url: 'https://shop.example/pay/return?shop=1', cancel_url: 'https://shop.example/pay/cancel' },
      },
    },
  };
}

/** An order over this amount without items. */
export function plainUnit(value: string, currency = 'USD'): Record<string, unknown> {
  return { amount: { currency_code: currency, value }, items: undefined };
}

/** One call to a PayPal at `url`; bodies are JSON. */
export async function callAt(url: string, pathname: string, { method, body, headers = {}, token }: Options = {}): Promise<Reply<Anything>> {
  const response = await fetch(`${url}${pathname}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined && method !== 'POST' ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text };
}

export async function fetchToken(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/oauth2/token`, { method: 'POST', headers: { authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}`, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** A PayPal in this process on a free port, with a state folder of its own. */
export async function startTestPayPal(env: Record<string, string> = {}): Promise<TestPayPal> {
  const stateDir = env['SANDBOX_STATE_DIR'] ?? mkdtempSync(path.join(os.tmpdir(), 'sandbox-paypal-'));
  const program = await startPayPal(readPayPalSettings({ SANDBOX_STATE_DIR: stateDir, ...env }));
  const token = await fetchToken(program.url);
  const call: TestPayPal['call'] = (pathname, options = {}) => callAt(program.url, pathname, { token, ...options });
  const control: TestPayPal['control'] = (pathname, body, method) => callAt(program.url, `/_control/api/${pathname}`, { body, ...(method === undefined ? {} : { method }) });
  const createOrder: TestPayPal['createOrder'] = (changes, key = unique('create')) => call('/v2/checkout/orders', { body: orderBody(changes), headers: { 'paypal-request-id': key } });
  const approve: TestPayPal['approve'] = (orderId, outcome = 'pay') => control('approve', { orderId, outcome });
  const capture: TestPayPal['capture'] = (orderId, key = unique('capture')) => call(`/v2/checkout/orders/${orderId}/capture`, { body: {}, headers: { 'paypal-request-id': key, prefer: 'return=representation' } });
  return {
    url: program.url,
    stateDir,
    token,
    call,
    control,
    createOrder,
    approve,
    capture,
    async paidCapture(value = '20.00') {
      const order = await createOrder(plainUnit(value));
      await approve(order.body.id as string);
      const captured = await capture(order.body.id as string);
      return { orderId: order.body.id as string, captureId: captured.body.purchase_units[0].payments.captures[0].id as string };
    },
    async stop() {
      await program.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** The issues of an error body. */
export function issuesOf(reply: Reply<Anything>): string[] {
  return ((reply.body.details ?? []) as { issue: string }[]).map(({ issue }) => issue);
}
