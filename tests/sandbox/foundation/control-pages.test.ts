import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPeers } from '@/sandbox/foundation/read-peers';
import { startTestPayPal, type TestPayPal } from '../paypal/start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  process.env['SANDBOX_PEERS'] = 'Start=http://127.0.0.1:1/,PayPal=http://127.0.0.1:2/_control,Bad=javascript:alert(1)';
  paypal = await startTestPayPal();
});
afterAll(async () => {
  delete process.env['SANDBOX_PEERS'];
  await paypal.stop();
});

const page = async (path: string) => (await fetch(`${paypal.url}${path}`)).text();
const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${paypal.url}${path}`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) });
  return { status: answer.status, location: answer.headers.get('location') };
};
const faults = async () => (await paypal.control('faults')).body.faults as { id: string; call: string; kind: string; times: number | null; share?: number; seed?: string; status?: number }[];

test('a fault is set and removed with forms alone, in the reader\'s language', async () => {
  const set = { call: 'orders.capture', kind: 'error-after', often: 'always', times: '3', percent: '25', seed: 'nine', status: '503', delayMs: '', value: '' };
  expect(await post('/_control/faults?lang=es', set)).toEqual({ status: 303, location: '/_control/faults?lang=es' });
  const [fault] = await faults();
  expect(fault).toMatchObject({ call: 'orders.capture', kind: 'error-after', times: null, share: 0.25, seed: 'nine', status: 503 });
  expect(await page('/_control/faults?lang=es')).toContain('25 % de las llamadas, semilla nine, hasta quitarlo');
  await post(`/_control/faults/${fault?.id ?? ''}/remove?lang=es`, {});
  expect(await faults()).toEqual([]);
});

test('how often is one choice: once, so many times, until switched off', async () => {
  for (const often of ['once', 'times', 'always']) await post('/_control/faults', { call: '*', kind: 'delay', often, times: '7', percent: '100' });
  expect((await faults()).map(({ times, share }) => [times, share])).toEqual([[1, undefined], [7, undefined], [null, undefined]]);
  await post('/_control/faults/clear', {});
  expect(await faults()).toEqual([]);
});

test('the clock moves with buttons, and the page comes back where it was, nowhere else', async () => {
  expect(await post('/_control/clock?lang=en', { advanceSeconds: '86400', back: '/_control/journal' })).toEqual({ status: 303, location: '/_control/journal?lang=en' });
  expect((await paypal.control('clock')).body.offsetSeconds).toBe(86_400);
  await post('/_control/clock', { speed: '60' });
  expect((await paypal.control('clock')).body.speed).toBe(60);
  expect((await post('/_control/clock', { backToNow: 'true', back: '//elsewhere.example' })).location).toBe('/_control?lang=en');
  expect((await paypal.control('clock')).body).toMatchObject({ offsetSeconds: 0, speed: 1 });
});

test('what a form refuses is said on the page, and said as text', async () => {
  const { location } = await post('/_control/faults', { call: '', kind: 'delay', often: 'once', percent: '100' });
  expect(location).toContain('error=call');
  const said = await page('/_control/faults?error=%3Cscript%3Ealert(1)%3C%2Fscript%3E');
  expect([said.includes('role="alert"'), said.includes('<script')]).toEqual([true, false]);
});

test('the journal shows what happened and every request, and finds one by its key', async () => {
  await paypal.createOrder({}, 'a-key-to-find');
  const found = await page('/_control/journal?text=A-KEY-to');
  expect([found.includes('<strong>orders.create'), found.includes('a-key-to-find'), found.includes('<strong>oauth.token')]).toEqual([true, true, false]);
  expect(await page('/_control/journal?text=nothing-like-it&lang=es')).toContain('No se ha encontrado nada');
});

test('another site can neither move the clock nor set a fault', async () => {
  for (const path of ['/_control/clock', '/_control/faults']) expect((await post(path, { advanceSeconds: '1', call: '*', kind: 'delay' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
});

test('every page leads to the others in both languages; what is no address on the web is left out', async () => {
  for (const path of ['/_control', '/_control/faults', '/_control/journal']) {
    const text = await page(`${path}?lang=es`);
    for (const link of ['http://127.0.0.1:1/?lang=es', 'http://127.0.0.1:2/_control?lang=es', `${path}?lang=en`, '/_control/faults?lang=es', '/_control/journal?lang=es']) expect(text, path).toContain(link);
    expect(text).not.toContain('javascript:');
  }
  expect(readPeers('')).toEqual([]);
});
