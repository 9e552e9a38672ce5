import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLBACK, ES_BUYER, startTestSupplier, type TestSupplier } from './start-test-supplier';

const DAY_S = 86_400;

describe('consent', () => {
  let supplier: TestSupplier;
  beforeAll(async () => {
    supplier = await startTestSupplier();
  });
  afterAll(() => supplier.stop());

  const page = (query: Record<string, string>) => fetch(`${supplier.url}/oauth/authorize?${new URLSearchParams(query)}`);

  it('shows both buyers and the two buttons', async () => {
    const answer = await page({ response_type: 'code', force_auth: 'true', client_id: '500000', redirect_uri: CALLBACK, state: 'a"<b' });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('>Authorize</button>');
    expect(text).toContain('>Deny</button>');
    expect(text.match(/type="radio"/g)).toHaveLength(2);
    expect(text).not.toContain('a"<b');
  });

  it.each([
    ['an unknown application', { client_id: '1' }],
    ['a foreign address', { redirect_uri: 'https://evil.example/callback' }],
    ['an address that only begins like the registered one', { redirect_uri: `${CALLBACK}/../other` }],
  ])('shows an error and sends nobody anywhere for %s', async (_name, change) => {
    expect((await page({ response_type: 'code', client_id: '500000', redirect_uri: CALLBACK, ...change })).status).toBe(400);
    const posted = await supplier.consent(change);
    expect(posted.status).toBe(400);
    expect(posted.headers.get('location')).toBeNull();
  });

  it('sends code and state back, or access_denied', async () => {
    const yes = new URL((await supplier.consent()).headers.get('location') ?? '');
    expect(yes.origin + yes.pathname).toBe(CALLBACK);
    expect(yes.searchParams.get('state')).toBe('st-1');
    expect(yes.searchParams.get('code')).toMatch(/^3_500000_/);
    const no = new URL((await supplier.consent({ decision: 'deny' })).headers.get('location') ?? '');
    expect(no.search).toBe('?error=access_denied&state=st-1');
  });
});

describe('tokens', () => {
  let supplier: TestSupplier;
  beforeAll(async () => {
    supplier = await startTestSupplier();
  });
  afterAll(() => supplier.stop());

  const freshCode = async () => new URL((await supplier.consent()).headers.get('location') ?? '').searchParams.get('code') ?? '';

  it('answers flat with the fields of the platform', async () => {
    const answer = await supplier.rest('/auth/token/create', { code: await freshCode() });
    expect(answer).toMatchObject({ code: '0', account_platform: 'buyerApp', sp: 'ae', user_id: '1861703697', seller_id: '1861703697', expires_in: 30 * DAY_S, refresh_expires_in: 60 * DAY_S });
    expect(String(answer['access_token'])).toMatch(/^50000.{50,}/);
    expect(String(answer['refresh_token'])).toMatch(/^50001/);
    expect(answer).toHaveProperty('request_id');
  });

  it('takes a code once and for three minutes, and not together with a uuid', async () => {
    const used = await freshCode();
    await supplier.rest('/auth/token/create', { code: used });
    expect(await supplier.rest('/auth/token/create', { code: used })).toMatchObject({ type: 'ISV', code: 'InvalidCode', message: expect.any(String) });
    const old = await freshCode();
    await supplier.control('clock', { advanceSeconds: 181 });
    expect(await supplier.rest('/auth/token/create', { code: old })).toMatchObject({ code: 'InvalidCode' });
    expect(await supplier.rest('/auth/token/create', { code: await freshCode(), uuid: 'x' })).toMatchObject({ code: 'InvalidCode' });
  });

  it('has its own errors at /rest, flat', async () => {
    expect(await supplier.rest('/auth/token/create', { code: 'x' }, { app_key: '9' })).toMatchObject({ code: 'InvalidAppKey' });
    expect(await supplier.rest('/auth/token/create', { code: 'x' }, { timestamp: '1700000000000' })).toMatchObject({ code: 'IllegalTimestamp' });
    expect(await supplier.rest('/auth/token/create', { code: 'x' }, { sign: 'A' })).toMatchObject({ code: 'IncompleteSignature' });
    expect(await supplier.rest('/auth/token/create', {})).toMatchObject({ code: 'MissingParameter' });
    expect(await supplier.rest('/auth/token/refresh', { refresh_token: 'no' })).toMatchObject({ code: 'IllegalRefreshToken' });
  });

  it('serves the system calls through /sync too, wrapped under their path', async () => {
    const { signRequest } = await import('@/sandbox/aliexpress/gateway/sign-request');
    const params = { method: '/auth/token/create', app_key: '500000', timestamp: String(Date.now()), sign_method: 'sha256', code: await freshCode() };
    const sign = signRequest({ params: Object.entries(params), secret: 'test_secret_0123456789abcdef', path: '/auth/token/create' });
    const answer = await fetch(`${supplier.url}/sync?${new URLSearchParams({ ...params, sign })}`);
    expect(await answer.json()).toHaveProperty(['/auth/token/create_response', 'access_token']);
  });

  it('refreshes the access token but never moves the end of the consent', async () => {
    const first = await supplier.connect();
    await supplier.control('clock', { advanceSeconds: 29 * DAY_S });
    const second = await supplier.rest('/auth/token/refresh', { refresh_token: String(first['refresh_token']) });
    expect(second['refresh_token_valid_time']).toBe(first['refresh_token_valid_time']);
    expect(second['access_token']).not.toBe(first['access_token']);
    await supplier.control('clock', { advanceSeconds: 2 * DAY_S });
    const call = { product_id: '1005006000000001', ship_to_country: 'US' };
    expect((await supplier.call('aliexpress.ds.product.get', call))['error_response']).toMatchObject({ code: 'IllegalAccessToken' });
    expect(await supplier.call('aliexpress.ds.product.get', call, { access_token: String(second['access_token']) })).toHaveProperty('aliexpress_ds_product_get_response');
    await supplier.control('clock', { advanceSeconds: 30 * DAY_S });
    expect(await supplier.rest('/auth/token/refresh', { refresh_token: String(second['refresh_token']) })).toMatchObject({ code: 'IllegalRefreshToken' });
  });

  it('gives short lifetimes to an app under test', async () => {
    await supplier.control('settings', { appStatus: 'test' });
    expect(await supplier.connect(ES_BUYER)).toMatchObject({ expires_in: DAY_S, refresh_expires_in: 2 * DAY_S, user_id: ES_BUYER });
  });
});
