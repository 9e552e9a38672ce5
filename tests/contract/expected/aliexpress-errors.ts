import { NOT_SENT } from '@/lib/foundation/outcome'
import { ACCESS_TOKEN_EXPIRED } from '@/lib/providers/aliexpress/classify'
import { words, type ExpectedClass, type ExpectedError } from './expected-error'

/** Every error that AliExpress documents for the calls we make, with its class: facts/aliexpress.md 3.5, 4.1, 4.4, 4.7 to 4.10, 5.2. Always HTTP 200. */
const codes = (call: string, expected: ExpectedClass, list: readonly string[], as?: string): ExpectedError[] =>
  list.map((name) => ({ call, status: 200, name, detail: '', expected, ...(as ? { as } : {}) }))
const sub = (call: string, expected: ExpectedClass, detail: string): ExpectedError => ({ call, status: 200, name: '15', detail, expected })
/** Codes of the platform before it. */
const old = (call: string, name: string, expected: ExpectedClass, detail: string, as?: string): ExpectedError => ({ call, status: 200, name, detail, expected, ...(as ? { as } : {}) })

export const CREATE = 'aliexpress.ds.order.create'
const BEFORE_DISPATCH = words('IncompleteSignature InvalidAppKey InvalidAppkey IllegalTimestamp MissingParameter InvalidApiPath InsufficientPermission AppWhiteIpLimit')
const LATER = words('ServiceUnavailable ServiceTimeout InternalError SYSTEM')

const ORDER: ExpectedError[] = [
  ...codes(CREATE, 'refused', [...BEFORE_DISPATCH, 'UnsupportedParamMapping']),
  ...codes(CREATE, 'refused', ['IllegalAccessToken'], ACCESS_TOKEN_EXPIRED),
  old(CREATE, '27', 'refused', 'invalid-sessionkey', ACCESS_TOKEN_EXPIRED),
  old(CREATE, '7', 'refused', 'accesscontrol.limited-by-app-access-count', NOT_SENT),
  ...codes(CREATE, 'refused', ['ApiCallLimit', 'AppCallLimit'], NOT_SENT),
  // After dispatch an order may exist (5.2).
  ...codes(CREATE, 'unknown', LATER),
  sub(CREATE, 'unknown', 'isv.insufficient-permission'),
  sub(CREATE, 'unknown', 'isv.invalid-authorization'),
  sub(CREATE, 'unknown', 'isp.service-unavailable'),
  ...codes(CREATE, 'refused', [
    'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL', 'B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_CN_INVALID', 'B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_NOT_MATCH',
    ...words(`BLACKLIST_BUYER_IN_LIST USER_ACCOUNT_DISABLED PRICE_PAY_CURRENCY_ERROR DELIVERY_METHOD_NOT_EXIST INVENTORY_HOLD_ERROR A001_ORDER_CANNOT_BE_PLACED A002_INVALID_ZONE
      A003_SUSPICIOUS_BUYER A004_CANNOT_USER_COUPON A005_INVALID_COUNTRIES A006_INVALID_ACCOUNT_INFO SKU_NOT_EXIST PRODUCT_NOT_EXIST PRODUCT_OFF_SHELF PRODUCT_HAS_BEEN_DELETED
      ITEM_ID_NOT_FOUND PARM_ILLEGL`),
    'Item is not allowed to this country',
  ]),
  ...codes(CREATE, 'unknown', words('REPEATED_ORDER_ERROR ERROR_WHEN_BUILD_FOR_PLACE_ORDER REMOTE_CREATE_ORDER_RESULT_ERROR')),
]

const tokens = (call: string, own: string): ExpectedError[] => [
  ...codes(call, 'refused', ['IncompleteSignature', 'InvalidAppKey', 'IllegalTimestamp', 'MissingParameter', 'AppWhiteIpLimit', 'AUTH_TYPE_UNSUPPORTED', own]),
  ...codes(call, 'refused', ['IllegalAccessToken'], ACCESS_TOKEN_EXPIRED),
  ...codes(call, 'unknown', ['ServiceUnavailable']),
  ...codes(call, 'refused', ['ApiCallLimit', 'AppCallLimit'], NOT_SENT),
]
const TOKENS: ExpectedError[] = [
  ...tokens('/auth/token/create', 'InvalidCode'),
  ...tokens('/auth/token/refresh', 'IllegalRefreshToken'),
]

export const READ_METHODS = words(`aliexpress.ds.product.get aliexpress.ds.freight.query aliexpress.ds.address.get aliexpress.trade.ds.order.get aliexpress.ds.order.tracking.get
  aliexpress.ds.text.search aliexpress.ds.recommend.feed.get aliexpress.ds.category.get aliexpress.ds.member.benefit.get`)
export const GATEWAY_METHODS = [CREATE, ...READ_METHODS]
const READS: ExpectedError[] = [
  ...READ_METHODS.flatMap((call) => [
    ...codes(call, 'refused', BEFORE_DISPATCH),
    ...codes(call, 'refused', ['IllegalAccessToken'], ACCESS_TOKEN_EXPIRED),
    ...codes(call, 'unknown', ['ApiCallLimit', 'AppCallLimit', ...LATER]),
    old(call, '27', 'refused', 'invalid-sessionkey', ACCESS_TOKEN_EXPIRED),
    old(call, '7', 'unknown', 'accesscontrol.limited-by-app-access-count'),
    sub(call, 'unknown', 'isp.service-unavailable'),
    sub(call, 'refused', 'isv.invalid-authorization'),
    sub(call, call === 'aliexpress.trade.ds.order.get' ? 'absent' : 'refused', 'isv.insufficient-permission'),
  ]),
  ...codes('aliexpress.ds.product.get', 'absent', ['602', '604', '605']),
  ...codes('aliexpress.ds.product.get', 'unknown', ['404']),
  ...codes('aliexpress.ds.freight.query', 'absent', ['501', '505']),
  ...codes('aliexpress.ds.freight.query', 'unknown', ['506']),
  ...codes('aliexpress.ds.order.tracking.get', 'absent', ['1001']),
  ...codes('aliexpress.ds.text.search', 'unknown', ['NGSELECTION_SEARCH_ERROR']),
]

export const ALIEXPRESS_ERRORS: readonly ExpectedError[] = [...ORDER, ...TOKENS, ...READS]
