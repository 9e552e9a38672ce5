import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPayPal, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal();
});
afterAll(() => paypal.stop());

const decide = (id: string, action: string, outcome = 'pay', headers: Record<string, string> = {}) =>
  fetch(`${paypal.url}/checkoutnow?token=${id}`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams({ action, outcome }) });

test('the page has the two buttons in the reader’s language and escapes what the shop sent', async () => {
  const { body } = await paypal.createOrder({ shipping: { name: { full_name: '<script>alert(1)</script>' }, address: { country_code: 'US', admin_area_2: 'San Jose', postal_code: '1' } } });
  const english = await (await fetch(`${paypal.url}/checkoutnow?token=${body.id}`)).text();
  expect(english).toMatch(/<button[^>]*>Pay now<\/button>/);
  expect(english).toMatch(/<button[^>]*>Cancel<\/button>/);
  expect(english).toContain('SANDBOX');
  expect(english).toContain('$30.49');
  expect(english).not.toContain('<script');
  for (const request of [fetch(`${paypal.url}/checkoutnow?token=${body.id}&lang=es`), fetch(`${paypal.url}/checkoutnow?token=${body.id}`, { headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' } })]) {
    const spanish = await (await request).text();
    expect(spanish).toMatch(/<button[^>]*>Pagar ahora<\/button>/);
    expect(spanish).toMatch(/<button[^>]*>Cancelar<\/button>/);
  }
});

test('Pay now goes back with token and PayerID beside the shop’s own parameters', async () => {
  const { body } = await paypal.createOrder();
  const reply = await decide(body.id as string, 'pay');
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `https://shop.example/pay/return?shop=1&token=${body.id}&PayerID=SHPPER7DEM234`]);
  expect((await paypal.call(`/v2/checkout/orders/${body.id}`)).body.status).toBe('APPROVED');
});

test('Cancel goes back with the token; the order stays as it was and can still be approved', async () => {
  const { body } = await paypal.createOrder();
  const reply = await decide(body.id as string, 'cancel');
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `https://shop.example/pay/cancel?token=${body.id}`]);
  expect((await paypal.call(`/v2/checkout/orders/${body.id}`)).body.status).toBe('PAYER_ACTION_REQUIRED');
  expect((await decide(body.id as string, 'pay')).status).toBe(303);
});

test('the outcome chosen on the page decides the capture', async () => {
  const { body } = await paypal.createOrder();
  await decide(body.id as string, 'pay', 'review');
  const captured = await paypal.capture(body.id as string);
  expect(captured.body.purchase_units[0].payments.captures[0].status).toBe('PENDING');
  const page = await (await fetch(`${paypal.url}/checkoutnow?token=${body.id}`)).text();
  expect(page).toContain('already paid');
  expect(page).not.toContain('Pay now');
});

test('a form of another site is refused; an unknown token is a plain 404 page', async () => {
  const { body } = await paypal.createOrder();
  expect((await decide(body.id as string, 'pay', 'pay', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await decide(body.id as string, 'pay', 'pay', { origin: paypal.url })).status).toBe(303);
  expect((await fetch(`${paypal.url}/checkoutnow?token=NOPE`)).status).toBe(404);
});
