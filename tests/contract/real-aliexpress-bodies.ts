/** Bodies as AliExpress sends them on the wire (facts/aliexpress.md 3.3, 4, 5.1): root wrapper, every list inside an object of one key. */
const envelope = (method: string, body: object) => ({ [`${method.replaceAll('.', '_')}_response`]: { ...body, request_id: '2101546d17767599119526327', _trace_id_: '2140d36217767599119516488e0fcf' } })
const usd = (amount: string) => ({ amount, currency_code: 'USD' })
export const SUPPLIER_ORDER_ID = '8198352049851315'

export const gatewayError = (code: string, more: object = {}) => ({ error_response: { type: 'ISV', code, msg: 'Some words', request_id: '2101', _trace_id_: '2140', ...more } })
export const flatError = (code: string) => ({ type: 'ISV', code, message: 'Some words', request_id: '2101' })

const created = (result: object) => envelope('aliexpress.ds.order.create', { result })
export const createdOrder = created({ is_success: true, order_list: { number: [8_198_352_049_851_315] } })
export const splitOrder = created({ is_success: true, order_list: { number: [8_198_352_049_851_315, 8_198_352_049_861_315] } })
export const unpaidOrder = created({ is_success: true, order_list: { number: [8_198_352_049_851_315] }, error_msg: 'OrderCreated, autoPay fail:APIPayFail' })
export const refusedOrder = (code: string) => created({ is_success: false, error_code: code, error_msg: 'Some words' })

export const token = {
  access_token: '50000000a18xABCDEF', refresh_token: '50001000b18xABCDEF', expires_in: 2_592_000, expire_time: 1_795_000_000_000, refresh_expires_in: 5_183_988, refresh_token_valid_time: 1_797_000_000_000,
  user_id: '1861703697', seller_id: '1861703697', user_nick: 'us1000005815atrae', account: 'buyer@example.com', account_platform: 'buyerApp', sp: 'ae', locale: 'en_US', code: '0', request_id: '2101',
}

const line = (more: object = {}) => ({
  product_id: 1_005_006_000_000_001, sku_id: '12000030000000001', product_name: 'Lamp', product_count: 1, product_price: usd('22.01'), shipping_fee: usd('1.99'), shipping_discount_fee: usd('0.00'), actual_shipping_fee: usd('1.99'),
  sale_fee: usd('22.01'), actual_fee: usd('24.00'), actual_tax_fee: usd('0.00'), ...more,
})
const order = (status: string, logistics: string, more: object, lines = [line(), line({ product_id: 1_005_006_000_000_002, sku_id: '12000030000000011' })]) =>
  envelope('aliexpress.trade.ds.order.get', {
    result: {
      gmt_create: '2026-11-20 21:00:03', order_status: status, logistics_status: logistics, pay_timeout_second: '1036800', order_amount: usd('24.00'), user_order_amount: usd('24.00'),
      child_order_list: { aeop_child_order_info: lines }, logistics_info_list: {}, store_info: { store_id: 1_102_303_404, store_name: 'Lamps', store_url: '//www.aliexpress.com/store/1102303404' }, ...more,
    },
  })
const PAID = { order_paidtime_string: '2026-11-20T21:03:05-08:00[America/Los_Angeles]' }
const SENT = { ...PAID, logistics_info_list: { aeop_order_logistics_info: [{ logistics_no: 'LP00675700340000', logistics_service: 'CAINIAO_STANDARD' }] } }
const STAGES = {
  PLACE_ORDER_SUCCESS: () => order('PLACE_ORDER_SUCCESS', 'DEFAULT', {}),
  WAIT_SELLER_SEND_GOODS: () => order('WAIT_SELLER_SEND_GOODS', 'WAIT_SELLER_SEND_GOODS', PAID),
  WAIT_BUYER_ACCEPT_GOODS: () => order('WAIT_BUYER_ACCEPT_GOODS', 'SELLER_SEND_GOODS', SENT),
  FINISH: () => order('FINISH', 'BUYER_ACCEPT_GOODS', SENT),
}
export const supplierOrder = (stage: keyof typeof STAGES) => STAGES[stage]()
export const cancelledOrder = order('FINISH', 'NO_LOGISTICS', {}, [line({ end_reason: 'CANCELED' })])

export const product = envelope('aliexpress.ds.product.get', {
  rsp_code: 200, rsp_msg: 'Call succeeds',
  result: {
    ae_item_base_info_dto: { product_id: 1_005_006_000_000_001, subject: 'Lamp', detail: '<p>Light</p>', category_id: 154_002, currency_code: 'CNY', product_status_type: 'onSelling', sales_count: '5000+', evaluation_count: '120', avg_evaluation_rating: '4.7' },
    ae_item_sku_info_dtos: {
      ae_item_sku_info_d_t_o: ['14:29#Bear', '14:193#Cat'].map((sku_attr, index) => ({
        sku_id: `1200003000000000${index + 1}`, sku_attr, id: sku_attr, offer_sale_price: `1${index}.50`, sku_price: '25.00', offer_bulk_sale_price: '12.50', currency_code: 'USD', sku_available_stock: 40, price_include_tax: true,
        estimated_import_charges: index ? '1.20' : '', tax_currency_code: 'USD',
        ae_sku_property_dtos: { ae_sku_property_d_t_o: [{ sku_property_id: 14, sku_property_name: 'Color', property_value_id: 29, sku_property_value: 'White', property_value_definition_name: 'Bear', sku_image: 'https://ae01.alicdn.com/kf/x.jpg' }] },
      })),
    },
    ae_multimedia_info_dto: { image_urls: 'https://ae01.alicdn.com/kf/a.jpg;//ae01.alicdn.com/kf/b.jpg' },
    package_info_dto: { gross_weight: '0.213', package_length: 10 }, logistics_info_dto: { delivery_time: 7, ship_to_country: 'US' },
    ae_store_info: { store_id: 1_102_303_404, store_name: 'Lamps', store_country_code: 'CN', item_as_described_rating: '4.8', communication_rating: '4.7', shipping_speed_rating: '4.6' },
    ae_item_properties: { ae_item_property: [{ attr_name_id: 2, attr_name: 'Brand', attr_value: 'NONE' }] },
    product_id_converter_result: { main_product_id: 1_005_006_000_000_001, sub_product_id: '{"US":3256805813685249}' },
  },
})
export const goneProduct = envelope('aliexpress.ds.product.get', { rsp_code: 605, rsp_msg: 'ITEM_ID_NOT_FOUND' })

const option = (code: string, fee: string, more: object = {}) => ({
  code, company: 'AliExpress Standard', shipping_fee_cent: fee, shipping_fee_currency: 'USD', shipping_fee_format: `$${fee}`, free_shipping: false, mayHavePFS: false, min_delivery_days: 6, max_delivery_days: 8,
  guaranteed_delivery_days: '60', ship_from_country: 'CN', tracking: true, available_stock: '76', ...more,
})
export const freight = envelope('aliexpress.ds.freight.query', {
  result: { success: true, code: 200, msg: 'Call succeeds', delivery_options: { delivery_option_d_t_o: [option('CAINIAO_STANDARD', '1.99'), option('CAINIAO_PREMIUM', '8.99', { mayHavePFS: true, free_shipping_threshold: 'US $10.00' })] } },
})
export const tracking = envelope('aliexpress.ds.order.tracking.get', {
  result: {
    ret: true, code: '200', msg: 'ok',
    data: {
      tracking_detail_line_list: {
        tracking_detail: [{
          mail_no: 'LP00675700340000', carrier_name: 'Cainiao', eta_time_stamps: 1_795_000_000_000,
          detail_node_list: { detail_node: [{ time_stamp: '1794000000000', tracking_name: 'In transit', tracking_detail_desc: 'Left the country' }, { time_stamp: 1_793_000_000_000, tracking_name: 'Picked up' }] },
          package_item_list: { package_item: [{ item_id: 1_005_006_000_000_001, sku_id: '12000030000000001', sku_desc: 'Bear', quantity: 1, item_title: 'Lamp' }] },
        }],
      },
    },
  },
})
export const noTracking = envelope('aliexpress.ds.order.tracking.get', { result: { ret: false, code: '1001', msg: 'TRACKING DATA NOT FOUND' } })
export const addresses = envelope('aliexpress.ds.address.get', { result: { ret: true, code: '200', data: { country: 'US', type: 'COUNTRY', children: '[{"name":"California","type":"PROVINCE","hasChildren":true,"children":[{"name":"Los Angeles","type":"CITY"}]},{"name":"Other","type":"PROVINCE"}]' } } })
export const benefits = envelope('aliexpress.ds.member.benefit.get', { rsp_code: 200, rsp_msg: 'ok', result: { benefit: [{ code: 'auto-pay', title: 'Auto pay', canApply: true, canBenefit: true }, { code: 'other', title: 'Other', canApply: 'false', canBenefit: 'false' }] } })
export const noSearch = envelope('aliexpress.ds.text.search', { code: 'NGSELECTION_SEARCH_ERROR', msg: 'search error' })
export const feed = envelope('aliexpress.ds.recommend.feed.get', {
  rsp_code: 200, result: { products: { traffic_product_d_t_o: [{ product_id: 1_005_006_000_000_001, product_title: 'Lamp', target_sale_price: '12.50' }] }, current_page_no: 1, total_page_no: 1, total_record_count: 1, is_finished: true },
})
export const categories = envelope('aliexpress.ds.category.get', { resp_result: { resp_code: 200, resp_msg: 'ok', result: { categories: { category: [{ category_id: 154_002, category_name: 'Lighting', parent_category_id: 15 }] }, total_result_count: 1 } } })
