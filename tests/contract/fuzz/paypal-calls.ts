import { expect } from 'vitest'
import { equalMoney, type Money } from '@/lib/foundation/money'
import { cancelPaypalPayoutItem } from '@/lib/providers/paypal/cancel-payout-item'
import { capturePaypalOrder, type CapturedOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalOrder, type CreatedPaypalOrder } from '@/lib/providers/paypal/create-order'
import { createPaypalPayout, type CreatedPayout } from '@/lib/providers/paypal/create-payout'
import { getPaypalBalances, type PaypalBalances } from '@/lib/providers/paypal/get-balances'
import { getPaypalCapture } from '@/lib/providers/paypal/get-capture'
import { getPaypalOrder } from '@/lib/providers/paypal/get-order'
import { getPaypalPayout } from '@/lib/providers/paypal/get-payout'
import { getPaypalRefund } from '@/lib/providers/paypal/get-refund'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import type { PaypalCapture, PaypalOrder, PaypalPayout, PaypalPayoutItem, PaypalRefund } from '@/lib/providers/paypal/reshape'
import { PAYPAL_ERRORS } from '../expected/paypal-errors'
import { CAPTURE_ID, createInput, ORDER_ID, payoutInput } from '../../providers/paypal/fake-paypal'
import * as real from '../real-paypal-bodies'
import type { FuzzedCall } from './fuzzed-call'
import type { Answered } from './judge-result'
import { at, isObject, listAt, minorOf, textAt } from './seen-body'

const EFFECT_STATUSES = [200, 201, 201, 201, 202, 204, 302, 400, 401, 403, 404, 409, 422, 422, 429, 500, 503]
const READ_STATUSES = [200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 429, 500]
const DOOR = new Set(['INVALID_REQUEST', 'NOT_AUTHORIZED', 'AUTHENTICATION_FAILURE', 'RESOURCE_NOT_FOUND', 'UNSUPPORTED_MEDIA_TYPE', 'METHOD_NOT_SUPPORTED', 'NOT_ACCEPTABLE'])
const OLD_DOOR = new Set(['VALIDATION_ERROR', 'AUTHORIZATION_ERROR', 'REQUIRED_SCOPE_MISSING'])

/** Read from the documentation's list alone: a refusal needs an error of PayPal's form whose every issue, or whose name, is documented as one. */
const mayBeRefused = (call: string) => {
  const rows = PAYPAL_ERRORS.filter((each) => each.call === call && each.expected === 'refused')
  const issues = new Set([...rows.map((each) => each.detail), 'ORDER_EXPIRED', 'ACTION_DOES_NOT_MATCH_INTENT', 'INVALID_CURRENCY', 'CURRENCY_NOT_SUPPORTED', 'CANNOT_BE_NEGATIVE', 'MAX_VALUE_EXCEEDED', 'INVALID_CURRENCY_CODE',
    'PAYER_CANNOT_PAY', 'PAYEE_ACCOUNT_INVALID', 'PAYEE_ACCOUNT_LOCKED_OR_CLOSED', 'PAYEE_ACCOUNT_RESTRICTED', 'PAYEE_ACCOUNT_NOT_VERIFIED', 'CONSENT_NEEDED', 'PERMISSION_DENIED', 'INVALID_ACCOUNT_STATUS', 'UNSUPPORTED_PAYMENT_INSTRUCTION'])
  const names = new Set(rows.filter((each) => each.detail === '').map((each) => each.name))
  return ({ status, body }: Answered): boolean => {
    if (call === 'orders.create' && isOtherOrder(body)) return true
    if (status < 400 || status >= 500) return false
    const name = textAt(body, 'name')
    if (status === 401 && (textAt(body, 'error') === 'invalid_token' || name === 'AUTHENTICATION_FAILURE')) return true
    if (name !== undefined && (DOOR.has(name) || names.has(name) || (call.startsWith('payouts') && OLD_DOOR.has(name)))) return true
    const details = listAt(body, 'details')
    return details.length > 0 && details.every((each) => issues.has(textAt(each, 'issue') ?? ''))
  }
}

/** The order that was made is not the one that was asked for: it is given up (ANSWER_MISMATCH). */
const isOtherOrder = (body: unknown) => unitsOf(body).length > 1 || (textAt(unitsOf(body)[0], 'custom_id') ?? createInput().customId) !== createInput().customId ||
  (at(unitsOf(body)[0], 'amount') !== undefined && !sameAmount(createInput().total, at(unitsOf(body)[0], 'amount')))

const isSuccess = ({ status }: Answered) => { expect(status >= 200 && status < 300, `done under HTTP ${status}`).toBe(true) }
const sameAmount = (amount: Money, found: unknown) => {
  const currency = textAt(found, 'currency_code') ?? textAt(found, 'currency') ?? ''
  return currency === amount.currency && minorOf(textAt(found, 'value') ?? '', currency) === amount.minor
}
const unitsOf = (body: unknown) => listAt(body, 'purchase_units')
const capturesIn = (body: unknown) => unitsOf(body).flatMap((unit) => listAt(unit, 'payments', 'captures'))
const KNOWN_WORD = /^(OTHER|[A-Z_]+)$/

/** A capture as given is one of the body's, with its own word, amount and fee. */
function proveCapture(value: PaypalCapture, candidates: unknown[]): void {
  const same = candidates.filter((each) => textAt(each, 'id') === value.id && sameAmount(value.amount, at(each, 'amount')))
  expect(same.length).toBeGreaterThan(0)
  expect(value.amount.minor >= 0n).toBe(true)
  expect(value.status).toMatch(KNOWN_WORD)
  if (value.status !== 'OTHER') expect(same.map((each) => textAt(each, 'status'))).toContain(value.status)
  if (value.fee) expect(value.fee.currency).toBe(value.amount.currency)
}

const refundInput = () => ({ captureId: CAPTURE_ID, amount: { minor: 500n, currency: 'USD' }, requestId: 'ref_01', invoiceId: 'ref_01', noteToPayer: 'Sorry' })

function proveRefund(value: PaypalRefund, body: unknown): void {
  expect(value.id).toBe(textAt(body, 'id'))
  if (value.status !== 'OTHER') expect(value.status).toBe(textAt(body, 'status'))
}

const items = (body: unknown) => listAt(body, 'items')
function provePayout(value: PaypalPayout, body: unknown): void {
  expect(value.batchId).toBe(real.BATCH_ID)
  expect(value.items).toHaveLength(items(body).length)
  value.items.forEach((item, index) => { proveItem(item, items(body)[index]) })
}
function proveItem(item: PaypalPayoutItem, found: unknown): void {
  expect(item.itemId).toBe(textAt(found, 'payout_item_id'))
  expect(sameAmount(item.amount, at(found, 'payout_item', 'amount'))).toBe(true)
  if (item.status !== 'OTHER') expect(item.status).toBe(textAt(found, 'transaction_status'))
  // A fee that is there and cannot be read is not "no fee": it would be booked as nothing.
  if (at(found, 'payout_item_fee') !== undefined) expect(item.fee && item.fee.currency === item.amount.currency).toBeTruthy()
}

const errors = [real.error('UNPROCESSABLE_ENTITY', 'INSTRUMENT_DECLINED'), real.error('UNPROCESSABLE_ENTITY', 'ORDER_COMPLETION_IN_PROGRESS'), real.error('INVALID_REQUEST', 'MISSING_REQUIRED_PARAMETER'), real.error('RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID'), { error: 'invalid_token', error_description: 'gone' }]
const effects = (call: string, requestKey: string | undefined, proveDone: (value: never, answered: Answered) => void) => ({ requestKey, mayBeRefused: mayBeRefused(call), proveDone })

const EFFECTS: FuzzedCall[] = [
  {
    name: 'orders.create', runs: 3_500, samples: [real.createdOrder, real.createdOrderRepresentation, ...errors], statuses: EFFECT_STATUSES, run: () => createPaypalOrder(createInput()),
    effect: effects('orders.create', createInput().requestId, (value: CreatedPaypalOrder, answered) => {
      isSuccess(answered)
      expect(value.paypalOrderId).toBe(textAt(answered.body, 'id'))
      expect(new URL(value.approveUrl).hostname).toMatch(/(^|\.)paypal\.com$|^127\.0\.0\.1$|^localhost$/)
      for (const unit of unitsOf(answered.body)) {
        if (at(unit, 'amount') !== undefined) expect(sameAmount(createInput().total, at(unit, 'amount')), 'an order over another amount').toBe(true)
        if (textAt(unit, 'custom_id') !== undefined) expect(textAt(unit, 'custom_id')).toBe(createInput().customId)
      }
    }),
  },
  {
    name: 'orders.capture', runs: 7_000, samples: [real.capturedOrder('COMPLETED'), real.capturedOrder('COMPLETED'), real.capturedOrder('PENDING'), real.capturedOrder('DECLINED'), real.minimalOrder, ...errors], statuses: EFFECT_STATUSES,
    run: () => capturePaypalOrder({ paypalOrderId: ORDER_ID, requestId: 'pay_01-c1' }),
    effect: effects('orders.capture', 'pay_01-c1', (value: CapturedOrder, answered) => {
      isSuccess(answered)
      expect(textAt(answered.body, 'id')).toBe(ORDER_ID)
      expect(value.orderId).toBe(ORDER_ID)
      proveCapture(value, capturesIn(answered.body))
    }),
  },
  {
    name: 'captures.refund', runs: 5_000, samples: [real.refund('COMPLETED'), real.refund('PENDING'), real.minimalRefund, real.error('UNPROCESSABLE_ENTITY', 'CAPTURE_FULLY_REFUNDED'), real.error('UNPROCESSABLE_ENTITY', 'DUPLICATE_INVOICE_ID'), ...errors], statuses: EFFECT_STATUSES,
    run: () => refundPaypalCapture(refundInput()),
    effect: effects('captures.refund', 'ref_01', (value: PaypalRefund, answered) => {
      isSuccess(answered)
      proveRefund(value, answered.body)
      expect(value.captureId).toBe(CAPTURE_ID)
      if (at(answered.body, 'amount') !== undefined) expect(sameAmount(refundInput().amount, at(answered.body, 'amount')), 'a refund of another amount').toBe(true)
      if (value.invoiceId !== undefined) expect(value.invoiceId).toBe('ref_01')
    }),
  },
  {
    name: 'payouts.create', runs: 5_000, samples: [real.createdPayout, real.createdPayout, real.usedBatchId, real.payout('SUCCESS'), real.oldError('VALIDATION_ERROR'), real.oldError('INSUFFICIENT_FUNDS'), real.oldError('INTERNAL_ERROR'), ...errors], statuses: EFFECT_STATUSES,
    run: () => createPaypalPayout(payoutInput()),
    effect: effects('payouts.create', payoutInput().senderBatchId, (value: CreatedPayout, answered) => {
      expect(value.adopted).toBe(false) // one body for both calls: a duplicate answer is never a batch
      isSuccess(answered)
      expect(value.batchId).toBe(textAt(answered.body, 'batch_header', 'payout_batch_id'))
      const named = textAt(answered.body, 'batch_header', 'sender_batch_header', 'sender_batch_id')
      if (named !== undefined) expect(named).toBe(payoutInput().senderBatchId)
      const amount = at(answered.body, 'batch_header', 'amount')
      if (amount !== undefined) expect(sameAmount(payoutInput().amount, amount), 'a batch over another amount').toBe(true)
    }),
  },
  {
    name: 'payouts-item.cancel', runs: 1_500, samples: [real.payoutItem('RETURNED'), real.payoutItem('UNCLAIMED'), real.oldError('ITEM_INCORRECT_STATUS'), ...errors], statuses: EFFECT_STATUSES, run: () => cancelPaypalPayoutItem(real.ITEM_ID),
    effect: effects('payouts-item.cancel', undefined, (value: PaypalPayoutItem, answered) => {
      isSuccess(answered)
      proveItem(value, answered.body)
      expect(value.itemId).toBe(real.ITEM_ID)
      expect(value.status).toBe('RETURNED')
    }),
  },
]

const is200 = ({ status }: Answered) => { expect(status).toBe(200) }
/** Null says "there is none": only PayPal itself can say so. */
const judgeAbsent = ({ status, body }: Answered) => {
  expect(status).toBe(404)
  expect(isObject(body) && textAt(body, 'name')).toBeTruthy()
}

const READS: FuzzedCall[] = [
  {
    name: 'orders.get', runs: 2_500, samples: [real.capturedOrder('COMPLETED'), real.capturedOrder('DECLINED'), real.refundedOrder, real.createdOrderRepresentation, ...errors], statuses: READ_STATUSES, run: () => getPaypalOrder(ORDER_ID),
    judge: (order: PaypalOrder | null, answered) => {
      if (order === null) return judgeAbsent(answered)
      is200(answered)
      expect(order.id).toBe(textAt(answered.body, 'id'))
      expect(order.captures).toHaveLength(capturesIn(answered.body).length)
      for (const capture of order.captures) proveCapture(capture, capturesIn(answered.body))
      if (order.status !== 'OTHER') expect(order.status).toBe(textAt(answered.body, 'status'))
      if (at(unitsOf(answered.body)[0], 'amount') !== undefined) expect(order.amount).not.toBeNull()
      const refunds = unitsOf(answered.body).flatMap((unit) => listAt(unit, 'payments', 'refunds'))
      expect(order.refunds, 'a refund that cannot be read must not look like none').toHaveLength(refunds.length)
    },
  },
  {
    name: 'captures.get', runs: 1_500, samples: [real.capture('COMPLETED'), real.capture('PENDING'), ...errors], statuses: READ_STATUSES, run: () => getPaypalCapture(CAPTURE_ID),
    judge: (capture: PaypalCapture | null, answered) => {
      if (capture === null) return judgeAbsent(answered)
      is200(answered)
      expect(capture.id).toBe(CAPTURE_ID)
      proveCapture(capture, [answered.body])
    },
  },
  {
    name: 'refunds.get', runs: 1_500, samples: [real.refund('COMPLETED'), real.refund('PENDING'), ...errors], statuses: READ_STATUSES, run: () => getPaypalRefund(real.REFUND_ID),
    judge: (refund: PaypalRefund | null, answered) => {
      if (refund === null) return judgeAbsent(answered)
      is200(answered)
      expect(refund.id).toBe(real.REFUND_ID)
      proveRefund(refund, answered.body)
    },
  },
  {
    name: 'payouts.get', runs: 2_500, samples: [real.payout('SUCCESS'), real.payout('UNCLAIMED'), real.payout('FAILED'), real.oldError('INVALID_RESOURCE_ID'), ...errors], statuses: READ_STATUSES, run: () => getPaypalPayout(real.BATCH_ID),
    judge: (payout: PaypalPayout | null, answered) => {
      if (payout === null) return judgeAbsent(answered)
      is200(answered)
      provePayout(payout, answered.body)
    },
  },
  {
    name: 'balances.get', runs: 1_500, samples: [real.balances, ...errors], statuses: READ_STATUSES, run: getPaypalBalances,
    computed: () => true, // available = total - withheld: judged below
    judge: (read: PaypalBalances, answered) => {
      is200(answered)
      const rows = listAt(answered.body, 'balances')
      expect(read.accounts).toHaveLength(rows.length)
      read.accounts.forEach((account, index) => {
        expect(sameAmount(account.total, at(rows[index], 'total_balance'))).toBe(true)
        const available = at(rows[index], 'available_balance')
        if (available !== undefined) expect(sameAmount(account.available, available)).toBe(true)
        else expect(equalMoney(account.available, { minor: account.total.minor - account.withheld.minor, currency: account.currency })).toBe(true)
      })
    },
  },
]

export const PAYPAL_CALLS: readonly FuzzedCall[] = [...EFFECTS, ...READS]
