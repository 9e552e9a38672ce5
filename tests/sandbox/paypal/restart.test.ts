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
