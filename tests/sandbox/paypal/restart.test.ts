import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { callAt, fetchToken, orderBody } from './start-test-paypal';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function start(stateDir: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/paypal/main.ts'], { env: { ...process.env, SANDBOX_STATE_DIR: stateDir, SANDBOX_PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => { reject(new Error('the sandbox stopped before it listened')); });
    child.stdout?.on('data', (bytes: Buffer) => {
      const match = /LISTENING (\S+)/.exec(bytes.toString());
      if (match?.[1] !== undefined) resolve(match[1]);
    });
  });
  return { url, child };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', (code) => { resolve(code); }));

test('kill -9 loses nothing that was answered; work under way goes on; the authority stays', async () => {
  const stateDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-paypal-'));
  const first = await start(stateDir);
  const token = await fetchToken(first.url);
  const order = await callAt(first.url, '/v2/checkout/orders', { token, body: orderBody(), headers: { 'paypal-request-id': 'c1' } });
  await callAt(first.url, '/_control/api/approve', { body: { orderId: order.body.id } });
  const captureOptions = { token, body: {}, headers: { 'paypal-request-id': 'k1', prefer: 'return=representation' } };
  const captured = await callAt(first.url, `/v2/checkout/orders/${order.body.id}/capture`, captureOptions);
  const payout = await callAt(first.url, '/v1/payments/payouts', { token, body: { sender_batch_header: { sender_batch_id: 'p1' }, items: [{ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '5.00' }, receiver: 'anna@example.com' }] } });
  const authority = readFileSync(path.join(stateDir, 'webhook-ca.pem'), 'utf8');
  expect([captured.status, payout.status]).toEqual([201, 201]);
  const gone = ended(first.child);
  first.child.kill('SIGKILL');
  await gone;

  const second = await start(stateDir);
  const replay = await callAt(second.url, `/v2/checkout/orders/${order.body.id}/capture`, captureOptions);
  expect([replay.status, replay.body.purchase_units[0].payments.captures[0].id]).toEqual([200, captured.body.purchase_units[0].payments.captures[0].id]);
  await expect.poll(async () => (await callAt(second.url, `/v1/payments/payouts/${payout.body.batch_header.payout_batch_id}`, { token })).body.batch_header.batch_status as string, { timeout: 5_000 }).toBe('SUCCESS');
  const state = (await callAt(second.url, '/_control/api/state')).body;
  // 50,000.00 + 30.49 - 1.55 - 5.00 - 0.25
  expect(state.balances).toEqual([{ currency: 'USD', available: '50023.69', withheld: '0.00' }]);
  const effects = (await callAt(second.url, '/_control/api/effects')).body.effects as { effect: string; serial: number }[];
  expect(effects.map(({ effect, serial }) => [serial, effect])).toEqual([[1, 'capture'], [2, 'payout-item']]);
  expect(readFileSync(path.join(stateDir, 'webhook-ca.pem'), 'utf8')).toBe(authority);
  const stopped = ended(second.child);
  second.child.kill('SIGTERM');
  expect(await stopped).toBe(0);
  rmSync(stateDir, { recursive: true });
});

test('kill -9: late balances stay late, settings and disputes stay, and what was due meanwhile happens at start', async () => {
  const stateDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-paypal-'));
  const first = await start(stateDir);
  const token = await fetchToken(first.url);
  const control = (url: string, pathname: string, body: unknown) => callAt(url, `/_control/api/${pathname}`, { body });
  const sell = async (key: string) => {
    const order = await callAt(first.url, '/v2/checkout/orders', { token, body: orderBody({ invoice_id: key }), headers: { 'paypal-request-id': key } });
    await control(first.url, 'approve', { orderId: order.body.id });
    return order.body.id as string;
  };
  const waiting = await sell('waiting');
  const sold = await sell('sold');
  const captured = await callAt(first.url, `/v2/checkout/orders/${sold}/capture`, { token, body: {}, headers: { 'paypal-request-id': 'k1', prefer: 'return=representation' } });
  const captureId = captured.body.purchase_units[0].payments.captures[0].id as string;
  const dispute = await control(first.url, 'dispute', { captureId });
  await control(first.url, 'settings', { balanceLagSeconds: 3_600 });
  const gone = ended(first.child);
  first.child.kill('SIGKILL');
  await gone;

  const second = await start(stateDir);
  const available = async () => (await callAt(second.url, '/v1/reporting/balances?currency_code=USD', { token })).body.balances[0] as { available_balance: { value: string }; withheld_balance: { value: string } };
  expect(await available()).toMatchObject({ available_balance: { value: '50000.00' }, withheld_balance: { value: '0.00' } });
  await control(second.url, 'clock', { advanceSeconds: 3_601 });
  // 30.49 less the fee of 1.55 arrived; the whole 30.49 is put aside for the dispute.
  expect(await available()).toMatchObject({ available_balance: { value: '49998.45' }, withheld_balance: { value: '30.49' } });
  await control(second.url, 'clock', { advanceSeconds: 20 * 86_400 });
  const fresh = await fetchToken(second.url);
  expect((await callAt(second.url, `/v1/customer/disputes/${dispute.body.disputeId}`, { token: fresh })).body.status).toBe('RESOLVED');
  expect((await callAt(second.url, `/v2/checkout/orders/${waiting}`, { token: fresh })).status).toBe(404);
  const events = await callAt(second.url, '/v1/notifications/webhooks-events?event_type=CHECKOUT.PAYMENT-APPROVAL.REVERSED', { token: fresh });
  expect(events.body.events).toMatchObject([{ resource: { order_id: waiting } }]);
  const stopped = ended(second.child);
  second.child.kill('SIGTERM');
  await stopped;
  rmSync(stateDir, { recursive: true });
});
