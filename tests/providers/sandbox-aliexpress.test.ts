import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { setEnv } from '@/lib/foundation/env'
import { aliexpressAuthorizeUrl } from '@/lib/providers/aliexpress/authorize-url'
import type { AliexpressCredentials } from '@/lib/providers/aliexpress/client'
import { createSupplierOrder } from '@/lib/providers/aliexpress/create-order'
import { createAliexpressToken } from '@/lib/providers/aliexpress/create-token'
import { getAddressTree } from '@/lib/providers/aliexpress/get-address-tree'
import { getMemberBenefits } from '@/lib/providers/aliexpress/get-member-benefit'
import { getSupplierOrder } from '@/lib/providers/aliexpress/get-order'
import { getSupplierProduct } from '@/lib/providers/aliexpress/get-product'
import { getSupplierTracking } from '@/lib/providers/aliexpress/get-tracking'
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import { refreshAliexpressToken } from '@/lib/providers/aliexpress/refresh-token'
import { searchSupplierProducts } from '@/lib/providers/aliexpress/search-products'
import { APP_KEY, APP_SECRET, CALLBACK, startTestSupplier, US_BUYER, type TestSupplier } from '../sandbox/aliexpress/start-test-supplier'

const app = { appKey: APP_KEY, appSecret: APP_SECRET }
let supplier: TestSupplier
let credentials: AliexpressCredentials
let refreshToken = ''
let serial = 0

beforeAll(async () => {
  supplier = await startTestSupplier()
  setEnv({ ALIEXPRESS_API_BASE_URL: supplier.url })
  const outcome = await createAliexpressToken({ ...app, code: await consent() })
  expect(outcome).toMatchObject({ kind: 'done', value: { accessToken: expect.any(String) as string, refreshExpiresAt: expect.any(Date) as Date } })
  if (outcome.kind !== 'done') return
  credentials = { ...app, accessToken: outcome.value.accessToken }
  refreshToken = outcome.value.refreshToken ?? ''
})
afterEach(async () => { await fetch(`${supplier.url}/_control/api/faults`, { method: 'DELETE' }) })
afterAll(async () => {
  await supplier.stop()
  setEnv(null)
})

async function consent(): Promise<string> {
  const shown = await fetch(aliexpressAuthorizeUrl({ appKey: APP_KEY, redirectUri: CALLBACK, state: 'st-1' }))
  expect(shown.status).toBe(200)
  const back = new URL((await supplier.consent({ buyer: US_BUYER })).headers.get('location') ?? '')
  return back.searchParams.get('code') ?? ''
}

const order = (over: object = {}) => createSupplierOrder({
  credentials, outOrderId: `pur_${++serial}`, autoPay: false,
  address: { fullName: 'Ana Martinez', line1: '742 Evergreen Terrace', city: 'Springfield', province: 'Illinois', country: 'US', postalCode: '62704', phoneCountry: '+1', phone: '2175550123' },
  items: [{ productId: '1005006000000001', skuAttr: '14:29#Black;5:100014064', quantity: 1, freightCode: 'CAINIAO_STANDARD' }], ...over,
})
const read = (orderId: string) => getSupplierOrder({ credentials, orderId })

describe('the provider against the AliExpress sandbox', () => {
  it('reads product, freight, address tree and benefits', async () => {
    const found = await getSupplierProduct({ credentials, productId: '1005006000000001', country: 'US', currency: 'USD', language: 'en' })
    expect(found).toMatchObject({ kind: 'found', product: { id: '1005006000000001', title: 'Mushroom table lamp', status: 'on_sale', skus: [{ skuId: '12000030000000001', skuAttr: '14:29#Black;5:100014064', price: { minor: 1250n, currency: 'USD' }, stock: 40 }, { skuId: '12000030000000002' }] } })
    expect(await getSupplierProduct({ credentials, productId: '1005006000000003', country: 'US', currency: 'USD', language: 'en' })).toMatchObject({ kind: 'gone', code: '602' })
    expect(await getSupplierProduct({ credentials, productId: '1005006999999999', country: 'US', currency: 'USD', language: 'en' })).toMatchObject({ kind: 'gone' })
    const freight = (country: string, skuId = '12000030000000001') => querySupplierFreight({ credentials, productId: '1005006000000001', skuId, quantity: 1, country, currency: 'USD', locale: 'en_US' })
    expect((await freight('US')).options.find((each) => each.code === 'CAINIAO_STANDARD')).toMatchObject({ fee: { minor: 199n, currency: 'USD' }, minDays: 6, maxDays: 9 })
    expect(await freight('BR')).toMatchObject({ options: [], refusal: { code: '505' } })
    expect(await freight('US', '1')).toMatchObject({ options: [], refusal: { code: '501' } })
    expect((await getAddressTree({ credentials, country: 'US', language: 'en' })).provinces.length).toBeGreaterThan(10)
    expect((await searchSupplierProducts({ credentials, words: 'lamp', country: 'US', currency: 'USD', locale: 'en_US', page: 1, pageSize: 10 })).hits).toMatchObject([{ productId: '1005006000000001', price: { currency: 'USD' } }])
    expect((await getMemberBenefits({ credentials })).map((each) => each.code)).toContain('auto-pay')
  })

  it('orders, pays, ships, tracks', async () => {
    const made = await order()
    if (made.kind !== 'done') return expect(made).toMatchObject({ kind: 'done' })
    const orderId = made.value.orderIds[0] ?? ''
    expect(await read(orderId)).toMatchObject({ status: 'PLACE_ORDER_SUCCESS', paid: false, items: [{ productId: '1005006000000001', quantity: 1 }], createdAt: expect.any(Date) as Date })
    // gmt_create names no zone: read wrongly it would be hours off, and matching by time would fail.
    expect(Math.abs(Date.now() - ((await read(orderId))?.createdAt?.getTime() ?? 0))).toBeLessThan(60_000)
    expect(await getSupplierTracking({ credentials, orderId, language: 'en_US' })).toEqual([])
    await supplier.control(`orders/${orderId}/pay`, {})
    expect(await read(orderId)).toMatchObject({ paid: true, paidAt: expect.any(Date) as Date, shipped: false, closed: false })
    await supplier.control(`orders/${orderId}/ship`, {})
    expect(await read(orderId)).toMatchObject({ paid: true, shipped: true })
    expect((await getSupplierTracking({ credentials, orderId, language: 'en_US' }))[0]).toMatchObject({ number: expect.any(String) as string, events: expect.any(Array) as unknown[] })
    await supplier.control(`orders/${orderId}/deliver`, {})
    expect(await read(orderId)).toMatchObject({ finished: true, closed: false })
    return undefined
  })

  it('a cancelled order is closed, and a foreign one is not there', async () => {
    const made = await order()
    if (made.kind !== 'done') return expect(made.kind).toBe('done')
    const orderId = made.value.orderIds[0] ?? ''
    await supplier.control(`orders/${orderId}/cancel`, {})
    expect(await read(orderId)).toMatchObject({ closed: true, paid: false })
    expect(await read('8000000000000001')).toBeNull()
    return undefined
  })

  it.each(['error-after', 'reset-after', 'malformed'])('%s: unknown, and the order exists', async (kind) => {
    await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind })
    const outOrderId = `pur_fault_${kind}`
    expect((await order({ outOrderId })).kind).toBe('unknown')
    expect((await supplier.control(`orders?outOrderId=${outOrderId}`))['orders']).toHaveLength(1)
  })

  it('a repeat under one outOrderId never makes a second order', async () => {
    const first = await order({ outOrderId: 'pur_twice' })
    const second = await order({ outOrderId: 'pur_twice' })
    expect(first.kind).toBe('done')
    if (second.kind === 'done' && first.kind === 'done') expect(second.value.orderIds).toEqual(first.value.orderIds)
    else expect(second.kind).toBe('unknown')
    expect((await supplier.control('orders?outOrderId=pur_twice'))['orders']).toHaveLength(1)
  })

  it('refusals: address, delivery method, sku, dead token', async () => {
    expect(await order({ address: { fullName: 'Ana', line1: 'x', city: '', province: '', country: 'US', postalCode: '', phoneCountry: '+1', phone: '1' } })).toMatchObject({ kind: 'refused', code: 'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL' })
    expect(await order({ items: [{ productId: '1005006000000001', skuAttr: '14:29#Black;5:100014064', quantity: 1, freightCode: 'PIGEON' }] })).toMatchObject({ kind: 'refused', code: 'DELIVERY_METHOD_NOT_EXIST' })
    expect(await order({ items: [{ productId: '1005006000000001', skuAttr: 'nope', quantity: 1, freightCode: 'CAINIAO_STANDARD' }] })).toMatchObject({ kind: 'refused', code: 'SKU_NOT_EXIST' })
    expect(await order({ credentials: { ...credentials, accessToken: '50000nope' } })).toMatchObject({ kind: 'refused', code: 'ACCESS_TOKEN_EXPIRED' })
    expect(await order({ credentials: { ...credentials, appSecret: 'wrong' } })).toMatchObject({ kind: 'refused', code: 'IncompleteSignature' })
  })

  it('refreshes a token; a used code and a strange refresh token are refused', async () => {
    expect(await refreshAliexpressToken({ ...app, refreshToken })).toMatchObject({ kind: 'done', value: { accessToken: expect.any(String) as string, refreshToken: expect.any(String) as string } })
    expect(await refreshAliexpressToken({ ...app, refreshToken: '50001nope' })).toMatchObject({ kind: 'refused', code: 'IllegalRefreshToken' })
    const code = await consent()
    expect((await createAliexpressToken({ ...app, code })).kind).toBe('done')
    expect(await createAliexpressToken({ ...app, code })).toMatchObject({ kind: 'refused', code: 'InvalidCode' })
  })
})
