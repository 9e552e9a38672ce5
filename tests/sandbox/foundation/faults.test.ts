import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addControlRoutes } from '@/sandbox/foundation/add-control-routes';
import { json } from '@/sandbox/foundation/answers';
import { createEffects } from '@/sandbox/foundation/create-effects';
import { createRequestJournal, journalText } from '@/sandbox/foundation/create-request-journal';
import { createRouter } from '@/sandbox/foundation/create-router';
import { createSandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import { createSwitches } from '@/sandbox/foundation/create-switches';
import { openStateStore } from '@/sandbox/foundation/open-state-store';
import { startServer } from '@/sandbox/foundation/start-server';

const root = mkdtempSync(path.join(os.tmpdir(), 'sandbox-faults-'));
const stops: (() => Promise<void>)[] = [];
let count = 0;
const folder = () => path.join(root, String((count += 1)));
afterAll(async () => {
  for (const stop of stops) await stop();
  rmSync(root, { recursive: true, force: true });
});

/** A program with one call, `pay`, which has an effect. */
async function startProgram(dir = folder()) {
  const store = openStateStore(dir);
  const clock = createSandboxClock(store);
  const effects = createEffects(store, clock);
  const switches = createSwitches(store, 0);
  const router = createRouter();
  router.on('POST', '/pay', 'pay', (request) => {
    effects.record({ effect: 'payment', key: String(request.headers['idempotency-key']), id: 'p', amount: null, currency: null });
    return json(200, { paid: true, access_token: 'A-very-secret-token' });
  });
  addControlRoutes({ router, clock, switches, effects, requests: store.requests });
  const server = await startServer({
    router, store, switches, clock, host: '127.0.0.1', port: 0,
    answerNotFound: () => json(404, {}), answerBadBody: () => json(400, {}), answerFailure: (_request, status) => json(status, { failed: status }),
  });
  const stop = async () => {
    await server.close();
    clock.stop();
    store.close();
  };
  stops.push(stop);
  const control = async (target: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
    const answer = await fetch(`${server.url}/_control/api/${target}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };
  const pay = (key = 'k', signal?: AbortSignal) => fetch(`${server.url}/pay`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify({ amount: '5', client_secret: 'shhh-secret' }), ...(signal ? { signal } : {}) });
  return { control, pay, effects, store, stop };
}

test('a rate limit is told before any effect', async () => {
  const { control, pay, effects } = await startProgram();
  await control('faults', { call: 'pay', kind: 'rate-limit' });
  expect([(await pay()).status, effects.list().length, (await pay()).status]).toEqual([429, 0, 200]);
});

test('a slow drip: the effect has happened, the answer comes byte by byte, to the end for who waits and in part for who does not', async () => {
  const { control, pay, effects } = await startProgram();
  await control('faults', { call: 'pay', kind: 'slow-drip', delayMs: 2 });
  expect(await (await pay()).json()).toMatchObject({ paid: true });
  await control('faults', { call: 'pay', kind: 'slow-drip' });
  const cut = await pay('k', AbortSignal.timeout(300));
  await expect(cut.json()).rejects.toThrow();
  expect(effects.list()).toHaveLength(2);
});

test('a share of the calls: the same seed hits the same ones, about so many, until it is switched off', async () => {
  const hitsOf = (seed: string) => {
    const switches = createSwitches(openStateStore(folder()), 0);
    switches.add({ call: 'pay', kind: 'timeout-after', times: null, share: 0.25, seed });
    return Array.from({ length: 400 }, () => switches.take('pay') !== null);
  };
  const first = hitsOf('seven');
  expect(hitsOf('seven')).toEqual(first);
  expect(hitsOf('eight')).not.toEqual(first);
  const many = first.filter(Boolean).length;
  expect([many > 60, many < 140]).toEqual([true, true]);
});

test('a share that is used up after so many hits lets the next fault of the call have its turn', () => {
  const switches = createSwitches(openStateStore(folder()), 0);
  switches.add({ call: 'pay', kind: 'reset-before', times: 2, share: 0.5, seed: 's' });
  switches.add({ call: '*', kind: 'delay', times: null });
  const kinds = Array.from({ length: 60 }, () => switches.take('pay')?.kind);
  expect([kinds.filter((kind) => kind === 'reset-before').length, kinds.filter((kind) => kind === 'delay').length]).toEqual([2, 58]);
});

test('until switched off, one by one; the rest stays', async () => {
  const { control, pay } = await startProgram();
  const fault = await control('faults', { call: 'pay', kind: 'error-before', status: 503, times: null });
  await control('faults', { call: 'pay', kind: 'error-before', status: 502, times: null });
  for (let time = 0; time < 5; time += 1) expect((await pay()).status).toBe(503);
  expect((await control(`faults/${String(fault.body['id'])}`, undefined, 'DELETE')).status).toBe(200);
  expect((await pay()).status).toBe(502);
  expect((await control(`faults/${String(fault.body['id'])}`, undefined, 'DELETE')).status).toBe(404);
});

test('what is no fault is refused with a reason', async () => {
  const { control } = await startProgram();
  for (const body of [{ call: 'pay', kind: 'delay', share: 0 }, { call: 'pay', kind: 'delay', share: 2 }, { call: 'pay', kind: '' }, { call: 'pay', kind: 'delay', times: 0 }, { call: 'pay', kind: 'error-before', status: 200 }]) {
    expect((await control('faults', body)).status, JSON.stringify(body)).toBe(400);
  }
});

test('every request is in the journal with its call, key, outcome and bodies, but no secret; it is found by call and key after a restart', async () => {
  const dir = folder();
  const { control, pay, stop } = await startProgram(dir);
  await control('faults', { call: 'pay', kind: 'reset-after' });
  await expect(pay('first-key')).rejects.toThrow();
  await pay('second-key');
  const found = await control('requests?call=pay&text=FIRST-key');
  expect(found.body['requests']).toMatchObject([{ call: 'pay', key: 'first-key', status: null, fault: 'reset-after', method: 'POST', target: '/pay' }]);
  expect((await control('effects?text=first')).body['effects']).toHaveLength(1);
  const all = JSON.stringify((await control('requests')).body);
  expect([all.includes('second-key'), all.includes('shhh'), all.includes('A-very'), all.includes('_control')]).toEqual([true, false, false, false]);
  await stop();
  stops.pop();
  expect(createRequestJournal(dir).list({ text: 'second-key' })).toMatchObject([{ status: 200, fault: null }]);
});

test('a form is kept as a person reads it, without its secrets', () => {
  const text = journalText('method=order.create&order=%7B%22out_order_id%22%3A%22pur_1%22%7D&access_token=50000abcdefgh&sign=AABBCCDD', 'application/x-www-form-urlencoded');
  expect(text).toBe('method=order.create&order={"out_order_id":"pur_1"}&access_token=…efgh&sign=…CCDD');
});

test('the journal of requests is bounded, in memory and on disk, and half a line of a killed program costs that line only', () => {
  const dir = folder();
  const journal = createRequestJournal(dir, 100);
  const entry = { at: '', call: 'pay', method: 'POST', target: '/pay', key: null, status: 200, fault: null, ms: 1, request: 'x'.repeat(100), answer: '' };
  for (let n = 0; n < 1_000; n += 1) journal.record(entry);
  expect([journal.size, journal.list().length, journal.list()[0]?.serial]).toEqual([100, 100, 1_000]);
  const lines = ['requests.jsonl', 'requests.old.jsonl'].map((name) => readFileSync(path.join(dir, name), 'utf8').trim().split('\n').length);
  expect(Math.max(...lines)).toBeLessThanOrEqual(100);
  expect(statSync(path.join(dir, 'requests.jsonl')).mode & 0o077).toBe(0);
});
