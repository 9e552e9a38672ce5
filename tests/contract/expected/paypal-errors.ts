import { NOT_SENT } from '@/lib/foundation/outcome'
import { words, type ExpectedClass, type ExpectedError } from './expected-error'

/**
 * Every error that PayPal documents for the calls we make, with its class. Written from facts/paypal.md (1, 2.8, 3, 4.2, 4.4, 5) and
 * reliability.md R4, not from the client: what is not certainly without effect is unknown.
 */
const issues = (call: string, status: number, name: string, expected: ExpectedClass, list: string, as?: string): ExpectedError[] =>
  words(list).map((detail) => ({ call, status, name, detail, expected, ...(as ? { as } : {}) }))
const names = (call: string, status: number, expected: ExpectedClass, list: string, as?: string): ExpectedError[] =>
  words(list).map((name) => ({ call, status, name, detail: '', expected, ...(as ? { as } : {}) }))

const AMOUNTS = 'DECIMAL_PRECISION DECIMALS_NOT_SUPPORTED CANNOT_BE_ZERO_OR_NEGATIVE'
const PAYEE = 'PAYEE_ACCOUNT_LOCKED_OR_CLOSED PAYEE_ACCOUNT_RESTRICTED'
const PAYER = 'PAYER_ACCOUNT_LOCKED_OR_CLOSED PAYER_ACCOUNT_RESTRICTED'

/** Orders v2 and Payments v2: what any effect may answer (2.8). */
const anyEffect = (call: string): ExpectedError[] => [
  ...issues(call, 400, 'INVALID_REQUEST', 'refused', 'MISSING_REQUIRED_PARAMETER INVALID_PARAMETER_VALUE INVALID_PARAMETER_SYNTAX INVALID_STRING_LENGTH MALFORMED_REQUEST_JSON'),
  ...names(call, 401, 'refused', 'AUTHENTICATION_FAILURE', NOT_SENT),
  ...issues(call, 401, 'AUTHENTICATION_FAILURE', 'refused', 'INVALID_ACCOUNT_STATUS'),
  ...names(call, 401, 'refused', 'invalid_token', NOT_SENT),
  ...issues(call, 403, 'NOT_AUTHORIZED', 'refused', 'PERMISSION_DENIED'),
  ...issues(call, 409, 'RESOURCE_CONFLICT', 'unknown', 'PREVIOUS_REQUEST_IN_PROGRESS'),
  ...names(call, 415, 'refused', 'UNSUPPORTED_MEDIA_TYPE'),
  // Not documented for these calls: a key that was used before may mean that the first one was carried out.
  ...issues(call, 422, 'UNPROCESSABLE_ENTITY', 'unknown', 'PAYPAL_REQUEST_ID_PREVIOUSLY_USED'),
  ...names(call, 429, 'refused', 'RATE_LIMIT_REACHED', NOT_SENT),
  ...names(call, 500, 'unknown', 'INTERNAL_SERVER_ERROR'),
  ...names(call, 503, 'unknown', 'SERVICE_UNAVAILABLE'),
]

const ORDERS: ExpectedError[] = [
  ...anyEffect('orders.create'),
  ...issues('orders.create', 400, 'INVALID_REQUEST', 'refused', 'INVALID_ARRAY_MIN_ITEMS INVALID_ARRAY_MAX_ITEMS INVALID_COUNTRY_CODE PAYPAL_REQUEST_ID_REQUIRED NOT_SUPPORTED'),
  ...issues('orders.create', 403, 'NOT_AUTHORIZED', 'refused', 'CONSENT_NEEDED PAYEE_ACCOUNT_NOT_VERIFIED'),
  ...issues('orders.create', 422, 'UNPROCESSABLE_ENTITY', 'refused', `${AMOUNTS} ${PAYEE} PAYEE_ACCOUNT_INVALID UNSUPPORTED_PAYMENT_INSTRUCTION AMOUNT_MISMATCH ITEM_TOTAL_MISMATCH ITEM_TOTAL_REQUIRED TAX_TOTAL_MISMATCH TAX_TOTAL_REQUIRED
    CANNOT_BE_NEGATIVE MAX_VALUE_EXCEEDED INVALID_CURRENCY_CODE MULTI_CURRENCY_ORDER DUPLICATE_INVOICE_ID DUPLICATE_REFERENCE_ID REFERENCE_ID_REQUIRED CITY_REQUIRED POSTAL_CODE_REQUIRED
    SHIPPING_ADDRESS_INVALID UNSUPPORTED_INTENT INCOMPATIBLE_PARAMETER_VALUE`),
  ...anyEffect('orders.capture'),
  ...issues('orders.capture', 403, 'NOT_AUTHORIZED', 'refused', 'CONSENT_NEEDED PAYEE_ACCOUNT_NOT_VERIFIED'),
  ...issues('orders.capture', 404, 'RESOURCE_NOT_FOUND', 'refused', 'INVALID_RESOURCE_ID'),
  ...issues('orders.capture', 422, 'UNPROCESSABLE_ENTITY', 'refused', `${PAYER} ${PAYEE} ORDER_NOT_APPROVED ORDER_ALREADY_CAPTURED INSTRUMENT_DECLINED PAYER_ACTION_REQUIRED
    REDIRECT_PAYER_FOR_ALTERNATE_FUNDING PAYER_CANNOT_PAY TRANSACTION_REFUSED COMPLIANCE_VIOLATION PAYMENT_DENIED TRANSACTION_BLOCKED_BY_PAYEE PAYEE_BLOCKED_TRANSACTION
    TRANSACTION_LIMIT_EXCEEDED TRANSACTION_RECEIVING_LIMIT_EXCEEDED MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED DOMESTIC_TRANSACTION_REQUIRED DUPLICATE_INVOICE_ID SHIPPING_ADDRESS_INVALID`),
  ...issues('orders.capture', 422, 'UNPROCESSABLE_ENTITY', 'unknown', 'ORDER_COMPLETION_IN_PROGRESS'),
]

const REFUNDS: ExpectedError[] = [
  ...anyEffect('captures.refund'),
  ...issues('captures.refund', 404, 'RESOURCE_NOT_FOUND', 'refused', 'INVALID_RESOURCE_ID'),
  ...issues('captures.refund', 422, 'UNPROCESSABLE_ENTITY', 'refused', `${AMOUNTS} ${PAYEE} ${PAYER} INVALID_CURRENCY_CODE CAPTURE_FULLY_REFUNDED REFUND_AMOUNT_EXCEEDED REFUND_AMOUNT_TOO_LOW REFUND_NOT_ALLOWED
    REFUND_TIME_LIMIT_EXCEEDED REFUND_FAILED_INSUFFICIENT_FUNDS PENDING_CAPTURE TRANSACTION_DISPUTED REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK REFUND_IS_RESTRICTED PARTIAL_REFUND_NOT_ALLOWED
    MAX_NUMBER_OF_REFUNDS_EXCEEDED REFUND_CAPTURE_CURRENCY_MISMATCH CURRENCY_MISMATCH`),
  // The invoice id is our refund's own: a duplicate says that an earlier try may have been carried out.
  ...issues('captures.refund', 422, 'UNPROCESSABLE_ENTITY', 'unknown', 'DUPLICATE_INVOICE_ID'),
]

const PAYOUTS: ExpectedError[] = [
  ...names('payouts.create', 400, 'refused', 'VALIDATION_ERROR NON_HOLDING_CURRENCY CIP_NOT_VERIFIED'),
  ...names('payouts.create', 403, 'refused', 'SENDER_RESTRICTED SENDER_EMAIL_UNCONFIRMED SENDER_LOCKED SENDER_ACCOUNT_UNVERIFIED AUTHORIZATION_ERROR REQUIRED_SCOPE_MISSING SYNC_MODE_NOT_APPLICABLE'),
  ...names('payouts.create', 422, 'refused', 'INSUFFICIENT_FUNDS'),
  // A used batch id is the success of an earlier try: done where the linked batch is ours (tested on its own), unknown without the link.
  ...names('payouts.create', 400, 'unknown', 'USER_BUSINESS_ERROR PREVIOUS_REQUEST_IN_PROGRESS'),
  ...names('payouts.create', 401, 'refused', 'invalid_token', NOT_SENT),
  ...names('payouts.create', 429, 'refused', 'RATE_LIMIT_VALIDATION RATE_LIMIT_VALIDATION_FAILURES', NOT_SENT),
  ...names('payouts.create', 500, 'unknown', 'INTERNAL_ERROR INTERNAL_SERVICE_ERROR'),
  ...names('payouts.create', 504, 'unknown', 'REQUEST_TIMEOUT_EXCEEDED'),
  ...names('payouts-item.cancel', 400, 'refused', 'ITEM_INCORRECT_STATUS ITEM_ALREADY_CANCELLED ITEM_CANCELLATION_FAILED BATCH_NOT_COMPLETED'),
  ...names('payouts-item.cancel', 404, 'refused', 'INVALID_RESOURCE_ID'),
  ...names('payouts-item.cancel', 403, 'refused', 'AUTHORIZATION_ERROR'),
  ...names('payouts-item.cancel', 401, 'refused', 'invalid_token', NOT_SENT),
  ...names('payouts-item.cancel', 409, 'unknown', 'PREVIOUS_REQUEST_IN_PROGRESS'),
  ...names('payouts-item.cancel', 429, 'refused', 'RATE_LIMIT_REACHED', NOT_SENT),
  ...names('payouts-item.cancel', 500, 'unknown', 'INTERNAL_ERROR'),
]

const anyRead = (call: string): ExpectedError[] => [
  ...names(call, 401, 'refused', 'invalid_token AUTHENTICATION_FAILURE'),
  ...issues(call, 403, 'NOT_AUTHORIZED', 'refused', 'PERMISSION_DENIED'),
  ...names(call, 429, 'unknown', 'RATE_LIMIT_REACHED'),
  ...names(call, 500, 'unknown', 'INTERNAL_SERVER_ERROR'),
  ...names(call, 503, 'unknown', 'SERVICE_UNAVAILABLE'),
]

const READS: ExpectedError[] = [
  ...['orders.get', 'captures.get', 'refunds.get'].flatMap((call) => [
    ...anyRead(call),
    ...issues(call, 404, 'RESOURCE_NOT_FOUND', 'absent', 'INVALID_RESOURCE_ID'),
  ]),
  ...issues('orders.get', 401, 'AUTHENTICATION_FAILURE', 'refused', 'INVALID_ACCOUNT_STATUS'),
  ...names('payouts.get', 400, 'refused', 'VALIDATION_ERROR'),
  ...names('payouts.get', 401, 'refused', 'invalid_token'),
  ...names('payouts.get', 403, 'refused', 'AUTHORIZATION_ERROR'),
  ...names('payouts.get', 404, 'absent', 'INVALID_RESOURCE_ID'),
  ...names('payouts.get', 429, 'unknown', 'RATE_LIMIT_REACHED'),
  ...names('payouts.get', 500, 'unknown', 'INTERNAL_ERROR'),
  ...anyRead('balances.get'),
  ...issues('balances.get', 400, 'INVALID_REQUEST', 'refused', 'INVALID_PARAMETER_VALUE'),
  ...names('oauth.token', 400, 'refused', 'invalid_request unsupported_grant_type'),
  ...names('oauth.token', 401, 'refused', 'invalid_client'),
]

export const PAYPAL_ERRORS: readonly ExpectedError[] = [...ORDERS, ...REFUNDS, ...PAYOUTS, ...READS]
