import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPayoneerSettings } from '@/sandbox/payoneer/read-payoneer-settings';
import { startPayoneer } from '@/sandbox/payoneer/start-payoneer';
import type { RunningProgram } from '@/sandbox/foundation/run-program';

// Answers are read by the paths that each test expects; a wrong path fails the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;
type Reply = { status: number; body: Anything };

const root = mkdtempSync(path.join(os.tmpdir(), 'sandbox-payoneer-'));
let count = 0;
let stateDir = '';
let program: RunningProgram;
let token = '';

const start = async () => {
  program = await startPayoneer(readPayoneerSettings({ SANDBOX_STATE_DIR: stateDir }));
  token = (await askToken()).body.access_token as string;
};
beforeEach(async () => {
  stateDir = path.join(root, String((count += 1)));
  await start();
});
afterEach(() => program.stop());
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

async function ask(target: string, { method, body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Reply> {
  const answer = await fetch(`${program.url}${target}`, { method: method ?? (body === undefined ? 'GET' : 'POST'), headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, body: (await answer.json()) };
}
const askToken = async (secret = 'sandbox-payoneer-secret', grant = 'client_credentials'): Promise<Reply> => {
  const answer = await fetch(`${program.url}/api/v2/oauth2/token`, { method: 'POST', headers: { authorization: `Basic ${btoa(`sandbox-payoneer-client:${secret}`)}` }, body: new URLSearchParams({ grant_type: grant, scope: 'read write' }) });
  return { status: answer.status, body: (await answer.json()) };
};
const api = (target: string, options: { method?: string; body?: unknown; bearer?: string } = {}) => ask(`/v4/programs/100200300${target}`, { ...options, headers: { authorization: `Bearer ${options.bearer ?? token}` } });
const control = (target: string, body?: unknown, method?: string) => ask(`/_control/api/${target}`, { body, ...(method === undefined ? {} : { method }) });
const payment = (reference: string, changes: Record<string, unknown> = {}) => ({ client_reference_id: reference, payee_id: 'clara', amount: 12.5, currency: 'USD', description: 'Net profit', ...changes });
const pay = (...payments: unknown[]) => api('/masspayouts', { body: { Payments: payments } });
const activate = (payeeId = 'clara') => control('payees', { payeeId });
const statusOf = async (reference: string) => (await api(`/payouts/${reference}/status`)).body.result;
const paid = async () => (await control('effects?effect=payout')).body.effects as Anything[];
const balance = async () => (await api('/balance')).body.result.balance as number;

test('a token for the client alone; a wrong, revoked or expired one is 401 with sub code 4012', async () => {
  expect((await askToken()).body).toMatchObject({ token_type: 'Bearer', scope: 'read write' });
  expect([(await askToken('wrong')).status, (await askToken(undefined, 'password')).status]).toEqual([401, 400]);
  expect(await api('/balance', { bearer: 'nonsense' })).toMatchObject({ status: 401, body: { error_details: { sub_code: 4012 } } });
  await fetch(`${program.url}/api/v2/oauth2/revoke`, { method: 'POST', headers: { authorization: `Basic ${btoa('sandbox-payoneer-client:sandbox-payoneer-secret')}` }, body: new URLSearchParams({ token }) });
  expect((await api('/balance')).status).toBe(401);
  token = (await askToken()).body.access_token as string;
  await control('clock', { advanceSeconds: 2_592_001 });
  expect((await api('/balance')).status).toBe(401);
});

test('another program is not ours', async () => {
  expect((await ask('/v4/programs/999/balance', { headers: { authorization: `Bearer ${token}` } })).status).toBe(403);
});

test('accepted is not paid: the money leaves the balance once, when the payment is loaded', async () => {
  await activate();
  expect(await pay(payment('pay_1'))).toEqual({ status: 201, body: { result: 'Payments Created' } });
  expect([await statusOf('pay_1').then(({ status, amount }) => [status, amount]), await balance(), (await paid()).length]).toEqual([['Pending', 12.5], 50_000, 0]);
  await control('clock', { advanceSeconds: 61 });
  expect([(await statusOf('pay_1')).status, await balance()]).toEqual(['Transferred', 49_987.5]);
  expect(await paid()).toMatchObject([{ key: 'pay_1', amount: '12.50', currency: 'USD' }]);
  await control('clock', { advanceSeconds: 86_400 });
  expect((await paid()).length).toBe(1);
});

test('the list may be called payments too; a payout date waits for its day', async () => {
  await activate();
  await api('/masspayouts', { body: { payments: [payment('pay_1', { payout_date: new Date(Date.now() + 5 * 86_400_000).toISOString() })] } });
  await control('clock', { advanceSeconds: 4 * 86_400 });
  expect((await statusOf('pay_1')).status).toBe('Pending');
  await control('clock', { advanceSeconds: 2 * 86_400 });
  expect((await statusOf('pay_1')).status).toBe('Transferred');
});

test('one bad item refuses all of them, and says which', async () => {
  await activate();
  const refused = await pay(payment('good'), payment('bad', { payee_id: 'nobody' }), payment('odd', { amount: 1.005 }), payment('euro', { currency: 'EUR' }));
  expect([refused.status, refused.body.error_details.errors.map(({ target }: { target: string }) => target)]).toEqual([400, ['Payments[1].payee_id', 'Payments[2].amount', 'Payments[3].currency']]);
  expect((await api('/payouts/good/status')).body.error_details).toMatchObject({ code: 404, sub_code: 2306 });
  expect((await pay(...Array.from({ length: 501 }, (_, index) => payment(`p${String(index)}`)))).status).toBe(400);
  expect([(await pay()).status, (await pay(payment('x'), payment('x'))).status]).toEqual([400, 400]);
});

test.each([
  ['refuse', 400, undefined],
  ['failure-200', 200, 'Failure'],
  ['accept-silently', 201, undefined],
])('a repeated reference, set to %s: HTTP %i, and never a second payment', async (duplicates, status, word) => {
  await activate();
  await control('settings', { duplicates });
  await pay(payment('pay_1'));
  const repeat = await pay(payment('pay_1', { amount: 99 }));
  expect([repeat.status, repeat.body.status]).toEqual([status, word]);
  await control('clock', { advanceSeconds: 3_600 });
  expect([(await paid()).length, await balance()]).toEqual([1, 49_987.5]);
});

test('a pending payment can be cancelled, a transferred one cannot', async () => {
  await activate();
  await pay(payment('stop'), payment('go'));
  expect((await api('/payouts/stop/cancel', { method: 'PUT' })).status).toBe(200);
  await control('clock', { advanceSeconds: 61 });
  expect([await statusOf('stop').then((result) => [result.status, result.cancel_reason_code]), (await api('/payouts/go/cancel', { method: 'PUT' })).status, await balance()]).toEqual([['Cancelled', 'CANCELLED_BY_CLIENT'], 400, 49_987.5]);
});

test('without funds a payment waits, and is loaded when they are there', async () => {
  await activate();
  await control('balance', { value: '5.00' });
  await pay(payment('pay_1'));
  await control('clock', { advanceSeconds: 600 });
  expect([(await statusOf('pay_1')).status, await balance()]).toEqual(['Pending', 5]);
  await control('balance', { value: '20.00' });
  await control('clock', { advanceSeconds: 61 });
  expect([(await statusOf('pay_1')).status, await balance()]).toEqual(['Transferred', 7.5]);
});

test('a payee registers through the link, once; only then can be paid; a released one cannot any more', async () => {
  const { body } = await api('/payees/registration-link', { body: { payee_id: 'clara', redirect_url: 'https://shop.example/back' } });
  expect((await api('/payees/clara/status')).body.result.status).toEqual({ type: 0, description: 'Pending' });
  expect((await pay(payment('early'))).status).toBe(400);
  const register = () => fetch(body.result.registration_link as string, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ decision: 'register' }) });
  expect((await register()).headers.get('location')).toBe('https://shop.example/back');
  expect((await register()).status).toBe(404);
  expect((await api('/payees/clara/status')).body.result.status.type).toBe(1);
  expect((await pay(payment('pay_1'))).status).toBe(201);
  expect((await api('/payees/clara', { method: 'DELETE' })).status).toBe(200);
  expect([(await pay(payment('late'))).status, (await api('/payees/clara/status')).status]).toEqual([400, 404]);
});

test('faults: unknown after the effect, a failure told with 200, a wrong amount; the reference says what really happened', async () => {
  await activate();
  await control('faults', { call: 'payouts.create', kind: 'reset-after' });
  await expect(pay(payment('pay_1'))).rejects.toThrow();
  expect((await statusOf('pay_1')).status).toBe('Pending');
  await control('faults', { call: 'payouts.create', kind: 'failure-200' });
  expect((await pay(payment('pay_2'))).body.status).toBe('Failure');
  expect((await api('/payouts/pay_2/status')).status).toBe(404);
  await control('faults', { call: 'payouts.status', kind: 'wrong-amount', value: '99.00' });
  expect([(await statusOf('pay_1')).amount, (await statusOf('pay_1')).amount]).toEqual([99, 12.5]);
  await control('faults', { call: 'balance.get', kind: 'rate-limit' });
  expect((await api('/balance')).status).toBe(429);
});

test('notifications carry the signature of facts section 11, keys with spaces, and come again until they are taken', async () => {
  const got: { authorization: string; body: string }[] = [];
  const listener = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString(); });
    request.on('end', () => {
      got.push({ authorization: request.headers.authorization ?? '', body });
      response.writeHead(got.length === 1 ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${String((listener.address() as AddressInfo).port)}/IPCN?Kind=Loaded`;
  await activate();
  await control('settings', { webhookUrls: { 'payment-loaded': url } });
  await pay(payment('pay_1'));
  await control('clock', { advanceSeconds: 61 });
  await vi.waitFor(() => { expect(got).toHaveLength(1); });
  await vi.waitFor(async () => { expect((await control('state')).body.deliveries[0].last).toBe('503'); });
  await control('clock', { advanceSeconds: 61 });
  await vi.waitFor(() => { expect(got).toHaveLength(2); });
  listener.close();
  const { authorization, body } = got[1] as (typeof got)[number];
  expect(JSON.parse(body)).toMatchObject({ 'Payee Id': 'clara', IntPaymentId: 'pay_1', Amount: 12.5 });
  const [, app = '', signature, nonce = '', timestamp = ''] = /^hmacauth ([^:]+):([^:]+):([^:]+):(\d+)$/.exec(authorization) ?? [];
  const signed = `${app}POST${encodeURIComponent(url.toLowerCase()).toLowerCase()}${timestamp}${nonce}${createHash('md5').update(body).digest('base64')}`;
  expect(signature).toBe(createHmac('sha256', 'sandbox-payoneer-webhook-secret').update(signed).digest('base64'));
});

test('what was accepted goes on after a restart', async () => {
  await activate();
  await pay(payment('pay_1'));
  await program.stop();
  await start();
  expect((await statusOf('pay_1')).status).toBe('Pending');
  await control('clock', { advanceSeconds: 61 });
  expect([(await statusOf('pay_1')).status, (await paid()).length, await balance()]).toEqual(['Transferred', 1, 49_987.5]);
});

test('the control page shows it all in both languages, and its forms work', async () => {
  await activate();
  await pay(payment('pay_1'));
  const form = (target: string, fields: Record<string, string>) => fetch(`${program.url}/_control/${target}?lang=es`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
  expect((await form('load', { reference: 'pay_1' })).headers.get('location')).toBe('/_control?lang=es');
  expect((await form('load', { reference: 'pay_1' })).headers.get('location')).toContain('error=');
  await form('balance', { value: '77.00' });
  const page = await (await fetch(`${program.url}/_control?lang=es`)).text();
  for (const text of ['Beneficiarios', 'pay_1', 'abonado', '77,00', 'no está verificado']) expect(page).toContain(text);
});
