import type { SpecialBehaviour } from './catalogue/product';
import type { Settings } from './rows';

/** Where an error stands in the answer: `error_response` of /sync, flat at /rest, or inside the method's own envelope. */
export type ErrorPlace = 'error_response' | 'flat' | 'result' | 'rsp' | 'freight' | 'tracking' | 'search';

/** How to get an error from the sandbox. Every one can also be had by a fault: see faultFor. */
export type ErrorCause =
  | { readonly by: 'fault' }
  | { readonly by: 'setting'; readonly settings: Partial<Settings> }
  | { readonly by: 'request'; readonly change: RequestChange };

/** What differs from a request that succeeds (documented-requests.ts). An empty text leaves a parameter or a field out. */
export type RequestChange = {
  /** Common and business parameters of the call. */
  readonly params?: Readonly<Record<string, string>>;
  /** A product of the catalogue with this behaviour in the place of an ordinary one. */
  readonly special?: SpecialBehaviour;
  readonly address?: Readonly<Record<string, string>>;
  readonly item?: Readonly<Record<string, unknown>>;
  readonly extend?: Readonly<Record<string, unknown>>;
};

export type DocumentedError = {
  /** Method or system path, `*` for every method at /sync. */
  readonly method: string;
  readonly place: ErrorPlace;
  readonly code: string;
  readonly subCode?: string;
  readonly message: string;
  /** Whether the call may have had its effect all the same: the gateway answers some codes after it has passed the call on. */
  readonly mayHaveHappened: boolean;
  readonly how: ErrorCause;
};

type Row = readonly [code: string, message: string, how: ErrorCause, extra?: { readonly subCode?: string; readonly mayHaveHappened?: boolean }];

const fault: ErrorCause = { by: 'fault' };
const setting = (settings: Partial<Settings>): ErrorCause => ({ by: 'setting', settings });
const request = (change: RequestChange): ErrorCause => ({ by: 'request', change });
const params = (fields: Record<string, string>) => request({ params: fields });
const address = (fields: Record<string, string>) => request({ address: fields });
const item = (fields: Record<string, unknown>) => request({ item: fields });

function rows(method: string, place: ErrorPlace, list: readonly Row[]): DocumentedError[] {
  return list.map(([code, message, how, extra]) => ({ method, place, code, message, mayHaveHappened: false, how, ...extra }));
}

/** An HMAC of nothing that was sent. */
const WRONG_SIGN = '0'.repeat(64);
const ENDED = { mayHaveHappened: true } as const;

/** Codes of the gateway at /sync (facts/aliexpress.md 5.2), for every method. */
const GATEWAY = rows('*', 'error_response', [
  ['InvalidAppKey', 'The specified App Key is invalid', params({ app_key: '1' })],
  ['InvalidAppkey', 'The specified App Key is invalid', fault],
  ['IllegalTimestamp', 'The specified timestamp parameter is invalid', params({ timestamp: '1500000000000' })],
  ['IncompleteSignature', 'The request signature does not conform to platform standards', params({ sign: WRONG_SIGN })],
  ['AppWhiteIpLimit', 'The request IP is not in the white list of the app', setting({ ipWhitelist: ['203.0.113.7'] })],
  ['InsufficientPermission', 'App does not have permission to access this api', setting({ appType: 'affiliate' })],
  ['InvalidApiPath', 'The specified API path is invalid', params({ method: 'aliexpress.ds.order.get' })],
  ['IllegalAccessToken', 'The specified access token is invalid or expired', params({ access_token: 'expired' })],
  ['MissingParameter', 'The input parameter "timestamp" that is mandatory for processing this request is not supplied', params({ timestamp: '' })],
  ['ApiCallLimit', 'Api access frequency exceeds the limit. this ban will last 1 seconds', fault],
  ['AppCallLimit', 'The call quota of the app is used up. this ban will last until 24:00 GMT+8', fault],
  ['7', 'App Call Limited', fault, { subCode: 'accesscontrol.limited-by-app-access-count' }],
  ['27', 'Invalid session', fault, { subCode: 'invalid-sessionkey' }],
  ['15', 'Remote service error', fault, { subCode: 'isv.insufficient-permission', ...ENDED }],
  ['15', 'Remote service error', fault, { subCode: 'isv.invalid-authorization', ...ENDED }],
  ['15', 'Remote service error', fault, { subCode: 'isp.service-unavailable', ...ENDED }],
  ['ServiceUnavailable', 'The request has failed due to a temporary failure of the server', fault, ENDED],
  ['ServiceTimeout', 'Remote service timeout', fault, ENDED],
  ['InternalError', 'Internal error', fault, ENDED],
  ['SYSTEM', 'System error', fault, ENDED],
]);

/** Section 3.5, at both token calls. */
const OAUTH = ['/auth/token/create', '/auth/token/refresh'].flatMap((path) =>
  rows(path, 'flat', [
    ['InvalidAppKey', 'The specified App Key is invalid', params({ app_key: '1' })],
    ['IllegalTimestamp', 'The specified timestamp parameter is invalid', params({ timestamp: '1500000000000' })],
    ['IncompleteSignature', 'The request signature does not conform to platform standards', params({ sign: WRONG_SIGN })],
    ['AppWhiteIpLimit', 'The request IP is not in the white list of the app', setting({ ipWhitelist: ['203.0.113.7'] })],
    ['AUTH_TYPE_UNSUPPORTED', 'The authorization type of the app is not supported', setting({ appType: 'affiliate' })],
    ['ServiceUnavailable', 'The request has failed due to a temporary failure of the server', fault, ENDED],
    ['IllegalAccessToken', 'The specified access token is invalid or expired', fault],
    ['ApiCallLimit', 'Api access frequency exceeds the limit. this ban will last 1 seconds', fault],
    ['AppCallLimit', 'The call quota of the app is used up. this ban will last until 24:00 GMT+8', fault],
  ]),
);

const TOKENS = [
  ...rows('/auth/token/create', 'flat', [
    ['InvalidCode', 'The specified authorization code is invalid or expired', request({})],
    ['MissingParameter', 'The input parameter "code" that is mandatory for processing this request is not supplied', params({ code: '' })],
  ]),
  ...rows('/auth/token/refresh', 'flat', [
    ['IllegalRefreshToken', 'The specified refresh token is invalid or expired', request({})],
    ['MissingParameter', 'The input parameter "refresh_token" that is mandatory for processing this request is not supplied', params({ refresh_token: '' })],
  ]),
  ...rows('/auth/token/security/create', 'flat', [['isv.402', 'The specified authorization code is invalid or expired', request({})]]),
  ...rows('/auth/token/security/refresh', 'flat', [['isv.402', 'The specified refresh token is invalid or expired', request({})]]),
];

const PRODUCTS = [
  ...rows('aliexpress.ds.product.get', 'rsp', [
    ['602', 'Item is not allowed to this country', request({ special: 'not-allowed' })],
    ['604', 'Product is unavailable', request({ special: 'unavailable' })],
    ['605', 'ITEM_ID_NOT_FOUND', params({ product_id: '1005009999999999' })],
    ['404', 'System Error', fault],
  ]),
  ...rows('aliexpress.ds.product.wholesale.get', 'rsp', [
    ['404', 'All SKU Unsaleable', request({ special: 'offline' })],
    ['605', 'ITEM_ID_NOT_FOUND', request({ special: 'not-found' })],
  ]),
  ...rows('aliexpress.ds.freight.query', 'freight', [
    ['501', 'DELIVERY_INFO_EMPTY', item({ selectedSkuId: '14:29#Black' })],
    ['505', 'DELIVERY_NOT_AVAILABLE_TO_YOUR_ADDRESS', item({ quantity: '999999' })],
    ['506', 'DELIVERY_SERVICE_EXCEPTION', fault],
  ]),
  ...rows('aliexpress.ds.text.search', 'search', [['NGSELECTION_SEARCH_ERROR', 'NGSELECTION_SEARCH_ERROR', params({ sortBy: '' })]]),
  ...rows('aliexpress.ds.order.create', 'error_response', [
    ['UnsupportedParamMapping', 'The parameter "param_place_order_request4_open_api_d_t_o" can not be mapped', params({ param_place_order_request4_open_api_d_t_o: 'no JSON' })],
  ]),
];

const FAIL = 'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL';
const SAUDI = { country: 'SA', province: 'Riyadh', city: 'Riyadh', zip: '12214', mobile_no: '512345678', phone_country: '+966' };
const BRAZIL = { country: 'BR', province: 'Sao Paulo', city: 'Sao Paulo', zip: '01310-100', mobile_no: '11987654321', phone_country: '+55' };

/** Section 4.7: `result.error_code` and `error_msg` of order.create. */
const ORDERS = rows('aliexpress.ds.order.create', 'result', [
  [FAIL, 'Please enter a City', address({ city: '' })],
  [FAIL, 'Please select a State/Province/County', address({ province: 'Other' })],
  [FAIL, 'Please enter mobile phone number', address({ mobile_no: '' })],
  [FAIL, 'Please enter the country code and phone number without any spaces or special characters', address({ mobile_no: '217 555-0123' })],
  [FAIL, 'Please enter between 2 - 32 characters', address({ full_name: 'Madonna' })],
  [FAIL, 'Phone Number should contain 7-13 digits', address({ mobile_no: '12345' })],
  [FAIL, 'Please enter a 8-digit national address in right format, eg. ABCD1234.', address(SAUDI)],
  ['B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_CN_INVALID', 'CPF/CNPJ is invalid', address({ ...BRAZIL, cpf: '52998224726' })],
  ['B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_NOT_MATCH', 'The CPF does not match the name of the contact person', address({ ...BRAZIL, cpf: '11144477735' })],
  ['BLACKLIST_BUYER_IN_LIST', 'BLACKLIST_BUYER_IN_LIST', setting({ buyerStates: { '1861703697': 'blacklisted' } })],
  ['USER_ACCOUNT_DISABLED', 'USER_ACCOUNT_DISABLED', setting({ buyerStates: { '1861703697': 'disabled' } })],
  ['PRICE_PAY_CURRENCY_ERROR', 'PRICE_PAY_CURRENCY_ERROR', fault],
  ['DELIVERY_METHOD_NOT_EXIST', 'DELIVERY_METHOD_NOT_EXIST', item({ logistics_service_name: 'NO_SUCH_SERVICE' })],
  ['INVENTORY_HOLD_ERROR', 'Inventory is not enough', item({ product_count: 9_999 })],
  ['REPEATED_ORDER_ERROR', 'repeated placed order', fault, ENDED],
  ['ERROR_WHEN_BUILD_FOR_PLACE_ORDER', 'ERROR_WHEN_BUILD_FOR_PLACE_ORDER', fault, ENDED],
  ['A001_ORDER_CANNOT_BE_PLACED', 'A001_ORDER_CANNOT_BE_PLACED', fault],
  ['A002_INVALID_ZONE', 'A002_INVALID_ZONE', fault],
  ['A003_SUSPICIOUS_BUYER', 'A003_SUSPICIOUS_BUYER', setting({ buyerStates: { '1861703697': 'suspicious' } })],
  ['A004_CANNOT_USER_COUPON', 'A004_CANNOT_USER_COUPON', request({ extend: { promotion: { promotion_code: 'SAVE5' } } })],
  ['A005_INVALID_COUNTRIES', 'A005_INVALID_COUNTRIES', address({ country: 'USA' })],
  ['A006_INVALID_ACCOUNT_INFO', 'A006_INVALID_ACCOUNT_INFO', setting({ buyerStates: { '1861703697': 'invalid' } })],
  ['SKU_NOT_EXIST', 'SKU_NOT_EXIST', item({ sku_attr: '14:1;5:1' })],
  ['PRODUCT_NOT_EXIST', 'PRODUCT_NOT_EXIST', item({ product_id: '1005009999999999' })],
  ['PRODUCT_OFF_SHELF', 'PRODUCT_OFF_SHELF', request({ special: 'offline' })],
  ['PRODUCT_HAS_BEEN_DELETED', 'PRODUCT_HAS_BEEN_DELETED', request({ special: 'unavailable' })],
  ['ITEM_ID_NOT_FOUND', 'ITEM_ID_NOT_FOUND', request({ special: 'not-found' })],
  ['Item is not allowed to this country', 'Item is not allowed to this country', request({ special: 'not-allowed' })],
  ['REMOTE_CREATE_ORDER_RESULT_ERROR', 'REMOTE_CREATE_ORDER_RESULT_ERROR', fault, ENDED],
  ['PARM_ILLEGL', 'product_count is illegal', item({ product_count: 0 })],
]);

const READS = [
  ...rows('aliexpress.trade.ds.order.get', 'error_response', [
    ['15', 'Remote service error', request({}), { subCode: 'isv.insufficient-permission' }],
    ['InternalError', 'Internal error', fault],
  ]),
  ...rows('aliexpress.ds.order.tracking.get', 'tracking', [['1001', 'TRACKING DATA NOT FOUND', request({})]]),
];

/** Every error that facts/aliexpress.md documents (3.5, 4 and 5), and how the sandbox produces it. Contract tests walk through this list. */
export const DOCUMENTED_ERRORS: readonly DocumentedError[] = [...GATEWAY, ...OAUTH, ...TOKENS, ...PRODUCTS, ...ORDERS, ...READS];

/** The body for POST /_control/api/faults that produces this error at the next call of the method. */
export function faultFor(error: DocumentedError, method: string = error.method): { call: string; kind: string; code: string; message: string } {
  const isGateway = error.place === 'error_response' || error.place === 'flat';
  const code = error.subCode === undefined ? error.code : `${error.code}/${error.subCode}`;
  return { call: method, kind: isGateway ? 'gateway' : 'business', code, message: error.message };
}
