import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { setEnv } from '@/lib/foundation/env'
import { NOT_SENT, type Outcome } from '@/lib/foundation/outcome'
import { cancelPaypalPayoutItem } from '@/lib/providers/paypal/cancel-payout-item'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { sendForEffect } from '@/lib/providers/paypal/effect'
import { createPaypalOrder } from '@/lib/providers/paypal/create-order'
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import type { FakeAnswer } from '../fake-provider'
import { CAPTURE_ID, createInput, errorBody, ORDER_ID, payoutInput, startFakePaypal } from './fake-paypal'

let answer: FakeAnswer = {}
let paypal: Awaited<ReturnType<typeof startFakePaypal>>
beforeAll(async () => { paypal = await startFakePaypal(() => answer) })
afterEach(() => { answer = {} })
afterAll(async () => {
  await paypal.close()
  setEnv(null)
})

const CALLS: Record<string, () => Promise<Outcome<unknown>>> = {
  create: () => createPaypalOrder(createInput()),
  capture: () => capturePaypalOrder({ paypalOrderId: ORDER_ID, requestId: 'k' }),
  refund: () => refundPaypalCapture({ captureId: CAPTURE_ID, amount: { minor: 1n, currency: 'USD' }, requestId: 'k', invoiceId: 'i', noteToPayer: '' }),
  payout: () => createPaypalPayout(payoutInput()),
  cancel: () => cancelPaypalPayoutItem('HGF54321EDCBA'),
}

type Row = [call: string, status: number, name: string, issue: string | undefined, kind: 'refused' | 'unknown', code?: string]
const unprocessable = (call: string, kind: 'refused' | 'unknown', issues: string): Row[] => issues.trim().split(/\s+/).map((issue): Row => [call, 422, 'UNPROCESSABLE_ENTITY', issue, kind])
const named = (call: string, status: number, kind: 'refused' | 'unknown', names: string): Row[] => names.trim().split(/\s+/).map((name): Row => [call, status, name, undefined, kind])

/** Every documented error and its class (facts/paypal.md 2.8, 3, 4.4; reliability.md R4). */
const ROWS: Row[] = [
  ...unprocessable('create', 'refused', `AMOUNT_MISMATCH ITEM_TOTAL_MISMATCH ITEM_TOTAL_REQUIRED TAX_TOTAL_MISMATCH TAX_TOTAL_REQUIRED DECIMAL_PRECISION DECIMALS_NOT_SUPPORTED
    CANNOT_BE_NEGATIVE CANNOT_BE_ZERO_OR_NEGATIVE MAX_VALUE_EXCEEDED INVALID_CURRENCY_CODE MULTI_CURRENCY_ORDER DUPLICATE_INVOICE_ID DUPLICATE_REFERENCE_ID REFERENCE_ID_REQUIRED
    CITY_REQUIRED POSTAL_CODE_REQUIRED SHIPPING_ADDRESS_INVALID PAYEE_ACCOUNT_INVALID PAYEE_ACCOUNT_LOCKED_OR_CLOSED PAYEE_ACCOUNT_RESTRICTED UNSUPPORTED_INTENT INCOMPATIBLE_PARAMETER_VALUE`),
  ...unprocessable('capture', 'refused', `ORDER_NOT_APPROVED ORDER_ALREADY_CAPTURED INSTRUMENT_DECLINED PAYER_ACTION_REQUIRED REDIRECT_PAYER_FOR_ALTERNATE_FUNDING PAYER_CANNOT_PAY
    PAYER_ACCOUNT_LOCKED_OR_CLOSED PAYER_ACCOUNT_RESTRICTED TRANSACTION_REFUSED COMPLIANCE_VIOLATION PAYMENT_DENIED TRANSACTION_BLOCKED_BY_PAYEE PAYEE_BLOCKED_TRANSACTION
    TRANSACTION_LIMIT_EXCEEDED TRANSACTION_RECEIVING_LIMIT_EXCEEDED MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED DOMESTIC_TRANSACTION_REQUIRED DUPLICATE_INVOICE_ID SHIPPING_ADDRESS_INVALID`),
  ...unprocessable('capture', 'unknown', 'ORDER_COMPLETION_IN_PROGRESS SOMETHING_NEW'),
  ...unprocessable('refund', 'refused', `CAPTURE_FULLY_REFUNDED REFUND_AMOUNT_EXCEEDED REFUND_AMOUNT_TOO_LOW REFUND_NOT_ALLOWED REFUND_TIME_LIMIT_EXCEEDED REFUND_FAILED_INSUFFICIENT_FUNDS
    PENDING_CAPTURE TRANSACTION_DISPUTED REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK REFUND_IS_RESTRICTED PARTIAL_REFUND_NOT_ALLOWED MAX_NUMBER_OF_REFUNDS_EXCEEDED
    REFUND_CAPTURE_CURRENCY_MISMATCH CURRENCY_MISMATCH DECIMAL_PRECISION DECIMALS_NOT_SUPPORTED CANNOT_BE_ZERO_OR_NEGATIVE`),
  ...unprocessable('refund', 'unknown', 'DUPLICATE_INVOICE_ID SOMETHING_NEW'),
  ...['create', 'capture', 'refund'].flatMap((call): Row[] => [
    [call, 400, 'INVALID_REQUEST', 'MISSING_REQUIRED_PARAMETER', 'refused'],
    [call, 400, 'INVALID_REQUEST', 'PAYPAL_REQUEST_ID_REQUIRED', 'refused'],
    [call, 401, 'AUTHENTICATION_FAILURE', 'INVALID_ACCOUNT_STATUS', 'refused'],
    [call, 401, 'AUTHENTICATION_FAILURE', undefined, 'refused', NOT_SENT],
    [call, 403, 'NOT_AUTHORIZED', 'PERMISSION_DENIED', 'refused'],
    [call, 404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID', 'refused'],
    [call, 409, 'RESOURCE_CONFLICT', 'PREVIOUS_REQUEST_IN_PROGRESS', 'unknown'],
    [call, 415, 'UNSUPPORTED_MEDIA_TYPE', undefined, 'refused'],
    [call, 422, 'UNPROCESSABLE_ENTITY', undefined, 'unknown'],
    [call, 429, 'RATE_LIMIT_REACHED', undefined, 'refused', NOT_SENT],
    [call, 500, 'INTERNAL_SERVER_ERROR', undefined, 'unknown'],
    [call, 503, 'SERVICE_UNAVAILABLE', undefined, 'unknown'],
    [call, 400, 'DUPLICATE_REQUEST_ID', undefined, 'unknown'],
  ]),
  ...named('payout', 400, 'refused', 'VALIDATION_ERROR SENDER_RESTRICTED SENDER_EMAIL_UNCONFIRMED SENDER_LOCKED SENDER_ACCOUNT_UNVERIFIED NON_HOLDING_CURRENCY CIP_NOT_VERIFIED'),
  ...named('payout', 403, 'refused', 'AUTHORIZATION_ERROR REQUIRED_SCOPE_MISSING SYNC_MODE_NOT_APPLICABLE INSUFFICIENT_FUNDS'),
  ...named('payout', 422, 'refused', 'INSUFFICIENT_FUNDS'),
  ...named('payout', 400, 'unknown', 'USER_BUSINESS_ERROR PREVIOUS_REQUEST_IN_PROGRESS SOMETHING_NEW'),
  ...named('payout', 500, 'unknown', 'INTERNAL_ERROR INTERNAL_SERVICE_ERROR'),
  ...named('payout', 504, 'unknown', 'REQUEST_TIMEOUT_EXCEEDED'),
  ['payout', 429, 'RATE_LIMIT_VALIDATION', undefined, 'refused', NOT_SENT],
  ...named('cancel', 400, 'refused', 'ITEM_INCORRECT_STATUS ITEM_ALREADY_CANCELLED ITEM_CANCELLATION_FAILED BATCH_NOT_COMPLETED'),
  ...named('cancel', 404, 'refused', 'INVALID_RESOURCE_ID'),
]

describe('documented error -> class', () => {
  it.each(ROWS)('%s: %i %s %s is %s', async (call, status, name, issue, kind, code) => {
    answer = { status, json: errorBody(name, issue), headers: { 'Paypal-Debug-Id': 'dbg' } }
    const outcome = await CALLS[call]?.()
    expect(outcome).toMatchObject({ kind, evidence: { httpStatus: status, debugId: 'dbg' } })
    if (outcome?.kind === 'refused') expect(outcome.code).toBe(code ?? issue ?? name)
  })

  it('two issues of which one is unknown prove nothing', async () => {
    answer = { status: 422, json: { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'INSTRUMENT_DECLINED' }, { issue: 'NEW' }] } }
    expect((await CALLS.capture?.())?.kind).toBe('unknown')
  })

  it('a deadline that passes after sending is unknown', async () => {
    answer = 'silence'
    const started = performance.now()
    expect(await sendForEffect({ method: 'POST', path: '/v2/checkout/orders', requestId: 'k', body: {}, deadlineMs: 1_200 })).toMatchObject({ kind: 'unknown', evidence: { requestKey: 'k' } })
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
