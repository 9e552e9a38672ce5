import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signPush } from '@/sandbox/aliexpress/pushes/send-push';
import { signBase, signRequest } from '@/sandbox/aliexpress/gateway/sign-request';
import { verifySignature } from '@/sandbox/aliexpress/gateway/verify-signature';
import { APP_SECRET, startTestSupplier, type TestSupplier } from './start-test-supplier';

type Vector = { readonly name: string; readonly params: Record<string, string>; readonly path?: string; readonly secret?: string; readonly sign: string };

const SYNC = { app_key: '500000', session: '50000000tokenXYZ', sign_method: 'sha256', timestamp: '1760000000000' };

const VECTORS: Vector[] = [
  {
    name: 'V0, the sample of the documentation',
    path: '/order/get',
    secret: 'helloworld',
    params: { access_token: 'test', app_key: '123456', order_id: '1234', sign_method: 'sha256', timestamp: '1517820392000' },
    sign: '4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A',
  },
  {
    name: 'V1, token create',
    path: '/auth/token/create',
    params: { app_key: '500000', code: '0_500000_AbCdEfGhIjKlMnOp', sign_method: 'sha256', timestamp: '1760000000000' },
    sign: '5D4B83FDD530DFE7B2BB1BD4F7D2B2A23039DF80BC3E1136C7510C7D2693952A',
  },
  {
    name: 'V2, token refresh',
    path: '/auth/token/refresh',
    params: { app_key: '500000', refresh_token: '50001000abcDEF123', sign_method: 'sha256', timestamp: '1760000000000' },
    sign: 'F3AE649670F38786865976057D557EB36F41D7B0BE374A79877E798A3B5F74BE',
  },
  {
    name: 'V3, product.get',
    params: { ...SYNC, method: 'aliexpress.ds.product.get', product_id: '1005006000000001', remove_personal_benefit: 'false', ship_to_country: 'US', target_currency: 'USD', target_language: 'en_US' },
    sign: 'C71B694DA95F6DCF491E8813496B7E716588ADC4DE1C0187A1B6B7CDD8361233',
  },
  {
    name: 'V4, a JSON parameter',
    params: {
      ...SYNC,
      format: 'json',
      v: '2.0',
      method: 'aliexpress.ds.freight.query',
      queryDeliveryReq:
        '{"quantity":"1","shipToCountry":"FR","productId":"1005006000000001","provinceCode":"","cityCode":"","selectedSkuId":"12000030000000001","language":"fr_FR","currency":"EUR","locale":"fr_FR"}',
    },
    sign: '47E81CD8447FC9544A9A1C343AE725838187FB0A2E7710FE53A8C3D5C1E9145C',
  },
  {
    name: 'V5, text beyond ASCII',
    params: {
      ...SYNC,
      simplify: 'true',
      method: 'aliexpress.ds.order.create',
      ds_extend_request: '{"payment":{"pay_currency":"USD","try_to_pay":"false"}}',
      param_place_order_request4_open_api_d_t_o:
        '{"out_order_id":"1001-1","logistics_address":{"address":"12 Rue de l\'Église","city":"Besançon","contact_person":"Zoë Müller","country":"FR","full_name":"Zoë Müller","mobile_no":"612345678","phone_country":"+33","province":"Bourgogne-Franche-Comté","zip":"25000"},"product_items":[{"product_id":1005006000000001,"product_count":2,"sku_attr":"14:193#Black;5:100014064","logistics_service_name":"CAINIAO_STANDARD","order_memo":""}]}',
    },
    sign: '1DFF952669E57AFA7D7AE22C489FA806FAA3DD1226F861F7C51406B470E54239',
  },
  {
    name: 'V6, names in mixed case sort by byte',
    params: {
      appKey: '500000',
      app_key: '500000',
      countryCodes: '["FR"]',
      itemId: '1005006000000001',
      method: 'aliexpress.ds.product.specialinfo.get',
      session: '50000000tokenXYZ',
      sign_method: 'sha256',
      timestamp: '1760000000000',
    },
    sign: 'BA735E497FDF22F6B1EA0B3A278B4BD7A521DB91AC89C2050FA0EC47436F8719',
  },
  {
    name: 'V7, text.search',
    params: {
      ...SYNC,
      method: 'aliexpress.ds.text.search',
      keyWord: 'yoga mat',
      local: 'en_US',
      countryCode: 'US',
      currency: 'USD',
      pageSize: '20',
      pageIndex: '1',
      sortBy: 'orders,desc',
      categoryId: '18',
    },
    sign: '0DA5F01491B4BA9B3702872B0822137F62A3F23F3CBBE9DB789BB3CEEBC485B0',
  },
  {
    name: 'V8, a system call through /sync',
    path: '/auth/token/create',
    params: {
      method: '/auth/token/create',
      app_key: '500000',
      timestamp: '1760000000000',
      sign_method: 'sha256',
      code: '0_500000_AbCdEfGhIjKlMnOp',
      partner_id: 'iop-sdk-python-20220609',
      simplify: 'false',
      format: 'json',
    },
    sign: '266AEDC5F46F800083E719001715782999AF8525EBDCDB80613C874374E557A6',
  },
];

describe('signing', () => {
  it.each(VECTORS)('$name', ({ params, path, secret, sign }) => {
    expect(signRequest({ params: Object.entries(params), secret: secret ?? APP_SECRET, path })).toBe(sign);
  });

  it.each(VECTORS)('the verifier takes $name, and nothing of it changed', ({ params, path, secret = APP_SECRET, sign }) => {
    const signed = new Map(Object.entries({ sign_method: 'sha256', ...params, sign }));
    expect(verifySignature({ params: signed, secret, path })).toBe(true);
    expect(verifySignature({ params: new Map([...signed, ['app_key', '1']]), secret, path })).toBe(false);
    expect(verifySignature({ params: signed, secret: `${secret}x`, path })).toBe(false);
    expect(verifySignature({ params: signed, secret, path: path === undefined ? '/sync' : undefined })).toBe(false);
  });

  it('the verifier takes the published MD5 vector of product.get', () => {
    const params = {
      app_key: '12345678', timestamp: '1700000000000', format: 'json', v: '2.0', sign_method: 'md5', partner_id: 'taobao-sdk-python-20200924', session: 'test-access-token',
      method: 'aliexpress.ds.product.get', product_id: '1005001234567890', ship_to_country: 'GB', target_currency: 'GBP', target_language: 'en_US',
    };
    const signed = new Map(Object.entries({ ...params, sign: '3C285A05E7275C1E100E170EFA715F1E' }));
    expect(verifySignature({ params: signed, secret: 'my_app_secret_123' })).toBe(true);
    expect(verifySignature({ params: signed, secret: 'my_app_secret_124' })).toBe(false);
  });

  it('refuses the signature that ae_sdk makes of V6, which sorts the names like words', () => {
    const params = VECTORS.find(({ name }) => name.startsWith('V6'))?.params ?? {};
    expect(verifySignature({ params: new Map(Object.entries({ ...params, sign: '63EBB379A2A380B6B62BA94A0960070F6E0B105C72664CB9073EB44F1F1D133A' })), secret: APP_SECRET })).toBe(false);
  });

  it('never signs the signature itself', () => {
    expect(signBase({ params: [['b', '2'], ['sign', 'X'], ['a', '1']] })).toBe('a1b2');
  });

  it('signs with MD5 as the older form does', () => {
    const params = Object.entries({ foo: '1', bar: '2', foo_bar: '3', foobar: '4' });
    expect(signRequest({ params, secret: 'testsecret', signMethod: 'md5' })).toBe('54C22189FE38F1B7E6E4D701FB82851E');
  });

  it('signs push messages over app key and body', () => {
    expect(signPush('500000', 'secret', '{"a":1}')).toMatch(/^[0-9a-f]{64}$/);
    expect(signPush('500000', 'secret', '{"a":1}')).not.toBe(signPush('500001', 'secret', '{"a":1}'));
  });
});

describe('the order of the gateway checks', () => {
  let supplier: TestSupplier;
  beforeAll(async () => {
    supplier = await startTestSupplier();
  });
  afterAll(() => supplier.stop());

  const product = { product_id: '1005006000000001', ship_to_country: 'US' };
  const code = async (method: string, params: Record<string, string>, overrides: Record<string, string>) =>
    (await supplier.call(method, params, overrides))['error_response']?.['code'];

  it('asks for app key, timestamp, signature, method, permission, token and parameters, in this order', async () => {
    const everythingWrong = { app_key: '1', timestamp: '1', sign: 'F00', access_token: 'no' };
    expect(await code('aliexpress.no.such', {}, everythingWrong)).toBe('InvalidAppKey');
    expect(await code('aliexpress.no.such', {}, { timestamp: '1', sign: 'F00', access_token: 'no' })).toBe('IllegalTimestamp');
    expect(await code('aliexpress.no.such', {}, { sign: 'F00', access_token: 'no' })).toBe('IncompleteSignature');
    expect(await code('aliexpress.no.such', {}, { access_token: 'no' })).toBe('InvalidApiPath');
    expect(await code('aliexpress.affiliate.link.generate', {}, { access_token: 'no' })).toBe('InsufficientPermission');
    expect(await code('aliexpress.ds.product.get', {}, { access_token: 'no' })).toBe('IllegalAccessToken');
    await supplier.connect();
    expect(await code('aliexpress.ds.product.get', { product_id: '1005006000000001' }, {})).toBe('MissingParameter');
  });

  it('refuses a signature made over other values, with the whole error shape', async () => {
    const answer = await supplier.call('aliexpress.ds.product.get', product, { sign: '0'.repeat(64) });
    expect(answer['error_response']).toMatchObject({ type: 'ISV', code: 'IncompleteSignature', msg: expect.stringContaining('does not conform') });
    expect(answer['error_response']).toHaveProperty('request_id');
    expect(answer['error_response']).toHaveProperty('_trace_id_');
  });

  it('reads query and form together and takes the token under both names', async () => {
    const token = String((await supplier.connect())['access_token']);
    const system = { app_key: '500000', timestamp: String(Date.now()), sign_method: 'sha256', method: 'aliexpress.ds.product.get', session: token };
    const sign = signRequest({ params: Object.entries({ ...system, ...product }), secret: APP_SECRET });
    const answer = await fetch(`${supplier.url}/sync?${new URLSearchParams({ ...system, sign })}`, { method: 'POST', body: new URLSearchParams(product) });
    expect(await answer.json()).toHaveProperty('aliexpress_ds_product_get_response.rsp_code', 200);
  });
});
