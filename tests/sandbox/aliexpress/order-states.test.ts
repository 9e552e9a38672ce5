import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KETTLE, LAMP, placeOrder, placeOrders, readOrder, readTracking } from './order-fixtures'
import { startListener, type Listener } from './start-listener'
import { listOf, startTestSupplier, US_BUYER, type Json, type TestSupplier } from './start-test-supplier'

let listener: Listener
let supplier: TestSupplier
beforeEach(async () => {
  listener = await startListener()
  supplier = await startTestSupplier({ paypalBaseUrl: listener.url })
  await supplier.connect()
})
afterEach(async () => {
  await supplier.stop()
  listener.stop()
})

const HOUR_S = 3_600
const set = (change: object) => supplier.control('settings', change)
const pass = (advanceSeconds: number) => supplier.control('clock', { advanceSeconds })
const act = (orderId: string, action: string, body: object = {}) => supplier.control(`orders/${orderId}/${action}`, body)
const statusOf = async (orderId: string) => (await readOrder(supplier, orderId)).order_status
const credits = () => listener.received.filter(({ url }) => url === '/_control/api/credit').map(({ body }) => JSON.parse(body) as Json)
const paidOrder = async (order: object = {}) => (await placeOrders(supplier, { items: [KETTLE], pay: true, ...order }))[0] ?? ''
const parcels = async (orderId: string) => listOf((await readTracking(supplier, orderId)).data?.tracking_detail_line_list?.tracking_detail ?? [])
const stockOf = async (skuId: string) => (await supplier.control('state')).stock?.[skuId]

describe('orders that are held', () => {
  it('stand in risk control after payment and go on when the hours are over', async () => {
    await set({ afterPayment: 'RISK_CONTROL', holdHours: 5 })
    const orderId = await paidOrder()
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'RISK_CONTROL', logistics_status: 'WAIT_SELLER_SEND_GOODS', order_paidtime_string: expect.any(String) })
    await supplier.restart()
    await pass(4 * HOUR_S)
    expect(await statusOf(orderId)).toBe('RISK_CONTROL')
    await pass(2 * HOUR_S)
    expect(await statusOf(orderId)).toBe('WAIT_SELLER_SEND_GOODS')
    await pass(20 * HOUR_S)
    expect(await statusOf(orderId)).toBe('WAIT_BUYER_ACCEPT_GOODS')
  })

  it('stand until released by hand, in every state of the documentation, and nothing else moves them', async () => {
    const orderId = await paidOrder()
    for (const status of ['WAIT_SELLER_EXAMINE_MONEY', 'RISK_CONTROL_HOLD', 'WAIT_GROUP', 'WAIT_COMPLETE_ADDRESS', 'FUND_PROCESSING', 'IN_ISSUE', 'IN_FROZEN']) {
      expect(await act(orderId, 'hold', { status })).toMatchObject({ status })
      expect(await act(orderId, 'ship')).toHaveProperty('error')
    }
    await pass(20 * 24 * HOUR_S)
    expect(await statusOf(orderId)).toBe('IN_FROZEN')
    expect(await act(orderId, 'release')).toMatchObject({ status: 'WAIT_SELLER_SEND_GOODS', resumeStatus: null })
    expect(await act(orderId, 'hold', { status: 'FINISH' })).toHaveProperty('error')
  })
})

describe('orders that are cancelled', () => {
  it('by the buyer after a look at it: IN_CANCEL, then closed with the money back once and the goods on the shelf', async () => {
    await set({ cancelReviewHours: 12, shipAfterHours: 1 })
    const before = await stockOf('12000030000000011')
    const orderId = await paidOrder()
    await act(orderId, 'cancel')
    expect(await statusOf(orderId)).toBe('IN_CANCEL')
    await pass(11 * HOUR_S)
    expect(await statusOf(orderId)).toBe('IN_CANCEL')
    expect(credits()).toEqual([])
    await pass(2 * HOUR_S)
    const order = await readOrder(supplier, orderId)
    expect(order).toMatchObject({ order_status: 'FINISH', logistics_status: 'NO_LOGISTICS' })
    expect(order.child_order_list?.aeop_child_order_info?.[0]).toMatchObject({ end_reason: 'CANCELED' })
    await expect.poll(credits).toMatchObject([{ value: '24.00', currency: 'USD', reference: `aliexpress-${orderId}-back` }])
    expect(await stockOf('12000030000000011')).toBe(before)
  })

  it('not at all where the supplier turns the wish down: the order is shipped after all', async () => {
    await set({ cancelReviewHours: 12 })
    const orderId = await paidOrder()
    await act(orderId, 'cancel')
    await act(orderId, 'release')
    await pass(13 * HOUR_S)
    expect(await statusOf(orderId)).toBe('WAIT_SELLER_SEND_GOODS')
    await pass(12 * HOUR_S)
    expect(await statusOf(orderId)).toBe('WAIT_BUYER_ACCEPT_GOODS')
    expect(await act(orderId, 'cancel')).toHaveProperty('error')
    expect(credits()).toEqual([])
  })

  it('by the supplier while it is on its way: the money comes back, the goods do not', async () => {
    const before = Number(await stockOf('12000030000000011'))
    const orderId = await paidOrder()
    await act(orderId, 'ship')
    await act(orderId, 'cancel-by-supplier')
    const order = await readOrder(supplier, orderId)
    expect(order).toMatchObject({ order_status: 'FINISH', logistics_status: 'SELLER_SEND_GOODS' })
    expect(order.child_order_list?.aeop_child_order_info?.[0]).toMatchObject({ end_reason: 'CANCELED' })
    await expect.poll(credits).toHaveLength(1)
    expect(await stockOf('12000030000000011')).toBe(before - 1)
  })

  it('gives the money back although the payment company was down and the program was started anew in between', async () => {
    const orderId = await paidOrder()
    listener.answer(503)
    await act(orderId, 'cancel')
    await expect.poll(() => credits().length).toBeGreaterThanOrEqual(1)
    const before = credits().length
    await supplier.restart()
    await expect.poll(() => credits().length).toBeGreaterThan(before)
    expect((await supplier.control('effects?effect=order-refunded')).effects).toEqual([])
    listener.answer(200)
    await pass(3)
    await expect.poll(async () => (await supplier.control('effects?effect=order-refunded')).effects).toMatchObject([{ id: orderId, amount: '24.00' }])
    expect(new Set(credits().map(({ reference }) => reference))).toEqual(new Set([`aliexpress-${orderId}-back`]))
    expect(Number((await supplier.control(`orders/${orderId}`)).refundedMinor)).toBe(2_400)
  })
})

describe('partial refunds', () => {
  it('give back parts by their own references, never more than was paid, and change nothing that the API shows', async () => {
    const orderId = await paidOrder()
    await act(orderId, 'deliver')
    const shown = await readOrder(supplier, orderId)
    await act(orderId, 'refund', { minor: 500 })
    await act(orderId, 'refund', { minor: 700 })
    expect(await act(orderId, 'refund', { minor: 1_201 })).toHaveProperty('error')
    await expect.poll(credits).toMatchObject([{ value: '5.00', reference: `aliexpress-${orderId}-back-500` }, { value: '7.00', reference: `aliexpress-${orderId}-back-1200` }])
    expect(await readOrder(supplier, orderId)).toEqual(shown)
  })

  it('leave only the rest for a cancellation that follows', async () => {
    const orderId = await paidOrder()
    await act(orderId, 'refund', { minor: 400 })
    await act(orderId, 'cancel-by-supplier')
    await expect.poll(() => credits().map(({ value }) => value).sort()).toEqual(['20.00', '4.00'])
  })

  it('are not possible for an order that was never paid', async () => {
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE] })
    expect(await act(orderId, 'refund', { minor: 1 })).toHaveProperty('error')
  })
})

describe('what an order costs', () => {
  it('may be more than product.get said, and more than its parts', async () => {
    await set({ orderPriceFactorBasisPoints: 11_000, hiddenTaxBasisPoints: 1_000 })
    const order = await readOrder(supplier, await paidOrder())
    expect(order.child_order_list?.aeop_child_order_info?.[0]).toMatchObject({ actual_fee: { amount: '26.40' }, product_price: { amount: '26.40' } })
    expect(order.order_amount).toMatchObject({ amount: '29.04' })
    const product = await supplier.call('aliexpress.ds.product.get', { product_id: '1005006000000002', ship_to_country: 'US', target_currency: 'USD' })
    expect(JSON.stringify(product)).toContain('"offer_sale_price":"24.00"')
  })
})

describe('parcels', () => {
  it('two of them leave one after the other, each with its lines, its number and its own last mile', async () => {
    await set({ parcels: 2, shipAfterHours: 1, secondParcelAfterHours: 24 })
    const orderId = await paidOrder({ items: [{ ...KETTLE, product_count: 3 }] })
    await pass(2 * HOUR_S)
    const partly = await readOrder(supplier, orderId)
    expect(partly).toMatchObject({ order_status: 'SELLER_PART_SEND_GOODS', logistics_status: 'SELLER_SEND_PART_GOODS' })
    expect(partly.logistics_info_list?.aeop_order_logistics_info).toHaveLength(1)
    expect(await parcels(orderId)).toMatchObject([{ package_item_list: { package_item: [{ quantity: 2 }] } }])
    await pass(24 * HOUR_S)
    expect(await statusOf(orderId)).toBe('WAIT_BUYER_ACCEPT_GOODS')
    const [first, second] = await parcels(orderId)
    expect([first?.package_item_list?.package_item?.[0]?.quantity, second?.package_item_list?.package_item?.[0]?.quantity]).toEqual([2, 1])
    expect(first?.mail_no).not.toBe(second?.mail_no)
    await pass(24 * HOUR_S)
    const later = await parcels(orderId)
    expect(later[0]?.mail_no).toMatch(/^920019/)
    expect(later[1]?.mail_no).toBe(second?.mail_no)
  })

  it('are tracked late, with 1001 or with an empty list until then, and change their number when set', async () => {
    await set({ trackingAfterHours: 10, lastMileAfterHours: 20 })
    const orderId = await paidOrder()
    await act(orderId, 'ship')
    expect((await readOrder(supplier, orderId)).logistics_info_list?.aeop_order_logistics_info?.[0]?.logistics_no).toMatch(/^LP00/)
    expect(await readTracking(supplier, orderId)).toMatchObject({ ret: false, code: '1001', msg: 'TRACKING DATA NOT FOUND' })
    await set({ untracked: 'empty-list' })
    expect(await readTracking(supplier, orderId)).toMatchObject({ ret: true, data: { tracking_detail_line_list: {} } })
    await pass(11 * HOUR_S)
    const [internal] = await parcels(orderId)
    expect(internal?.mail_no).toMatch(/^LP00/)
    await pass(10 * HOUR_S)
    expect((await parcels(orderId))[0]).toMatchObject({ mail_no: expect.stringMatching(/^920019/), carrier_name: 'USPS' })
  })

  it('are known to the older tracking method by number and order', async () => {
    const orderId = await paidOrder()
    await act(orderId, 'ship')
    const [parcel] = await parcels(orderId)
    const ask = async (logistics_no: string) =>
      (await supplier.call('aliexpress.logistics.ds.trackinginfo.query', { logistics_no, to_area: 'US', service_name: 'CAINIAO_STANDARD', origin: 'ESCROW', out_ref: orderId })).aliexpress_logistics_ds_trackinginfo_query_response
    expect(await ask(String(parcel?.mail_no))).toMatchObject({ result_success: true, details: { details: [{ event_desc: 'Package handed over by the seller' }] } })
    expect(await ask('LP1')).toMatchObject({ result_success: false })
  })
})

describe('the account', () => {
  it.each([['blacklisted', 'BLACKLIST_BUYER_IN_LIST'], ['disabled', 'USER_ACCOUNT_DISABLED'], ['suspicious', 'A003_SUSPICIOUS_BUYER'], ['invalid', 'A006_INVALID_ACCOUNT_INFO']])(
    'that is %s cannot order: %s',
    async (state, code) => {
      await set({ buyerStates: { [US_BUYER]: state } })
      expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ is_success: false, error_code: code })
      expect((await supplier.control('state')).counts?.orders).toBe(0)
    },
  )

  it('brings a coupon that the platform does not take', async () => {
    expect(await placeOrder(supplier, { items: [KETTLE], extend: { promotion: { promotion_code: 'SAVE5' } } })).toMatchObject({ error_code: 'A004_CANNOT_USER_COUPON' })
  })
})

describe('stock by country', () => {
  it('is the same figure in product.get, in freight.query and in orders', async () => {
    await set({ stockByCountryBasisPoints: { US: 500 } })
    const product = await supplier.call('aliexpress.ds.product.get', { product_id: '1005006000000001', ship_to_country: 'US' })
    expect(product.aliexpress_ds_product_get_response?.result?.ae_item_sku_info_dtos?.ae_item_sku_info_d_t_o?.[0]).toMatchObject({ sku_available_stock: 2 })
    const query = { quantity: '2', shipToCountry: 'US', productId: '1005006000000001', selectedSkuId: '12000030000000001', language: 'en_US', locale: 'en_US', currency: 'USD' }
    const freight = await supplier.call('aliexpress.ds.freight.query', { queryDeliveryReq: JSON.stringify(query) })
    expect(JSON.stringify(freight)).toContain('"available_stock":"2"')
    expect(await placeOrder(supplier, { items: [{ ...LAMP, product_count: 3 }] })).toMatchObject({ error_code: 'INVENTORY_HOLD_ERROR' })
    await set({ shortStockCode: 'DELIVERY_METHOD_NOT_EXIST' })
    expect(await placeOrder(supplier, { items: [{ ...LAMP, product_count: 3 }] })).toMatchObject({ error_code: 'DELIVERY_METHOD_NOT_EXIST' })
    expect(await placeOrder(supplier, { items: [{ ...LAMP, product_count: 2 }] })).toMatchObject({ is_success: true })
  })
})

describe('answers that lie', () => {
  it('an order read one state behind, with another amount, or in a state that nobody knows, once each', async () => {
    const orderId = await paidOrder()
    await act(orderId, 'ship')
    const call = 'aliexpress.trade.ds.order.get'
    await supplier.control('faults', { call, kind: 'regress' })
    const earlier = await readOrder(supplier, orderId)
    expect(earlier).toMatchObject({ order_status: 'WAIT_SELLER_SEND_GOODS', logistics_status: 'WAIT_SELLER_SEND_GOODS', logistics_info_list: {} })
    await supplier.control('faults', { call, kind: 'wrong-amount', value: '150' })
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_amount: { amount: '25.50' } })
    await supplier.control('faults', { call, kind: 'status', value: 'TELEPORTED' })
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'TELEPORTED' })
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'WAIT_BUYER_ACCEPT_GOODS', order_amount: { amount: '24.00' } })
  })

  it('success and an error code in one answer, and no order', async () => {
    await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind: 'contradiction' })
    expect(await placeOrder(supplier, { items: [KETTLE] })).toEqual({ is_success: 'true', error_code: 'PARM_ILLEGL', error_msg: 'PARM_ILLEGL', order_list: {} })
    expect((await supplier.control('state')).counts?.orders).toBe(0)
  })
})
