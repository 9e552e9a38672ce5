/**
 * Every error that PayPal documents for the calls of this sandbox, and how to get it here (facts: PayPal's published OpenAPI files and error
 * pages). Contract tests walk this list. All of them come by the header
 * `PayPal-Mock-Response: {"mock_application_codes":"<issue, or name where there is no issue>"}` or by the fault `refuse` with the same value,
 * except where the shape is `oauth`; `how` names the way without such means, where there is one.
 */
export type DocumentedError = {
  readonly call: string;
  readonly status: number;
  readonly name: string;
  readonly issue: string | null;
  /** `v2`: name, details, links. `v1`: the older envelope. `oauth`: error and error_description. */
  readonly shape: 'v2' | 'v1' | 'oauth';
  readonly how: string;
};

const BY_HEADER = 'PayPal-Mock-Response';
const words = (text: string): string[] => text.trim().split(/\s+/);

export const NAME_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_REQUEST',
  401: 'AUTHENTICATION_FAILURE',
  403: 'NOT_AUTHORIZED',
  404: 'RESOURCE_NOT_FOUND',
  409: 'RESOURCE_CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_ENTITY',
  429: 'RATE_LIMIT_REACHED',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

const AMOUNTS = 'DECIMAL_PRECISION DECIMALS_NOT_SUPPORTED CANNOT_BE_ZERO_OR_NEGATIVE INVALID_CURRENCY_CODE';
const SUMS = `AMOUNT_MISMATCH ITEM_TOTAL_MISMATCH ITEM_TOTAL_REQUIRED TAX_TOTAL_MISMATCH TAX_TOTAL_REQUIRED ${AMOUNTS} CANNOT_BE_NEGATIVE MAX_VALUE_EXCEEDED MULTI_CURRENCY_ORDER`;
const SYNTAX = 'MISSING_REQUIRED_PARAMETER INVALID_PARAMETER_VALUE INVALID_PARAMETER_SYNTAX INVALID_STRING_LENGTH';
const PAYEE = 'PAYEE_ACCOUNT_LOCKED_OR_CLOSED PAYEE_ACCOUNT_RESTRICTED';

/** Orders v2 and Payments v2: call -> status -> issues. */
const V2: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'orders.create': {
    400: `${SYNTAX} INVALID_ARRAY_MIN_ITEMS INVALID_ARRAY_MAX_ITEMS INVALID_COUNTRY_CODE MALFORMED_REQUEST_JSON PAYPAL_REQUEST_ID_REQUIRED NOT_SUPPORTED`,
    401: 'INVALID_ACCOUNT_STATUS',
    403: 'CONSENT_NEEDED PAYEE_ACCOUNT_NOT_VERIFIED',
    409: 'PREVIOUS_REQUEST_IN_PROGRESS',
    422: `${SUMS} ${PAYEE} PAYEE_ACCOUNT_INVALID DUPLICATE_INVOICE_ID DUPLICATE_REFERENCE_ID REFERENCE_ID_REQUIRED CITY_REQUIRED POSTAL_CODE_REQUIRED SHIPPING_ADDRESS_INVALID UNSUPPORTED_INTENT INCOMPATIBLE_PARAMETER_VALUE UNSUPPORTED_PAYMENT_INSTRUCTION PAYPAL_REQUEST_ID_PREVIOUSLY_USED`,
  },
  'orders.get': { 401: 'INVALID_ACCOUNT_STATUS', 404: 'INVALID_RESOURCE_ID' },
  'orders.patch': {
    400: `${SYNTAX} INVALID_ARRAY_MAX_ITEMS FIELD_NOT_PATCHABLE AMOUNT_NOT_PATCHABLE INVALID_PATCH_OPERATION MALFORMED_REQUEST_JSON`,
    401: 'INVALID_ACCOUNT_STATUS',
    404: 'INVALID_RESOURCE_ID',
    422: `${SUMS} ${PAYEE} CITY_REQUIRED POSTAL_CODE_REQUIRED UNSUPPORTED_INTENT NOT_PATCHABLE REFERENCE_ID_NOT_FOUND INVALID_JSON_POINTER_FORMAT PATCH_PATH_REQUIRED PATCH_VALUE_REQUIRED AMOUNT_CHANGE_NOT_ALLOWED ORDER_ALREADY_COMPLETED DUPLICATE_INVOICE_ID`,
  },
  'orders.confirm': {
    400: `${SYNTAX} MALFORMED_REQUEST_JSON`,
    403: 'PAYEE_ACCOUNT_NOT_VERIFIED',
    404: 'INVALID_RESOURCE_ID',
    422: 'ORDER_ALREADY_CAPTURED ORDER_CANNOT_BE_CONFIRMED PAYMENT_ALREADY_APPROVED NO_PAYMENT_SOURCE_PROVIDED ONLY_ONE_PAYMENT_SOURCE_ALLOWED RETURN_URL_REQUIRED CANCEL_URL_REQUIRED SHIPPING_ADDRESS_INVALID TRANSACTION_LIMIT_EXCEEDED',
  },
  'orders.authorize': {
    400: `${SYNTAX} MALFORMED_REQUEST_JSON`,
    401: 'INVALID_ACCOUNT_STATUS',
    404: 'INVALID_RESOURCE_ID',
    422: 'ACTION_DOES_NOT_MATCH_INTENT ORDER_NOT_APPROVED ORDER_EXPIRED ORDER_COMPLETED_OR_VOIDED ORDER_ALREADY_AUTHORIZED AUTH_CAPTURE_NOT_ENABLED TRANSACTION_REFUSED',
  },
  'orders.capture': {
    400: `${SYNTAX} MALFORMED_REQUEST_JSON`,
    401: 'INVALID_ACCOUNT_STATUS',
    403: 'CONSENT_NEEDED PAYEE_ACCOUNT_NOT_VERIFIED',
    404: 'INVALID_RESOURCE_ID',
    409: 'PREVIOUS_REQUEST_IN_PROGRESS',
    422: `ORDER_NOT_APPROVED ORDER_ALREADY_CAPTURED ORDER_COMPLETION_IN_PROGRESS INSTRUMENT_DECLINED PAYER_ACTION_REQUIRED REDIRECT_PAYER_FOR_ALTERNATE_FUNDING PAYER_CANNOT_PAY PAYER_ACCOUNT_LOCKED_OR_CLOSED PAYER_ACCOUNT_RESTRICTED
      TRANSACTION_REFUSED COMPLIANCE_VIOLATION PAYMENT_DENIED TRANSACTION_BLOCKED_BY_PAYEE PAYEE_BLOCKED_TRANSACTION TRANSACTION_LIMIT_EXCEEDED TRANSACTION_RECEIVING_LIMIT_EXCEEDED MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED
      DOMESTIC_TRANSACTION_REQUIRED DUPLICATE_INVOICE_ID SHIPPING_ADDRESS_INVALID ${PAYEE} PAYPAL_REQUEST_ID_PREVIOUSLY_USED`,
  },
  'orders.track': { 400: SYNTAX, 404: 'INVALID_RESOURCE_ID', 422: 'CAPTURE_STATUS_NOT_VALID CAPTURE_ID_NOT_FOUND ITEM_SKU_MISMATCH MSP_NOT_SUPPORTED' },
  'orders.trackers.patch': {
    400: `${SYNTAX} FIELD_NOT_PATCHABLE INVALID_PATCH_OPERATION MALFORMED_REQUEST_JSON`,
    404: 'INVALID_RESOURCE_ID TRACKER_ID_NOT_FOUND',
    422: 'INVALID_JSON_POINTER_FORMAT NOT_PATCHABLE PATCH_VALUE_REQUIRED PATCH_PATH_REQUIRED ITEM_SKU_MISMATCH',
  },
  'captures.get': { 404: 'INVALID_RESOURCE_ID' },
  'captures.refund': {
    400: `${SYNTAX} MALFORMED_REQUEST_JSON`,
    401: 'INVALID_ACCOUNT_STATUS',
    404: 'INVALID_RESOURCE_ID',
    409: 'PREVIOUS_REQUEST_IN_PROGRESS',
    422: `${AMOUNTS} ${PAYEE} PAYER_ACCOUNT_LOCKED_OR_CLOSED PAYER_ACCOUNT_RESTRICTED CAPTURE_FULLY_REFUNDED REFUND_AMOUNT_EXCEEDED REFUND_AMOUNT_TOO_LOW REFUND_NOT_ALLOWED REFUND_TIME_LIMIT_EXCEEDED REFUND_FAILED_INSUFFICIENT_FUNDS
      PENDING_CAPTURE TRANSACTION_DISPUTED REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK REFUND_IS_RESTRICTED PARTIAL_REFUND_NOT_ALLOWED MAX_NUMBER_OF_REFUNDS_EXCEEDED REFUND_CAPTURE_CURRENCY_MISMATCH CURRENCY_MISMATCH DUPLICATE_INVOICE_ID PAYPAL_REQUEST_ID_PREVIOUSLY_USED`,
  },
  'refunds.get': { 404: 'INVALID_RESOURCE_ID' },
  'balances.get': { 400: 'INVALID_PARAMETER_VALUE' },
  'transactions.list': { 400: 'MISSING_REQUIRED_PARAMETER INVALID_PARAMETER_VALUE INVALID_PARAMETER_SYNTAX DATE_RANGE_EXCEEDED RESULTSET_TOO_LARGE' },
};

/** The older APIs: call -> `status name` pairs. */
const V1: Readonly<Record<string, string>> = {
  'payouts.create': `400:VALIDATION_ERROR 400:USER_BUSINESS_ERROR 403:SENDER_RESTRICTED 403:SENDER_EMAIL_UNCONFIRMED 403:SENDER_LOCKED 403:SENDER_ACCOUNT_UNVERIFIED 403:AUTHORIZATION_ERROR 403:REQUIRED_SCOPE_MISSING
    403:SYNC_MODE_NOT_APPLICABLE 422:INSUFFICIENT_FUNDS 422:NON_HOLDING_CURRENCY 409:PREVIOUS_REQUEST_IN_PROGRESS 403:CIP_NOT_VERIFIED 429:RATE_LIMIT_VALIDATION 429:RATE_LIMIT_VALIDATION_FAILURES 500:INTERNAL_ERROR 500:INTERNAL_SERVICE_ERROR 504:REQUEST_TIMEOUT_EXCEEDED`,
  'payouts.get': '400:VALIDATION_ERROR 403:AUTHORIZATION_ERROR 404:INVALID_RESOURCE_ID 429:RATE_LIMIT_REACHED 500:INTERNAL_ERROR',
  'payouts-item.get': '403:AUTHORIZATION_ERROR 404:INVALID_RESOURCE_ID 429:RATE_LIMIT_REACHED 500:INTERNAL_ERROR',
  'payouts-item.cancel': '400:ITEM_INCORRECT_STATUS 400:ITEM_ALREADY_CANCELLED 400:ITEM_CANCELLATION_FAILED 400:BATCH_NOT_COMPLETED 403:AUTHORIZATION_ERROR 404:INVALID_RESOURCE_ID 409:PREVIOUS_REQUEST_IN_PROGRESS 429:RATE_LIMIT_REACHED 500:INTERNAL_ERROR',
  'webhooks.create': '400:VALIDATION_ERROR 400:WEBHOOK_URL_ALREADY_EXISTS 400:WEBHOOK_NUMBER_LIMIT_EXCEEDED 429:RATE_LIMIT_REACHED 500:INTERNAL_SERVICE_ERROR',
  'webhooks.get': '404:INVALID_RESOURCE_ID',
  'webhooks.patch': '400:VALIDATION_ERROR 400:WEBHOOK_URL_ALREADY_EXISTS 404:INVALID_RESOURCE_ID',
  'webhooks.delete': '404:INVALID_RESOURCE_ID',
  'webhooks.event': '404:INVALID_RESOURCE_ID',
  'webhooks.resend': '400:VALIDATION_ERROR 404:INVALID_RESOURCE_ID',
  'webhooks.simulate': '400:VALIDATION_ERROR 404:INVALID_RESOURCE_ID',
  'webhooks.verify': '400:VALIDATION_ERROR',
  'disputes.list': '400:INVALID_REQUEST 403:NOT_AUTHORIZED 500:INTERNAL_SERVICE_ERROR',
  'disputes.get': '403:NOT_AUTHORIZED 404:RESOURCE_NOT_FOUND 500:INTERNAL_SERVICE_ERROR',
  'disputes.provide-evidence': '400:INVALID_REQUEST 400:DISPUTE_STATE_INVALID 403:NOT_AUTHORIZED 404:RESOURCE_NOT_FOUND 415:UNSUPPORTED_MEDIA_TYPE 500:INTERNAL_SERVICE_ERROR',
  'disputes.accept-claim': '400:INVALID_REQUEST 400:DISPUTE_STATE_INVALID 403:NOT_AUTHORIZED 404:RESOURCE_NOT_FOUND 500:INTERNAL_SERVICE_ERROR',
  'disputes.adjudicate': '400:INVALID_REQUEST 404:RESOURCE_NOT_FOUND 422:DISPUTE_STATE_INVALID 500:INTERNAL_SERVICE_ERROR',
  'disputes.require-evidence': '400:INVALID_REQUEST 404:RESOURCE_NOT_FOUND 422:DISPUTE_STATE_INVALID 500:INTERNAL_SERVICE_ERROR',
};

/** `call code`, or `* code`, or `call *` -> how it comes about by itself. */
const WAYS: Readonly<Record<string, string>> = {
  '* MISSING_REQUIRED_PARAMETER': 'leave a required field out',
  '* INVALID_PARAMETER_VALUE': 'a word that is not one of the listed',
  '* INVALID_PARAMETER_SYNTAX': 'a value of the wrong form',
  '* INVALID_STRING_LENGTH': 'a text that is too long, or empty',
  '* MALFORMED_REQUEST_JSON': 'a body that is not JSON',
  '* INVALID_RESOURCE_ID': 'an unknown id; of an order also one whose time is over',
  '* RESOURCE_NOT_FOUND': 'an unknown id',
  '* PREVIOUS_REQUEST_IN_PROGRESS': 'fault slow, and the same PayPal-Request-Id meanwhile',
  '* PAYPAL_REQUEST_ID_PREVIOUSLY_USED': 'one PayPal-Request-Id for two bodies',
  '* PERMISSION_DENIED': 'a token without the scope: POST /_control/api/settings, then a new token',
  '* AUTHENTICATION_FAILURE': 'no Authorization header',
  '* UNSUPPORTED_MEDIA_TYPE': 'a content-type that the call does not take',
  '* VALIDATION_ERROR': 'a field that is missing or wrong',
  '* AUTHORIZATION_ERROR': 'setting payouts false, then a new token',
  '* NOT_AUTHORIZED': 'setting disputes false, then a new token',
  '* INVALID_REQUEST': 'a field that is missing or wrong',
  '* DISPUTE_STATE_INVALID': 'a dispute that is resolved, or waits for somebody else',
  ...ways('orders.create', 'the body: facts 2.2', `${SUMS} INVALID_ARRAY_MIN_ITEMS INVALID_ARRAY_MAX_ITEMS INVALID_COUNTRY_CODE PAYEE_ACCOUNT_INVALID DUPLICATE_REFERENCE_ID REFERENCE_ID_REQUIRED CITY_REQUIRED POSTAL_CODE_REQUIRED INCOMPATIBLE_PARAMETER_VALUE UNSUPPORTED_PAYMENT_INSTRUCTION`),
  'orders.create UNSUPPORTED_INTENT': 'intent AUTHORIZE',
  'orders.create PAYPAL_REQUEST_ID_REQUIRED': 'payment_source without PayPal-Request-Id',
  'orders.create DUPLICATE_INVOICE_ID': 'an invoice_id that was paid',
  'orders.create NOT_SUPPORTED': 'a payment_source other than paypal',
  ...ways('orders.patch', 'the patch: facts 2.6', `${SUMS} INVALID_ARRAY_MAX_ITEMS FIELD_NOT_PATCHABLE INVALID_PATCH_OPERATION CITY_REQUIRED POSTAL_CODE_REQUIRED UNSUPPORTED_INTENT NOT_PATCHABLE REFERENCE_ID_NOT_FOUND INVALID_JSON_POINTER_FORMAT PATCH_PATH_REQUIRED PATCH_VALUE_REQUIRED AMOUNT_CHANGE_NOT_ALLOWED DUPLICATE_INVOICE_ID`),
  'orders.patch ORDER_ALREADY_COMPLETED': 'after the capture',
  ...ways('orders.confirm', 'the order or the payment source', 'ORDER_ALREADY_CAPTURED PAYMENT_ALREADY_APPROVED NO_PAYMENT_SOURCE_PROVIDED ONLY_ONE_PAYMENT_SOURCE_ALLOWED RETURN_URL_REQUIRED CANCEL_URL_REQUIRED'),
  'orders.authorize ACTION_DOES_NOT_MATCH_INTENT': 'any order: intent CAPTURE is the only one',
  'orders.capture ORDER_NOT_APPROVED': 'before the shopper has approved',
  'orders.capture ORDER_ALREADY_CAPTURED': 'a second capture with a new key',
  'orders.capture ORDER_COMPLETION_IN_PROGRESS': 'fault slow, and another key meanwhile',
  'orders.capture INSTRUMENT_DECLINED': 'the shopper chooses the card that is declined',
  'orders.capture MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED': 'ten declined attempts',
  'orders.capture DUPLICATE_INVOICE_ID': 'two orders with one invoice_id, the first captured',
  ...ways('orders.track', 'the capture or the items', 'CAPTURE_STATUS_NOT_VALID CAPTURE_ID_NOT_FOUND ITEM_SKU_MISMATCH'),
  ...ways('orders.trackers.patch', 'the patch', 'FIELD_NOT_PATCHABLE INVALID_PATCH_OPERATION TRACKER_ID_NOT_FOUND INVALID_JSON_POINTER_FORMAT NOT_PATCHABLE PATCH_VALUE_REQUIRED PATCH_PATH_REQUIRED ITEM_SKU_MISMATCH'),
  ...ways('captures.refund', 'the amount, or the state of the capture', `${AMOUNTS} CAPTURE_FULLY_REFUNDED REFUND_AMOUNT_EXCEEDED REFUND_NOT_ALLOWED PENDING_CAPTURE REFUND_CAPTURE_CURRENCY_MISMATCH DUPLICATE_INVOICE_ID`),
  'captures.refund REFUND_TIME_LIMIT_EXCEEDED': '180 days after the capture',
  'captures.refund REFUND_FAILED_INSUFFICIENT_FUNDS': 'POST /_control/api/balance, less than the refund',
  'captures.refund TRANSACTION_DISPUTED': 'a part of a capture with an open dispute',
  'captures.refund REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK': 'a dispute in the stage CHARGEBACK',
  'transactions.list DATE_RANGE_EXCEEDED': 'more than 31 days, or more than three years back',
  'transactions.list RESULTSET_TOO_LARGE': 'more than 10,000 rows',
  'payouts.create USER_BUSINESS_ERROR': 'a sender_batch_id of the last 30 days, or note ERRPYO014',
  'payouts.create INSUFFICIENT_FUNDS': 'less balance than amounts and fees, or note ERRPYO005',
  'payouts.create NON_HOLDING_CURRENCY': 'a currency outside the setting holdings, or note ERRPYO038',
  'payouts.create SYNC_MODE_NOT_APPLICABLE': 'sync_mode=true, or note ERRPYO037',
  'payouts.create RATE_LIMIT_VALIDATION': 'more than 400 calls in a minute (setting payoutCallsPerMinute)',
  ...ways('payouts.create', 'a note of the list ERRPYO001 to ERRPYO040', 'SENDER_RESTRICTED SENDER_EMAIL_UNCONFIRMED SENDER_LOCKED REQUIRED_SCOPE_MISSING CIP_NOT_VERIFIED RATE_LIMIT_VALIDATION_FAILURES INTERNAL_ERROR REQUEST_TIMEOUT_EXCEEDED'),
  ...ways('payouts-item.cancel', 'the state of the item', 'ITEM_INCORRECT_STATUS ITEM_ALREADY_CANCELLED BATCH_NOT_COMPLETED'),
  'payouts-item.cancel ITEM_CANCELLATION_FAILED': 'item id ERRPYO008 in the path',
  '* WEBHOOK_URL_ALREADY_EXISTS': 'an address that is registered',
  'webhooks.create WEBHOOK_NUMBER_LIMIT_EXCEEDED': 'an eleventh webhook',
};

function ways(call: string, how: string, codes: string): Record<string, string> {
  return Object.fromEntries(words(codes).map((code) => [`${call} ${code}`, how]));
}

const OF_THE_SERVICE = [[429, 'RATE_LIMIT_REACHED'], [500, 'INTERNAL_SERVER_ERROR'], [503, 'SERVICE_UNAVAILABLE']] as const;

function list(): DocumentedError[] {
  const how = (call: string, code: string) => WAYS[`${call} ${code}`] ?? WAYS[`* ${code}`] ?? BY_HEADER;
  const rows: DocumentedError[] = [
    { call: 'oauth.token', status: 401, name: 'invalid_client', issue: null, shape: 'oauth', how: 'a wrong client id or secret' },
    { call: 'oauth.token', status: 400, name: 'unsupported_grant_type', issue: null, shape: 'oauth', how: 'another grant_type' },
    { call: 'oauth.token', status: 400, name: 'invalid_request', issue: null, shape: 'oauth', how: 'no grant_type' },
  ];
  const dead = (call: string): DocumentedError => ({ call, status: 401, name: 'invalid_token', issue: null, shape: 'oauth', how: 'a token that is unknown, expired or revoked; or fault error-before with status 401' });
  for (const [call, byStatus] of Object.entries(V2)) {
    const row = (status: number, issue: string | null, name = NAME_BY_STATUS[status] ?? ''): DocumentedError => ({ call, status, name, issue, shape: 'v2', how: how(call, issue ?? name) });
    rows.push(dead(call), row(401, null), row(403, 'PERMISSION_DENIED'));
    for (const [status, issues] of Object.entries(byStatus)) rows.push(...words(issues).map((issue) => row(Number.parseInt(status, 10), issue)));
    if (byStatus[422] !== undefined) rows.push(row(415, null));
    rows.push(...OF_THE_SERVICE.map(([status, name]): DocumentedError => ({ ...row(status, null, name), how: `fault error-before or error-after with status ${String(status)}` })));
  }
  for (const [call, pairs] of Object.entries(V1)) {
    const split = words(pairs).map((pair) => pair.split(':'));
    rows.push(dead(call), ...split.map(([status = '', name = '']): DocumentedError => ({ call, status: Number.parseInt(status, 10), name, issue: null, shape: 'v1', how: how(call, name) })));
  }
  return rows;
}

export const DOCUMENTED_ERRORS: readonly DocumentedError[] = list();

const byCode = new Map(DOCUMENTED_ERRORS.toReversed().map((error) => [`${error.call} ${error.issue ?? error.name}`, error]));

/** The documented error of a call with this issue (or this name, where it has no issue). */
export function findDocumentedError(call: string, code: string): DocumentedError | undefined {
  const found = byCode.get(`${call} ${code}`);
  return found?.shape === 'oauth' ? undefined : found;
}
