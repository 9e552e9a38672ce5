import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callAt, issuesOf, orderBody, plainUnit, startTestPayPal, unique, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal();
});
afterAll(() => paypal.stop());

const usd = (value: string) => ({ currency_code: 'USD', value });

describe('token', () => {
  test('wrong secret and dead bearer have the OAuth error shape', async () => {
    const bad = await callAt(paypal.url, '/v1/oauth2/token', { body: 'grant_type=client_credentials', headers: { authorization: `Basic ${btoa('sandbox-client:nope')}`, 'content-type': 'application/x-www-form-urlencoded' } });
    expect([bad.status, bad.body]).toEqual([401, { error: 'invalid_client', error_description: 'Client Authentication failed' }]);
    const dead = await paypal.call('/v2/checkout/orders/ABC', { token: 'A21AAdead' });
    expect([dead.status, dead.body.error]).toEqual([401, 'invalid_token']);
    expect(dead.headers.get('paypal-debug-id')).toMatch(/^[0-9a-f]{13}$/);
    const none = await callAt(paypal.url, '/v2/checkout/orders/ABC');
    expect([none.status, none.body.name]).toEqual([401, 'AUTHENTICATION_FAILURE']);
  });
});

describe('create', () => {
  test('a new order waits for the payer; the same key gives the same order, another body is refused', async () => {
    const key = unique('key');
    const body = orderBody();
    const headers = { 'paypal-request-id': key };
    const first = await paypal.call('/v2/checkout/orders', { body, headers });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      id: expect.stringMatching(/^[A-Z0-9]{17}$/),
      status: 'PAYER_ACTION_REQUIRED',
      payment_source: { paypal: {} },
      links: [
        { href: `${paypal.url}/v2/checkout/orders/${first.body.id}`, rel: 'self', method: 'GET' },
        { href: `${paypal.url}/checkoutnow?token=${first.body.id}`, rel: 'payer-action', method: 'GET' },
      ],
    });
    const again = await paypal.call('/v2/checkout/orders', { body, headers });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const other = await paypal.call('/v2/checkout/orders', { body: orderBody({ custom_id: 'else' }), headers });
    expect([other.status, issuesOf(other)]).toEqual([422, ['PAYPAL_REQUEST_ID_PREVIOUSLY_USED']]);
  });

  test('keys are kept six hours', async () => {
    const own = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: '99999' });
    const headers = { 'paypal-request-id': 'k', prefer: 'return=representation' };
    const body = orderBody();
    const first = await own.call('/v2/checkout/orders', { body, headers });
    expect(first.body.purchase_units[0].payee).toEqual({ email_address: 'merchant@business.example.com', merchant_id: 'MERCHANT2SHPX' });
    await own.control('clock', { advanceSeconds: 6 * 3600 + 1 });
    const later = await own.call('/v2/checkout/orders', { body, headers });
    expect(later.status).toBe(201);
    expect(later.body.id).not.toBe(first.body.id);
    const gone = await own.call(`/v2/checkout/orders/${first.body.id}`);
    expect([gone.status, issuesOf(gone)]).toEqual([404, ['INVALID_RESOURCE_ID']]);
    await own.stop();
  });

  test('a payment source needs a key; without one the order has an approve link and needs none', async () => {
    const noKey = await paypal.call('/v2/checkout/orders', { body: orderBody() });
    expect([noKey.status, noKey.body.name, issuesOf(noKey)]).toEqual([400, 'INVALID_REQUEST', ['PAYPAL_REQUEST_ID_REQUIRED']]);
    const plain = { ...orderBody(), payment_source: undefined };
    const created = await paypal.call('/v2/checkout/orders', { body: plain });
    expect([created.status, created.body.status]).toEqual([201, 'CREATED']);
    expect(created.body.links.map((link: { rel: string }) => link.rel)).toEqual(['self', 'approve', 'update', 'capture']);
  });

  test.each([
    ['breakdown does not add up', { amount: { ...usd('30.50'), breakdown: { item_total: usd('25.00'), shipping: usd('4.99'), tax_total: usd('1.50'), discount: usd('1.00') } } }, 422, ['AMOUNT_MISMATCH']],
    ['items do not add up', { amount: { ...usd('26.00'), breakdown: { item_total: usd('24.50'), tax_total: usd('1.50') } } }, 422, ['ITEM_TOTAL_MISMATCH']],
    ['tax does not add up', { amount: { ...usd('26.00'), breakdown: { item_total: usd('25.00'), tax_total: usd('1.00') } } }, 422, ['TAX_TOTAL_MISMATCH']],
    ['items without totals', { amount: usd('26.50') }, 422, ['ITEM_TOTAL_REQUIRED', 'TAX_TOTAL_REQUIRED']],
    ['too many decimals', plainUnit('1.999'), 422, ['DECIMAL_PRECISION']],
    ['decimals of a currency without', plainUnit('100.50', 'JPY'), 422, ['DECIMALS_NOT_SUPPORTED']],
    ['zero', plainUnit('0.00'), 422, ['CANNOT_BE_ZERO_OR_NEGATIVE']],
    ['negative part', { amount: { ...usd('5.00'), breakdown: { item_total: usd('6.00'), shipping: usd('-1.00') } }, items: undefined }, 422, ['CANNOT_BE_NEGATIVE']],
    ['unknown currency', plainUnit('5.00', 'XXX'), 422, ['INVALID_CURRENCY_CODE']],
    ['two currencies', { amount: { ...usd('5.00'), breakdown: { item_total: { currency_code: 'EUR', value: '5.00' } } }, items: undefined }, 422, ['MULTI_CURRENCY_ORDER']],
    ['far too much', plainUnit('1000000000000.00'), 422, ['MAX_VALUE_EXCEEDED']],
    ['not a number', plainUnit('12,50'), 400, ['INVALID_PARAMETER_SYNTAX']],
    ['no amount', { amount: undefined }, 400, ['MISSING_REQUIRED_PARAMETER']],
    ['number instead of text', { amount: { currency_code: 'USD', value: 5 }, items: undefined }, 400, ['INVALID_PARAMETER_SYNTAX']],
    ['long invoice id', { invoice_id: 'x'.repeat(128) }, 400, ['INVALID_STRING_LENGTH']],
    ['quantity with decimals', { items: [{ name: 'a', quantity: '1.5', unit_amount: usd('1.00') }] }, 400, ['INVALID_PARAMETER_SYNTAX']],
    ['foreign payee', { payee: { merchant_id: 'SMEBDYELSE234' } }, 422, ['PAYEE_ACCOUNT_INVALID']],
    ['no city', { shipping: { address: { country_code: 'US', postal_code: '95131' } } }, 422, ['CITY_REQUIRED']],
    ['a country that is none', { shipping: { address: { country_code: 'us' } } }, 400, ['INVALID_COUNTRY_CODE']],
    ['fees of a platform', { payment_instruction: { platform_fees: [{ amount: usd('1.00') }] } }, 422, ['UNSUPPORTED_PAYMENT_INSTRUCTION']],
    ['no postal code', { shipping: { address: { country_code: 'US', admin_area_2: 'X' } } }, 422, ['POSTAL_CODE_REQUIRED']],
  ])('%s', async (_name, changes, status, issues) => {
    const reply = await paypal.createOrder(changes);
    expect([reply.status, issuesOf(reply)]).toEqual([status, issues]);
    expect(reply.body).toMatchObject({ name: status === 400 ? 'INVALID_REQUEST' : 'UNPROCESSABLE_ENTITY', debug_id: reply.headers.get('paypal-debug-id'), links: [{ rel: 'information_link' }] });
  });

  test('the body has to be JSON with an intent and units', async () => {
    const headers = { 'paypal-request-id': unique('key') };
    expect(issuesOf(await paypal.call('/v2/checkout/orders', { body: '{"intent":', headers }))).toEqual(['MALFORMED_REQUEST_JSON']);
    expect(issuesOf(await paypal.call('/v2/checkout/orders', { body: { intent: 'SALE', purchase_units: [] }, headers }))).toEqual(['INVALID_PARAMETER_VALUE', 'INVALID_ARRAY_MIN_ITEMS']);
    expect((await paypal.call('/v2/checkout/orders', { body: '{}', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });

  test('eleven units, a context given twice, a key that is too long', async () => {
    const [unit] = orderBody()['purchase_units'] as unknown[];
    const create = (body: unknown, key = unique('key')) => paypal.call('/v2/checkout/orders', { body, headers: { 'paypal-request-id': key } });
    expect(issuesOf(await create({ ...orderBody(), purchase_units: Array.from({ length: 11 }, () => unit) }))).toEqual(['INVALID_ARRAY_MAX_ITEMS']);
    expect(issuesOf(await create({ ...orderBody(), application_context: { brand_name: 'Again' } }))).toEqual(['INCOMPATIBLE_PARAMETER_VALUE']);
    expect(issuesOf(await create(orderBody(), 'k'.repeat(109)))).toEqual(['INVALID_STRING_LENGTH']);
    expect((await create(orderBody(), 'k'.repeat(108))).status).toBe(201);
  });

  test('a forced error by PayPal-Mock-Response', async () => {
    const reply = await paypal.call('/v2/checkout/orders', { body: orderBody(), headers: { 'paypal-request-id': unique('key'), 'paypal-mock-response': '{"mock_application_codes":"DUPLICATE_INVOICE_ID"}' } });
    expect([reply.status, issuesOf(reply)]).toEqual([422, ['DUPLICATE_INVOICE_ID']]);
  });
});

describe('capture', () => {
  test('takes the money once, with the fee; a repeat of the key shows the same capture', async () => {
    const order = await paypal.createOrder();
    const before = await paypal.capture(order.body.id as string);
    expect([before.status, issuesOf(before)]).toEqual([422, ['ORDER_NOT_APPROVED']]);
    await paypal.approve(order.body.id as string);
    const key = unique('capture');
    const captured = await paypal.capture(order.body.id as string, key);
    expect(captured.status).toBe(201);
    expect(captured.body).toMatchObject({ status: 'COMPLETED', payer: { payer_id: 'SHPPER7DEM234' }, purchase_units: [{ reference_id: 'default', custom_id: 'ord_01', payee: { merchant_id: 'MERCHANT2SHPX' } }] });
    const [capture] = captured.body.purchase_units[0].payments.captures;
    // 3.49 % of 30.49 is 1.064…, half up 1.06, + 0.49
    expect(capture).toMatchObject({ status: 'COMPLETED', amount: usd('30.49'), final_capture: true, custom_id: 'ord_01', seller_receivable_breakdown: { gross_amount: usd('30.49'), paypal_fee: usd('1.55'), net_amount: usd('28.94') } });
    const replay = await paypal.capture(order.body.id as string, key);
    expect([replay.status, replay.body.purchase_units[0].payments.captures[0].id]).toEqual([200, capture.id]);
    const again = await paypal.capture(order.body.id as string);
    expect([again.status, issuesOf(again)]).toEqual([422, ['ORDER_ALREADY_CAPTURED']]);
    const read = await paypal.call(`/v2/payments/captures/${capture.id}`);
    expect(read.body).toMatchObject({ id: capture.id, payee: { merchant_id: 'MERCHANT2SHPX', email_address: 'merchant@business.example.com' }, supplementary_data: { related_ids: { order_id: order.body.id } } });
    const effects = await paypal.control('effects?effect=capture');
    expect(effects.body.effects.filter((effect: { key: string }) => effect.key === key)).toMatchObject([{ id: capture.id, amount: '30.49', currency: 'USD' }]);
  });

  test('fifty captures at once take the money once', async () => {
    const order = await paypal.createOrder();
    await paypal.approve(order.body.id as string);
    const replies = await Promise.all(Array.from({ length: 50 }, () => paypal.capture(order.body.id as string)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(replies.filter(({ status }) => status !== 201).flatMap(issuesOf))).toEqual(new Set(['ORDER_ALREADY_CAPTURED']));
  });

  test('an invoice id is paid once', async () => {
    const invoice = unique('INV');
    const [first, second] = [await paypal.createOrder({ invoice_id: invoice }), await paypal.createOrder({ invoice_id: invoice })];
    await paypal.approve(first.body.id as string);
    await paypal.approve(second.body.id as string);
    expect((await paypal.capture(first.body.id as string)).status).toBe(201);
    expect(issuesOf(await paypal.capture(second.body.id as string))).toEqual(['DUPLICATE_INVOICE_ID']);
    expect(issuesOf(await paypal.createOrder({ invoice_id: invoice }))).toEqual(['DUPLICATE_INVOICE_ID']);
  });

  test('declined funding: the same key stays refused, the shopper chooses again, a new key captures', async () => {
    const order = await paypal.createOrder();
    await paypal.approve(order.body.id as string, 'decline');
    const key = unique('capture');
    const declined = await paypal.capture(order.body.id as string, key);
    expect([declined.status, issuesOf(declined)]).toEqual([422, ['INSTRUMENT_DECLINED']]);
    expect(declined.body.links[0]).toEqual({ href: `${paypal.url}/checkoutnow?token=${order.body.id}`, rel: 'redirect', method: 'GET' });
    await paypal.approve(order.body.id as string, 'pay');
    expect(issuesOf(await paypal.capture(order.body.id as string, key))).toEqual(['INSTRUMENT_DECLINED']);
    expect((await paypal.capture(order.body.id as string)).status).toBe(201);
  });

  test('review: PENDING without a breakdown, then completed or denied by the control', async () => {
    for (const [verdict, status] of [['complete', 'COMPLETED'], ['deny', 'DECLINED']] as const) {
      const order = await paypal.createOrder();
      await paypal.approve(order.body.id as string, 'review');
      const captured = await paypal.capture(order.body.id as string);
      const [capture] = captured.body.purchase_units[0].payments.captures;
      expect([captured.body.status, capture.status, capture.status_details, capture.seller_receivable_breakdown]).toEqual(['COMPLETED', 'PENDING', { reason: 'PENDING_REVIEW' }, undefined]);
      expect((await paypal.control('review', { captureId: capture.id, verdict })).status).toBe(200);
      expect((await paypal.call(`/v2/payments/captures/${capture.id}`)).body.status).toBe(status);
    }
  });

  test('declined inside a completed order; wrong amount by a fault', async () => {
    const order = await paypal.createOrder();
    await paypal.approve(order.body.id as string, 'decline-inside');
    const declined = await paypal.capture(order.body.id as string);
    expect([declined.status, declined.body.status, declined.body.purchase_units[0].payments.captures[0].status]).toEqual([201, 'COMPLETED', 'DECLINED']);
    const other = await paypal.createOrder();
    await paypal.approve(other.body.id as string);
    await paypal.control('faults', { call: 'orders.capture', kind: 'wrong-amount', value: '1.00' });
    expect((await paypal.capture(other.body.id as string)).body.purchase_units[0].payments.captures[0].amount).toEqual(usd('1.00'));
  });
});
