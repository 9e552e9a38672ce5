import { expect, it } from 'vitest'
import { signRequest } from '@/lib/providers/aliexpress/sign'

const SECRET = 'test_secret_0123456789abcdef'
const app = { app_key: '500000', sign_method: 'sha256', timestamp: '1760000000000' }
const session = '50000000tokenXYZ'
const freight = '{"quantity":"1","shipToCountry":"FR","productId":"1005006000000001","provinceCode":"","cityCode":"","selectedSkuId":"12000030000000001","language":"fr_FR","currency":"EUR","locale":"fr_FR"}'
const order = '{"out_order_id":"1001-1","logistics_address":{"address":"12 Rue de l\'Église","city":"Besançon","contact_person":"Zoë Müller","country":"FR","full_name":"Zoë Müller","mobile_no":"612345678","phone_country":"+33","province":"Bourgogne-Franche-Comté","zip":"25000"},"product_items":[{"product_id":1005006000000001,"product_count":2,"sku_attr":"14:193#Black;5:100014064","logistics_service_name":"CAINIAO_STANDARD","order_memo":""}]}'

/** Published and cross-checked vectors (facts/aliexpress.md 2.1). */
it.each([
  ['V0 documentation sample', 'helloworld', '/order/get', { app_key: '123456', access_token: 'test', order_id: '1234', sign_method: 'sha256', timestamp: '1517820392000' }, '4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A'],
  ['V1 token create', SECRET, '/auth/token/create', { ...app, code: '0_500000_AbCdEfGhIjKlMnOp' }, '5D4B83FDD530DFE7B2BB1BD4F7D2B2A23039DF80BC3E1136C7510C7D2693952A'],
  ['V2 token refresh', SECRET, '/auth/token/refresh', { ...app, refresh_token: '50001000abcDEF123' }, 'F3AE649670F38786865976057D557EB36F41D7B0BE374A79877E798A3B5F74BE'],
  ['V3 product', SECRET, '', { ...app, session, method: 'aliexpress.ds.product.get', product_id: '1005006000000001', remove_personal_benefit: 'false', ship_to_country: 'US', target_currency: 'USD', target_language: 'en_US' }, 'C71B694DA95F6DCF491E8813496B7E716588ADC4DE1C0187A1B6B7CDD8361233'],
  ['V4 JSON value', SECRET, '', { ...app, session, format: 'json', v: '2.0', method: 'aliexpress.ds.freight.query', queryDeliveryReq: freight }, '47E81CD8447FC9544A9A1C343AE725838187FB0A2E7710FE53A8C3D5C1E9145C'],
  ['V5 not ASCII', SECRET, '', { ...app, session, simplify: 'true', method: 'aliexpress.ds.order.create', ds_extend_request: '{"payment":{"pay_currency":"USD","try_to_pay":"false"}}', param_place_order_request4_open_api_d_t_o: order }, '1DFF952669E57AFA7D7AE22C489FA806FAA3DD1226F861F7C51406B470E54239'],
  ['V6 mixed case', SECRET, '', { ...app, session, appKey: '500000', countryCodes: '["FR"]', itemId: '1005006000000001', method: 'aliexpress.ds.product.specialinfo.get' }, 'BA735E497FDF22F6B1EA0B3A278B4BD7A521DB91AC89C2050FA0EC47436F8719'],
  ['V7 search', SECRET, '', { ...app, session, method: 'aliexpress.ds.text.search', keyWord: 'yoga mat', local: 'en_US', countryCode: 'US', currency: 'USD', pageSize: '20', pageIndex: '1', sortBy: 'orders,desc', categoryId: '18' }, '0DA5F01491B4BA9B3702872B0822137F62A3F23F3CBBE9DB789BB3CEEBC485B0'],
  ['V8 system API over /sync', SECRET, '/auth/token/create', { ...app, method: '/auth/token/create', code: '0_500000_AbCdEfGhIjKlMnOp', partner_id: 'iop-sdk-python-20220609', simplify: 'false', format: 'json' }, '266AEDC5F46F800083E719001715782999AF8525EBDCDB80613C874374E557A6'],
])('signs %s', (_name, secret, path, params, expected) => {
  expect(signRequest(params, secret, path)).toBe(expected)
  expect(signRequest({ ...params, sign: 'not signed itself' }, secret, path)).toBe(expected)
})
