import { ADDRESS, SHOP } from './shop-api'

/** A request that must be refused: its number in the list of bad inputs where it has one, what it sends, and the answer. */
export interface BadRequest {
  readonly what: string
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string>
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body?: object | string | Uint8Array<ArrayBuffer>
  readonly status: number
  readonly code?: string
}

const JSON_TYPE = { 'content-type': 'application/json' }
const CREATE = '/api/paypal/create-order'
const CAPTURE = '/api/paypal/capture-order'
const NO_VARIANT = `var_${'0'.repeat(26)}`

function order(variantId: string, change: object = {}, line: object = {}): object {
  return { shop: SHOP, items: [{ variantId, quantity: 1, ...line }], email: 'ana@buyer.example', shippingAddress: ADDRESS, ...change }
}

const refused = (what: string, body: BadRequest['body'], status = 400, code = 'invalid_input', headers: Record<string, string> = {}): BadRequest =>
  ({ what, method: 'POST', path: CREATE, body, status, code, headers: { ...JSON_TYPE, ...headers } })

const address = (variantId: string, change: object) => order(variantId, { shippingAddress: { ...ADDRESS, ...change } })

/** Money and amounts are the server's own, whatever a client says of them. */
function tampering(variantId: string): BadRequest[] {
  const extra = { price: '0.01', total: -5, currency: 'usd ', role: 'ADMIN', tenantId: 'other', balance: 1, status: 'PAID', id: 'ord_1' }
  const quantities = { 'B03 none': 0, 'B04 negative': -1, 'B05 broken': 1.5, 'B06 huge': 1e9, 'B07 text': '1', 'B08 null': null, 'B08 list': [] }
  return [
    ...Object.entries(extra).map(([name, value]) => refused(`B01 B02 B09 B13-B17 order with ${name}`, order(variantId, { [name]: value }))),
    refused('B01 line with a price', order(variantId, {}, { price: { minor: '1', currency: 'USD' } })),
    ...Object.entries(quantities).map(([name, quantity]) => refused(`quantity: ${name}`, order(variantId, {}, { quantity }))),
    refused('B19 operator as id', order(variantId, {}, { variantId: { contains: '' } })),
    refused('B10 variant that is not there', order(NO_VARIANT), 422, 'variant_not_available'),
    refused('no lines', order(variantId, { items: [] })),
    refused('one variant twice', order(variantId, { items: [{ variantId, quantity: 1 }, { variantId, quantity: 1 }] })),
    refused('21 lines', order(variantId, { items: Array.from({ length: 21 }, (_, index) => ({ variantId: `var_${String(index).padStart(26, '0')}`, quantity: 1 })) })),
    refused('shop that is not there', order(variantId, { shop: 'no-such-shop' }), 404, 'not_found'),
    refused('country in small letters', address(variantId, { country: 'us' })),
    refused('country that is none', address(variantId, { country: 'XX' }), 422, 'country_not_served'),
  ]
}

function texts(variantId: string): BadRequest[] {
  return [
    refused('B91 look-alike at sign', order(variantId, { email: 'ana＠buyer.example' })),
    refused('B18 operator as e-mail', order(variantId, { email: { not: '' } })),
    refused('B110 NUL in a name', address(variantId, { fullName: 'Ana\u0000Miller' })),
    refused('B111 half a character', JSON.stringify(address(variantId, { city: 'CITY' })).replace('CITY', '\\ud800')),
    refused('B112 text that turns round', address(variantId, { city: 'San \u202eJose' })),
    refused('B113 ten thousand accents', address(variantId, { fullName: `A${'\u0301'.repeat(10_000)}` })),
    refused('B97 __proto__', JSON.stringify(order(variantId)).replace('{', '{"__proto__":{"isAdmin":true},')),
    refused('B98 constructor', order(variantId, { constructor: { prototype: { isAdmin: true } } })),
    refused('B93 ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    refused('B94 ten thousand fields', Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, 1])), 413, 'body_too_large'),
    refused('cut off JSON', '{"shop":', 400, 'malformed_json'),
    refused('nothing at all', '', 400, 'malformed_json'),
    refused('a list', '[]'),
    refused('null', 'null'),
    refused('bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 400, 'malformed_json'),
    refused('B92 a megabyte', JSON.stringify({ shop: 'x'.repeat(1_000_000) }), 413, 'body_too_large'),
    refused('B24 JSON as plain text', JSON.stringify(order(variantId)), 415, 'unsupported_media_type', { 'content-type': 'text/plain' }),
    refused('B96 compressed', JSON.stringify(order(variantId)), 415, 'unsupported_media_type', { 'content-encoding': 'gzip' }),
    refused('an idempotency key of one character', order(variantId), 400, 'invalid_input', { 'idempotency-key': 'x' }),
    refused('B21 from another site', order(variantId), 403, 'bad_origin', { origin: 'https://evil.example' }),
    refused('B23 from nowhere', order(variantId), 403, 'bad_origin', { origin: 'null' }),
    refused('B26 another method by header', order(variantId), 405, 'method_not_allowed', { 'x-http-method-override': 'DELETE' }),
  ]
}

const CAPTURES: BadRequest[] = [
  ...['', 'x', '../x', 'A'.repeat(37), 5, null, { not: '' }].map((paypalOrderId): BadRequest => ({ what: `capture of ${JSON.stringify(paypalOrderId)}`, method: 'POST', path: CAPTURE, headers: JSON_TYPE, body: { paypalOrderId }, status: 400, code: 'invalid_input' })),
  { what: 'capture by a stranger', method: 'POST', path: CAPTURE, headers: JSON_TYPE, body: { paypalOrderId: 'NOSUCHORDER' }, status: 401, code: 'not_your_checkout' },
  { what: 'B16 capture with a status', method: 'POST', path: CAPTURE, headers: JSON_TYPE, body: { paypalOrderId: 'NOSUCHORDER', status: 'PAID' }, status: 400, code: 'invalid_input' },
  { what: 'B21 capture from another site', method: 'POST', path: CAPTURE, headers: { ...JSON_TYPE, origin: 'https://evil.example' }, body: { paypalOrderId: 'NOSUCHORDER' }, status: 403, code: 'bad_origin' },
]

const get = (what: string, path: string, status: number, code?: string, headers?: Record<string, string>): BadRequest => ({ what, path, status, code, headers })

const READS: BadRequest[] = [
  ...['0', '-1', 'x', '1e9', '1.5', '99999999999999999999'].map((page) => get(`B95 page ${page}`, `/api/shops/${SHOP}/products?page=${page}`, 400, 'invalid_input')),
  get('B106 page twice', `/api/shops/${SHOP}/products?page=1&page=2`, 400, 'invalid_input'),
  get('a search of 101 letters', `/api/shops/${SHOP}/products?q=${'x'.repeat(101)}`, 400, 'invalid_input'),
  get('B98 constructor in the query', `/api/shops/${SHOP}/products?constructor=1`, 400, 'invalid_input'),
  get('products of a shop that is not there', '/api/shops/no-such-shop/products', 404, 'not_found'),
  get('an order that is not there', `/api/orders/ord_${'0'.repeat(26)}`, 404, 'not_found'),
  get('B115 a path as order', '/api/orders/..%2f..%2fetc', 404, 'not_found'),
  get('B106 two keys', `/api/orders/ord_${'0'.repeat(26)}?key=a&key=b`, 400, 'invalid_input'),
  get('a key of 65 letters', `/api/orders/ord_${'0'.repeat(26)}?key=${'a'.repeat(65)}`, 400, 'invalid_input'),
  get('connection without an account', '/api/marketplace/auth-url/aliexpress-dropshipping', 401, 'unauthenticated'),
  get('B117 broken bearer', '/api/marketplace/auth-url/aliexpress-dropshipping', 401, 'unauthenticated', { authorization: 'Bearer %E0%A4%A' }),
  ...['/aliexpress/callback', '/api/marketplace-oauth/callback'].flatMap((path) => [
    get('B27 return without a state', `${path}?code=x`, 400, 'invalid_state'),
    get('B28 return with a made-up state', `${path}?code=x&state=y`, 400, 'invalid_state'),
    get('B106 return with two states', `${path}?code=x&state=y&state=z`, 400, 'invalid_input'),
    get('return with 2001 letters', `${path}?code=x&state=${'y'.repeat(2001)}`, 400, 'invalid_input'),
  ]),
  get('B81 metrics without the secret', '/api/internal/metrics', 401, 'unauthenticated'),
  get('B82 a secret of another length', '/api/internal/metrics', 401, 'unauthenticated', { authorization: 'Bearer x' }),
  get('B83 the secret in the address', '/api/internal/metrics?secret=x&token=x', 401, 'unauthenticated'),
  get('B117 metrics with a broken bearer', '/api/internal/metrics', 401, 'unauthenticated', { authorization: 'Bearer %E0%A4%A' }),
]

const PAYPAL_SIGNATURE = {
  'paypal-auth-algo': 'SHA256withRSA',
  'paypal-transmission-id': '00000000-0000-0000-0000-000000000000',
  'paypal-transmission-time': '2026-11-21T10:00:00Z',
  'paypal-transmission-sig': 'AAAA',
  'paypal-cert-url': 'https://api.paypal.com/v1/notifications/certs/CERT-1',
}

const webhook = (what: string, headers: Record<string, string>, body: BadRequest['body'] = { id: 'WH-1', event_type: 'PAYMENT.CAPTURE.COMPLETED' }): BadRequest =>
  ({ what, method: 'POST', path: '/api/paypal/webhook', headers: { ...JSON_TYPE, ...headers }, body, status: 400, code: 'invalid_signature' })

const WEBHOOKS: BadRequest[] = [
  webhook('B42 no signature', {}),
  webhook('B42 no signature and no JSON', {}, 'x'),
  webhook('B48 no algorithm', { ...PAYPAL_SIGNATURE, 'paypal-auth-algo': 'none' }),
  ...['http://api.paypal.com/c', 'https://api.paypal.com.evil.example/c', 'https://api.paypal.com@evil.example/c', 'http://127.0.0.1:1/c', 'file:///etc/passwd', 'x']
    .map((url) => webhook(`B45-B47 certificate at ${url}`, { ...PAYPAL_SIGNATURE, 'paypal-cert-url': url })),
  { ...webhook('B92 a report of two megabytes', {}, 'x'.repeat(2_000_000)), status: 413, code: 'body_too_large' },
  ...([{}, { authorization: 'x' }, { authorization: '0'.repeat(64) }, { authorization: 'Bearer %E0%A4%A' }] as Record<string, string>[]).map((headers): BadRequest => ({ what: `AliExpress message signed ${JSON.stringify(headers)}`, method: 'POST', path: '/api/aliexpress/webhook', headers: { ...JSON_TYPE, ...headers }, body: { message_type: 53 }, status: 400, code: 'invalid_signature' })),
  { what: 'B92 an AliExpress message of two megabytes', method: 'POST', path: '/api/aliexpress/webhook', headers: JSON_TYPE, body: 'x'.repeat(2_000_000), status: 413, code: 'body_too_large' },
]

const SIGN_INS: BadRequest[] = [
  { what: 'B18 operator as e-mail at sign-in', method: 'POST', path: '/api/auth/callback/credentials', headers: JSON_TYPE, body: { email: { not: '' }, password: 'x' }, status: 400, code: 'invalid_input' },
  { what: 'sign-in as plain text', method: 'POST', path: '/api/auth/callback/credentials', headers: { 'content-type': 'text/plain' }, body: 'x', status: 415, code: 'unsupported_media_type' },
  { what: 'sign-in with cut off JSON', method: 'POST', path: '/api/auth/callback/credentials', headers: JSON_TYPE, body: '{', status: 400, code: 'malformed_json' },
  { what: 'B21 sign-in from another site', method: 'POST', path: '/api/auth/callback/credentials', headers: { ...JSON_TYPE, origin: 'https://evil.example' }, body: {}, status: 403, code: 'bad_origin' },
  { what: 'B92 a sign-in of a megabyte', method: 'POST', path: '/api/auth/callback/credentials', headers: JSON_TYPE, body: 'x'.repeat(1_000_000), status: 413, code: 'body_too_large' },
]

/** All of them, around a variant that can be bought: nothing of it may be half done. */
export function badRequests(variantId: string): BadRequest[] {
  return [...tampering(variantId), ...texts(variantId), ...CAPTURES, ...READS, ...WEBHOOKS, ...SIGN_INS]
}
