import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signRequest } from '@/sandbox/aliexpress/gateway/sign-request'
import { APP_SECRET, startTestSupplier, type Json, type TestSupplier } from './start-test-supplier'

let supplier: TestSupplier
let token = ''
beforeAll(async () => {
  supplier = await startTestSupplier()
  token = String((await supplier.connect()).access_token)
})
afterAll(() => supplier.stop())

const PRODUCT = 'aliexpress.ds.product.get'
const product = { product_id: '1005006000000001', ship_to_country: 'US' }
type Fields = Record<string, string>
const system = (): Fields => ({ app_key: '500000', timestamp: String(Date.now()), sign_method: 'sha256', method: PRODUCT, access_token: token })
const signed = (fields: Fields, path?: string): Fields => ({ ...fields, sign: signRequest({ params: Object.entries(fields), secret: APP_SECRET, path, signMethod: fields.sign_method === 'md5' ? 'md5' : 'sha256' }) })
const send = async (target: string, init: RequestInit = {}): Promise<Json> => {
  const answer = await fetch(supplier.url + target, init)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Json
}
const query = (fields: Fields) => new URLSearchParams(fields).toString()
const multipart = (fields: Fields): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const found = { aliexpress_ds_product_get_response: { rsp_code: 200 } }

describe('how parameters travel', () => {
  it('by GET, in the query alone with an empty body, as a form, as multipart, and as any mix of them', async () => {
    const all = signed({ ...system(), ...product })
    const { product_id = '', ship_to_country = '', ...rest } = all
    expect(await send(`/sync?${query(all)}`)).toMatchObject(found)
    expect(await send(`/sync?${query(all)}`, { method: 'POST' })).toMatchObject(found)
    expect(await send('/sync', { method: 'POST', body: new URLSearchParams(all) })).toMatchObject(found)
    expect(await send('/sync', { method: 'POST', body: multipart(all) })).toMatchObject(found)
    expect(await send(`/sync?${query(rest)}`, { method: 'POST', body: multipart({ product_id, ship_to_country }) })).toMatchObject(found)
  })

  it('leaves uploaded files out of the signature', async () => {
    const form = multipart(signed({ ...system(), ...product, note: 'añadido "así"' }))
    form.set('image_file_bytes', new Blob([new Uint8Array([0xff, 0xd8, 13, 10, 13, 10, 45, 45])]), 'a.jpg')
    expect(await send('/sync', { method: 'POST', body: form })).toMatchObject(found)
  })

  it('reads no parameters out of a JSON body', async () => {
    const answer = await send('/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(signed({ ...system(), ...product })) })
    expect(answer.error_response).toMatchObject({ type: 'ISV', code: 'MissingParameter', msg: expect.stringContaining('"app_key"') })
  })

  it('serves the system calls by GET and by POST, and checks the caller before it says that a path does not exist', async () => {
    const { method: _method, access_token: _token, ...common } = system()
    for (const send1 of [(path: string, fields: Fields) => send(`/rest${path}?${query(fields)}`), (path: string, fields: Fields) => send(`/rest${path}`, { method: 'POST', body: multipart(fields) })]) {
      expect(await send1('/auth/token/create', signed({ ...common, code: 'no' }, '/auth/token/create'))).toMatchObject({ type: 'ISV', code: 'InvalidCode' })
      expect(await send1('/no/such', signed(common, '/no/such'))).toMatchObject({ code: 'InvalidApiPath' })
      expect(await send1('/no/such', { ...common, sign: 'F00' })).toMatchObject({ code: 'IncompleteSignature' })
    }
  })
})

describe('signature and time', () => {
  const ask = (fields: Fields) => send('/sync', { method: 'POST', body: new URLSearchParams(fields) })

  it('takes HMAC-SHA256 under both names and MD5 at /sync, and no other method', async () => {
    expect(await ask(signed({ ...system(), ...product, sign_method: 'hmac-sha256' }))).toMatchObject(found)
    expect(await ask(signed({ ...system(), ...product, sign_method: 'md5' }))).toMatchObject(found)
    expect(await ask(signed({ ...system(), ...product, sign_method: 'sha1' }))).toMatchObject({ error_response: { code: 'IncompleteSignature' } })
    const { method: _method, access_token: _token, ...common } = system()
    const md5 = signed({ ...common, code: 'x', sign_method: 'md5' }, '/auth/token/create')
    expect(await send(`/rest/auth/token/create?${query(md5)}`)).toMatchObject({ code: 'IncompleteSignature' })
  })

  it('wants the signature in upper case and over raw values, not over encoded ones', async () => {
    const all = signed({ ...system(), ...product })
    expect(await ask({ ...all, sign: (all.sign ?? '').toLowerCase() })).toMatchObject({ error_response: { code: 'IncompleteSignature' } })
    const encoded = Object.fromEntries(Object.entries({ ...system(), ...product, note: 'a b' }).map(([name, value]) => [name, encodeURIComponent(value)]))
    expect(await ask({ ...system(), ...product, note: 'a b', sign: signed(encoded).sign ?? '' })).toMatchObject({ error_response: { code: 'IncompleteSignature' } })
  })

  it('signs empty values as they are sent', async () => {
    expect(await ask(signed({ ...system(), ...product, province_code: '' }))).toMatchObject(found)
    const without = signed({ ...system(), ...product })
    expect(await ask({ ...without, province_code: '' })).toMatchObject({ error_response: { code: 'IncompleteSignature' } })
  })

  it('reads milliseconds, and at /sync the older form in UTC; two hours off is too far', async () => {
    const older = (atMs: number) => new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')
    expect(await ask(signed({ ...system(), ...product, timestamp: older(Date.now()) }))).toMatchObject(found)
    for (const timestamp of [older(Date.now() - 7_260_000), String(Date.now() - 7_260_000), String(Date.now() + 7_260_000), '1760000000', '']) {
      expect(await ask(signed({ ...system(), ...product, timestamp }))).toMatchObject({ error_response: { code: 'IllegalTimestamp' } })
    }
    const { method: _method, access_token: _token, ...common } = system()
    expect(await send(`/rest/auth/token/create?${query(signed({ ...common, code: 'x', timestamp: older(Date.now()) }, '/auth/token/create'))}`)).toMatchObject({ code: 'IllegalTimestamp' })
  })
})

describe('limits and lists', () => {
  const code = async (method = PRODUCT, params: Fields = product) => (await supplier.call(method, params)).error_response?.code ?? 'ok'
  const OFF = { appCallLimit: null, methodCallLimits: {}, dailyCalls: null, banSeconds: 1, ipWhitelist: [], appType: 'dropshipping', simplifyRoot: 'kept' }
  beforeEach(async () => {
    await supplier.control('settings', OFF)
    await supplier.control('clock', { advanceSeconds: 7_200 })
    token = String((await supplier.connect()).access_token)
  })

  it('bans the app from an empty bucket for the seconds that the message names, and lets it in when the bucket has refilled', async () => {
    await supplier.control('settings', { appCallLimit: { calls: 2, seconds: 3_600 }, banSeconds: 3_000 })
    expect([await code(), await code('aliexpress.ds.member.benefit.get', {}), await code()]).toEqual(['ok', 'ok', 'ApiCallLimit'])
    const answer = await supplier.call(PRODUCT, product)
    expect(answer.error_response).toMatchObject({ type: 'ISV', msg: 'Api access frequency exceeds the limit. this ban will last 3000 seconds' })
    await supplier.control('clock', { advanceSeconds: 1_900 })
    expect(await code()).toBe('ApiCallLimit')
    await supplier.control('clock', { advanceSeconds: 1_200 })
    expect(await code()).toBe('ok')
  })

  it('limits one method without the others', async () => {
    await supplier.control('settings', { methodCallLimits: { [PRODUCT]: { calls: 1, seconds: 3_600 } } })
    expect([await code(), await code(), await code('aliexpress.ds.member.benefit.get', {})]).toEqual(['ok', 'ApiCallLimit', 'ok'])
  })

  it('has the published ceilings: the fifth address list in one moment is too many', async () => {
    const codes = await Promise.all(Array.from({ length: 40 }, () => code('aliexpress.ds.address.get', { countryCode: 'US' })))
    expect(codes.filter((each) => each === 'ok').length).toBeGreaterThanOrEqual(4)
    expect(codes).toContain('ApiCallLimit')
    await supplier.control('clock', { advanceSeconds: 2 })
    expect(await code('aliexpress.ds.address.get', { countryCode: 'US' })).toBe('ok')
  })

  it('ends the quota of the day at 24:00 in China, and not by a restart', async () => {
    await supplier.control('settings', { dailyCalls: 2 })
    expect([await code(), await code(), await code()]).toEqual(['ok', 'ok', 'AppCallLimit'])
    await supplier.restart()
    expect(await code()).toBe('AppCallLimit')
    const { now } = await supplier.control('clock')
    const chinaMs = Date.parse(String(now)) + 8 * 3_600_000
    await supplier.control('clock', { advanceSeconds: Math.ceil((86_400_000 - (chinaMs % 86_400_000)) / 1000) + 1 })
    expect(await code()).toBe('ok')
  })

  it('counts only calls that passed every check before', async () => {
    await supplier.control('settings', { appCallLimit: { calls: 1, seconds: 3_600 } })
    expect(await code(PRODUCT, {})).toBe('MissingParameter')
    expect((await supplier.call(PRODUCT, product, { sign: 'X' })).error_response?.code).toBe('IncompleteSignature')
    expect(await code()).toBe('ok')
  })

  it('turns away addresses that are not on the list of the app, at both entrances', async () => {
    await supplier.control('settings', { ipWhitelist: ['203.0.113.7'] })
    expect(await code()).toBe('AppWhiteIpLimit')
    expect(await supplier.rest('/auth/token/create', { code: 'x' })).toMatchObject({ type: 'ISV', code: 'AppWhiteIpLimit' })
    expect((await supplier.call(PRODUCT, product, { sign: 'X' })).error_response?.code).toBe('IncompleteSignature')
    await supplier.control('settings', { ipWhitelist: ['203.0.113.7', '127.0.0.1'] })
    expect(await code()).toBe('ok')
  })

  it('lets an affiliate app neither call dropshipping methods nor make tokens', async () => {
    await supplier.control('settings', { appType: 'affiliate' })
    expect(await code()).toBe('InsufficientPermission')
    expect(await supplier.rest('/auth/token/create', { code: 'x' })).toMatchObject({ code: 'AUTH_TYPE_UNSUPPORTED' })
  })

  it('keeps or drops the root wrapper for simplify, as switched', async () => {
    const ask = () => supplier.call(PRODUCT, { ...product, simplify: 'true' })
    expect(await ask()).toMatchObject({ aliexpress_ds_product_get_response: { result: { ae_item_sku_info_dtos: [{}, {}] } } })
    await supplier.control('settings', { simplifyRoot: 'dropped' })
    expect(await ask()).toMatchObject({ rsp_code: 200, request_id: expect.any(String), result: { ae_item_sku_info_dtos: [{}, {}] } })
  })
})
