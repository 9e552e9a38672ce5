import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, DEMO_CATALOGUE } from '@/sandbox/aliexpress/catalogue/index';
import { signRequest } from '@/sandbox/aliexpress/gateway/sign-request';
import { requestFor } from '@/sandbox/aliexpress/documented-requests';
import { orderParams } from './order-fixtures';
import { startListener, type Listener } from './start-listener';
import { listOf, type Json } from './start-test-supplier';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SECRET = 'process-test-secret';
const CALLBACK = 'http://127.0.0.1:4999/aliexpress/callback';

type Program = { readonly child: ChildProcess; readonly url: string };

/** The real entry point as a process of its own, with the real catalogue. */
async function startProgram(stateDir: string, more: Record<string, string> = {}): Promise<Program> {
  const env = { ...process.env, SANDBOX_STATE_DIR: stateDir, SANDBOX_APP_BASE_URL: 'http://127.0.0.1:4999', SANDBOX_ALIEXPRESS_APP_KEY: '512345', SANDBOX_ALIEXPRESS_APP_SECRET: SECRET, ...more };
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/aliexpress/main.ts'], { cwd: ROOT, env, stdio: 'pipe' });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      const line = /^LISTENING (\S+)$/m.exec(text);
      if (line !== null) resolve(line[1] ?? '');
    });
  });
  return { child, url };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

describe('the program', () => {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'aliexpress-process-'));
  let program: Program;
  let token = '';
  beforeAll(async () => {
    program = await startProgram(stateDir);
  });
  afterAll(() => {
    program.child.kill('SIGKILL');
    rmSync(stateDir, { recursive: true, force: true });
  });

  const send = async (target: string, fields: Record<string, string>, signedPath?: string): Promise<Json> => {
    const params = { app_key: '512345', timestamp: String(Date.now()), sign_method: 'sha256', ...fields };
    const sign = signRequest({ params: Object.entries(params), secret: SECRET, path: signedPath });
    return (await (await fetch(program.url + target, { method: 'POST', body: new URLSearchParams({ ...params, sign }) })).json()) as Json;
  };
  const call = (method: string, params: Record<string, string>) => send('/sync', { method, session: token, ...params });

  it('lets the seed in: page, form, code, token', async () => {
    const query = new URLSearchParams({ response_type: 'code', force_auth: 'true', client_id: '512345', redirect_uri: CALLBACK, state: 's1' });
    expect((await fetch(`${program.url}/oauth/authorize?${query}`)).status).toBe(200);
    const form = new URLSearchParams({ client_id: '512345', redirect_uri: CALLBACK, state: 's1', buyer: '1861703697', decision: 'authorize' });
    const answer = await fetch(`${program.url}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' });
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    token = String((await send('/rest/auth/token/create', { code }, '/auth/token/create'))['access_token']);
    expect(token).toMatch(/^50000/);
  });

  it('sells the demo world to the United States', async () => {
    for (const product of DEMO_CATALOGUE.filter((candidate) => candidate.special === undefined && !candidate.undeliverableTo.includes('US'))) {
      const answer = await call('aliexpress.ds.product.get', { product_id: product.productId, ship_to_country: 'US', target_currency: 'USD', target_language: 'es' });
      expect(answer['aliexpress_ds_product_get_response'], product.productId).toMatchObject({ rsp_code: 200, result: { ae_item_base_info_dto: { subject: product.subject.es } } });
      const freight = await call('aliexpress.ds.freight.query', {
        queryDeliveryReq: JSON.stringify({ quantity: '1', shipToCountry: 'US', productId: product.productId, selectedSkuId: product.skus[0]?.skuId, language: 'en_US', locale: 'en_US', currency: 'USD' }),
      });
      expect(freight['aliexpress_ds_freight_query_response']?.['result'], product.productId).toMatchObject({ success: true });
    }
  });

  it('shows every picture that any product names', async () => {
    const names = [...new Set(CATALOGUE.flatMap((product) => [...product.pictures, ...product.skus.flatMap((sku) => sku.properties.flatMap((property) => property.picture ?? []))]))];
    const wrong: string[] = [];
    for (let start = 0; start < names.length; start += 25) {
      const answers = await Promise.all(names.slice(start, start + 25).map(async (name) => [name, await fetch(`${program.url}/pictures/${name}`)] as const));
      for (const [name, answer] of answers) {
        if (answer.status !== 200 || answer.headers.get('content-type') !== 'image/webp') wrong.push(name);
        await answer.arrayBuffer();
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has lost nothing after a kill -9', async () => {
    const product = CATALOGUE.find((candidate) => candidate.special === undefined && !candidate.undeliverableTo.includes('US'));
    const item = { product_id: product?.productId, product_count: 1, sku_attr: product?.skus[0]?.skuAttr, logistics_service_name: '' };
    const place = async () => {
      const answer = await call('aliexpress.ds.order.create', orderParams({ outOrderId: 'kill-1', items: [item] }));
      return answer['aliexpress_ds_order_create_response']?.['result'];
    };
    const first = await place();
    expect(first).toMatchObject({ is_success: true });
    await fetch(`${program.url}/_control/api/website`, { method: 'POST', body: JSON.stringify({ orderListLagMs: 0 }) });
    const signedIn = await fetch(`${program.url}/login`, { method: 'POST', body: new URLSearchParams({ 'fm-login-id': 'buyer.us@example.test', 'fm-login-password': 'sandbox-buyer' }), redirect: 'manual' });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    program.child.kill('SIGKILL');
    await ended(program.child);
    program = await startProgram(stateDir);
    expect(await place()).toEqual(first);
    // Nor is a browser on the website signed out: what was bought over the API stands in its list.
    const list = await fetch(`${program.url}/p/order/index.html`, { headers: { cookie }, redirect: 'manual' });
    expect(await list.text()).toContain(`orderId=${String((first as Json)['order_list']?.['number']?.[0])}`);
    const stopped = ended(program.child);
    program.child.kill('SIGTERM');
    expect(await stopped).toBe(0);
  });
});

describe('what was under way at a kill -9', () => {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'aliexpress-killed-'));
  let listener: Listener;
  let program: Program;
  let token = '';
  beforeAll(async () => {
    listener = await startListener();
    program = await startProgram(stateDir, { SANDBOX_PAYPAL_BASE_URL: listener.url, SANDBOX_ALIEXPRESS_PUSH_URL: `${listener.url}/push` });
  });
  afterAll(() => {
    program.child.kill('SIGKILL');
    listener.stop();
    rmSync(stateDir, { recursive: true, force: true });
  });

  const send = async (target: string, fields: Record<string, string>, signedPath?: string): Promise<Json> => {
    const params = { app_key: '512345', timestamp: String(Date.now()), sign_method: 'sha256', ...fields };
    const sign = signRequest({ params: Object.entries(params), secret: SECRET, path: signedPath });
    return (await (await fetch(program.url + target, { method: 'POST', body: new URLSearchParams({ ...params, sign }) })).json()) as Json;
  };
  const control = async (target: string, body?: object) => (await (await fetch(`${program.url}/_control/api/${target}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })).json()) as Json;
  const credits = () => listener.received.filter(({ url }) => url === '/_control/api/credit');

  it('goes on after the start: the refund that had no answer, the message that was not delivered, the hold that was not over', async () => {
    const form = new URLSearchParams({ client_id: '512345', redirect_uri: CALLBACK, state: 's1', buyer: '1861703697', decision: 'authorize' });
    const consent = await fetch(`${program.url}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' });
    const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
    token = String((await send('/rest/auth/token/create', { code }, '/auth/token/create'))['access_token']);
    const place = async () => {
      const params = requestFor('aliexpress.ds.order.create', CATALOGUE, { extend: { payment: { pay_currency: 'USD', try_to_pay: 'true' } } });
      const answer = await send('/sync', { method: 'aliexpress.ds.order.create', session: token, ...params });
      return String(answer['aliexpress_ds_order_create_response']?.['result']?.['order_list']?.['number']?.[0]);
    };
    const cancelled = await place();
    await control('settings', { afterPayment: 'RISK_CONTROL', holdHours: 5 });
    const held = await place();
    listener.answer(503);
    listener.answerPush(503);
    await control(`orders/${cancelled}/cancel`, {});
    await expect.poll(() => credits().length).toBeGreaterThanOrEqual(1);
    program.child.kill('SIGKILL');
    await ended(program.child);

    listener.answer(200);
    listener.answerPush(200);
    program = await startProgram(stateDir, { SANDBOX_PAYPAL_BASE_URL: listener.url, SANDBOX_ALIEXPRESS_PUSH_URL: `${listener.url}/push` });
    await control('clock', { advanceSeconds: 60 });
    await expect.poll(async () => (await control('effects?effect=order-refunded'))['effects']).toMatchObject([{ id: cancelled }]);
    expect(new Set(credits().map(({ body }) => (JSON.parse(body) as Json)['reference']))).toEqual(new Set([`aliexpress-${cancelled}-back`]));
    await expect.poll(async () => listOf((await control('state'))['pushes']).find((row) => row['orderStatus'] === 'OrderClosed')).toMatchObject({ orderId: cancelled, result: '200' });
    expect(await control(`orders/${held}`)).toMatchObject({ status: 'RISK_CONTROL' });
    await control('clock', { advanceSeconds: 5 * 3_600 });
    expect(await control(`orders/${held}`)).toMatchObject({ status: 'WAIT_SELLER_SEND_GOODS' });
  });
});
