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

describe('the account of this browser', () => {
  let supplier: TestSupplier;
  beforeAll(async () => {
    supplier = await startTestSupplier();
  });
  afterAll(() => supplier.stop());

  it('is offered alone without force_auth, beside a way to another account', async () => {
    const cookie = ((await supplier.consent({ buyer: ES_BUYER })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const show = async (force: object) => {
      const query = new URLSearchParams({ response_type: 'code', client_id: '500000', redirect_uri: CALLBACK, state: 's', ...force });
      return (await fetch(`${supplier.url}/oauth/authorize?${query}`, { headers: { cookie } })).text();
    };
    const remembered = await show({});
    expect(remembered.match(/type="radio"/g)).toHaveLength(1);
    expect(remembered).toContain(`value="${ES_BUYER}"`);
    expect(remembered).toContain('Use another account');
    expect((await show({ force_auth: 'true' })).match(/type="radio"/g)).toHaveLength(2);
  });

  it('is not remembered after a refusal', async () => {
    expect((await supplier.consent({ decision: 'deny' })).headers.get('set-cookie')).toBeNull();
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

  it('ends a code after the lifetime that is set', async () => {
    await supplier.control('settings', { appStatus: 'online', codeLifetimeSeconds: 1_800 });
    const code = await freshCode();
    await supplier.control('clock', { advanceSeconds: 1_700 });
    expect(await supplier.rest('/auth/token/create', { code })).toMatchObject({ code: '0' });
  });

  it('gives a new, the same or no refresh token on a refresh, as switched, and never a later end', async () => {
    const first = await supplier.connect();
    const refresh = () => supplier.rest('/auth/token/refresh', { refresh_token: String(first['refresh_token']) });
    expect((await refresh())['refresh_token']).not.toBe(first['refresh_token']);
    await supplier.control('settings', { refreshGives: 'same' });
    expect(await refresh()).toMatchObject({ refresh_token: first['refresh_token'], refresh_token_valid_time: first['refresh_token_valid_time'] });
    await supplier.control('settings', { refreshGives: 'nothing' });
    const bare = await refresh();
    expect(bare).not.toHaveProperty('refresh_token');
    expect(bare).toMatchObject({ refresh_token_valid_time: first['refresh_token_valid_time'] });
    await supplier.control('settings', { refreshGives: 'new' });
  });

  it('says refresh_expires_in 0 where an app may not refresh, and then refuses to', async () => {
    await supplier.control('settings', { refreshable: false });
    const tokens = await supplier.connect();
    expect(tokens).toMatchObject({ refresh_expires_in: 0 });
    expect(await supplier.rest('/auth/token/refresh', { refresh_token: String(tokens['refresh_token']) })).toMatchObject({ code: 'IllegalRefreshToken' });
    await supplier.control('settings', { refreshable: true });
  });

  it('never takes an access token for a refresh token, nor the other way round', async () => {
    const tokens = await supplier.connect();
    expect(await supplier.rest('/auth/token/refresh', { refresh_token: String(tokens['access_token']) })).toMatchObject({ code: 'IllegalRefreshToken' });
    const answer = await supplier.call('aliexpress.ds.member.benefit.get', {}, { access_token: String(tokens['refresh_token']) });
    expect(answer['error_response']).toMatchObject({ type: 'ISV', code: 'IllegalAccessToken', msg: 'The specified access token is invalid or expired' });
  });

  it('has the security calls: the same without the names of the person, isv.402 for a bad code', async () => {
    const tokens = await supplier.rest('/auth/token/security/create', { code: await freshCode() });
    expect(tokens).toMatchObject({ code: '0', expires_in: 30 * DAY_S, user_id: '1861703697' });
    for (const name of ['account', 'user_nick', 'account_platform', 'havana_id']) expect(tokens).not.toHaveProperty(name);
    const again = await supplier.rest('/auth/token/security/refresh', { refresh_token: String(tokens['refresh_token']) });
    expect(again).toMatchObject({ code: '0', refresh_token_valid_time: tokens['refresh_token_valid_time'] });
    expect(await supplier.rest('/auth/token/security/create', { code: 'no' })).toMatchObject({ type: 'ISV', code: 'isv.402' });
    expect(await supplier.rest('/auth/token/security/refresh', { refresh_token: 'no' })).toMatchObject({ code: 'isv.402' });
  });

  it('ends every token when the person takes the consent back', async () => {
    const tokens = await supplier.connect();
    const other = await supplier.rest('/auth/token/create', { code: new URL((await supplier.consent({ buyer: ES_BUYER })).headers.get('location') ?? '').searchParams.get('code') ?? '' });
    expect(Number((await supplier.control('tokens/end', { userId: '1861703697' }))['ended'])).toBeGreaterThan(1);
    expect((await supplier.call('aliexpress.ds.member.benefit.get', {}))['error_response']).toMatchObject({ code: 'IllegalAccessToken' });
    expect(await supplier.rest('/auth/token/refresh', { refresh_token: String(tokens['refresh_token']) })).toMatchObject({ code: 'IllegalRefreshToken' });
    expect(await supplier.call('aliexpress.ds.member.benefit.get', {}, { access_token: String(other['access_token']) })).toHaveProperty('aliexpress_ds_member_benefit_get_response');
  });

  it('loses an answer by switch: the code is used although the caller was told of a failure', async () => {
    await supplier.control('faults', { call: '/auth/token/create', kind: 'gateway-after', code: 'ServiceUnavailable' });
    const code = await freshCode();
    expect(await supplier.rest('/auth/token/create', { code })).toMatchObject({ type: 'ISP', code: 'ServiceUnavailable' });
    expect(await supplier.rest('/auth/token/create', { code })).toMatchObject({ code: 'InvalidCode' });
  });
});
