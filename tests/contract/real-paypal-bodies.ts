import { CAPTURE_ID, createInput, ORDER_ID, payoutInput } from '../providers/paypal/fake-paypal'

/**
 * Bodies as PayPal sends them (facts/paypal.md 16); tests/contract/published-schemas.test.ts holds them against PayPal's own OpenAPI files. They are
 * what the fuzzed bodies start from.
 */
const HOST = 'https://api-m.sandbox.paypal.com'
const usd = (value: string) => ({ currency_code: 'USD', value })
const old = (value: string) => ({ currency: 'USD', value })
export const REFUND_ID = '1JU08902781691411'
export const BATCH_ID = 'FYXMPQTX4JC9N'
export const ITEM_ID = 'HGF54321EDCBA'

export const createdOrder = {
  id: ORDER_ID, status: 'PAYER_ACTION_REQUIRED', payment_source: { paypal: {} },
  links: [{ href: `${HOST}/v2/checkout/orders/${ORDER_ID}`, rel: 'self', method: 'GET' }, { href: `https://www.sandbox.paypal.com/checkoutnow?token=${ORDER_ID}`, rel: 'payer-action', method: 'GET' }],
}
const unit = {
  reference_id: 'default', amount: { ...usd('30.49'), breakdown: { item_total: usd('25.00'), shipping: usd('4.99'), tax_total: usd('0.50') } }, payee: { email_address: 'shop@example.com', merchant_id: 'MMMMNNNNPPPPQ' },
  custom_id: createInput().customId, invoice_id: createInput().invoiceId,
  shipping: { name: { full_name: 'Ana Test' }, address: { address_line_1: '1 Main St', admin_area_2: 'San Jose', admin_area_1: 'CA', postal_code: '95131', country_code: 'US' } },
}
export const createdOrderRepresentation = { ...createdOrder, intent: 'CAPTURE', purchase_units: [unit], create_time: '2026-11-21T07:59:00Z' }
export const minimalOrder = { id: ORDER_ID, status: 'COMPLETED', links: [{ href: `${HOST}/v2/checkout/orders/${ORDER_ID}`, rel: 'self', method: 'GET' }] }

type Status = 'COMPLETED' | 'PENDING' | 'DECLINED'
export const capture = (status: Status) => ({
  id: CAPTURE_ID, status, amount: usd('30.49'), invoice_id: createInput().invoiceId, custom_id: createInput().customId, final_capture: true,
  seller_protection: { status: 'ELIGIBLE', dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'] },
  ...(status === 'COMPLETED' ? { seller_receivable_breakdown: { gross_amount: usd('30.49'), paypal_fee: usd('1.55'), net_amount: usd('28.94') } } : {}),
  ...(status === 'PENDING' ? { status_details: { reason: 'PENDING_REVIEW' } } : {}),
  payee: { email_address: 'shop@example.com', merchant_id: 'MMMMNNNNPPPPQ' }, supplementary_data: { related_ids: { order_id: ORDER_ID } },
  create_time: '2026-11-21T08:00:00Z', update_time: '2026-11-21T08:00:00Z',
  links: [
    { href: `${HOST}/v2/payments/captures/${CAPTURE_ID}`, rel: 'self', method: 'GET' }, { href: `${HOST}/v2/payments/captures/${CAPTURE_ID}/refund`, rel: 'refund', method: 'POST' },
    { href: `${HOST}/v2/checkout/orders/${ORDER_ID}`, rel: 'up', method: 'GET' },
  ],
})
export const refund = (status: 'COMPLETED' | 'PENDING') => ({
  id: REFUND_ID, status, ...(status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}), amount: usd('5.00'), invoice_id: 'ref_01', note_to_payer: 'Sorry',
  seller_payable_breakdown: { gross_amount: usd('5.00'), paypal_fee: usd('0.00'), net_amount: usd('5.00'), total_refunded_amount: usd('5.00') },
  create_time: '2026-11-22T08:00:00Z', update_time: '2026-11-22T08:00:00Z',
  links: [{ href: `${HOST}/v2/payments/refunds/${REFUND_ID}`, rel: 'self', method: 'GET' }, { href: `${HOST}/v2/payments/captures/${CAPTURE_ID}`, rel: 'up', method: 'GET' }],
})
export const minimalRefund = { id: REFUND_ID, status: 'COMPLETED', links: refund('COMPLETED').links }

const payer = { name: { given_name: 'Ana', surname: 'Test' }, email_address: 'buyer@example.com', payer_id: 'AAAABBBBCCCCD', address: { country_code: 'US' } }
const paid = (payments: object) => ({
  id: ORDER_ID, intent: 'CAPTURE', status: 'COMPLETED', payment_source: { paypal: { email_address: 'buyer@example.com', account_id: 'AAAABBBBCCCCD', account_status: 'VERIFIED', name: payer.name, address: payer.address } },
  purchase_units: [{ ...unit, payments }], payer, links: minimalOrder.links,
})
export const capturedOrder = (status: Status) => paid({ captures: [capture(status)] })
export const refundedOrder = paid({ captures: [{ ...capture('COMPLETED'), status: 'PARTIALLY_REFUNDED' }], refunds: [refund('COMPLETED')] })

const header = { sender_batch_id: payoutInput().senderBatchId, email_subject: payoutInput().subject }
export const createdPayout = {
  batch_header: { payout_batch_id: BATCH_ID, batch_status: 'PENDING', sender_batch_header: header },
  links: [{ href: `${HOST}/v1/payments/payouts/${BATCH_ID}`, rel: 'self', method: 'GET', encType: 'application/json' }],
}
type ItemStatus = 'SUCCESS' | 'UNCLAIMED' | 'FAILED' | 'RETURNED'
export const payoutItem = (status: ItemStatus) => ({
  payout_item_id: ITEM_ID, ...(status === 'FAILED' ? {} : { transaction_id: '8AB12345CD678901E' }), transaction_status: status, payout_item_fee: old(status === 'FAILED' ? '0.00' : '0.25'), payout_batch_id: BATCH_ID,
  payout_item: { recipient_type: 'EMAIL', amount: old('9.87'), note: 'Your share', receiver: payoutInput().receiver, sender_item_id: payoutInput().senderItemId, recipient_wallet: 'PAYPAL' },
  time_processed: '2026-11-21T08:00:05Z',
  ...(status === 'UNCLAIMED' ? { errors: { name: 'RECEIVER_UNREGISTERED', debug_id: 'f1e2d3c4b5a6', message: 'Receiver is unregistered', information_link: 'https://developer.paypal.com' } } : {}),
  ...(status === 'FAILED' ? { errors: { name: 'INSUFFICIENT_FUNDS', debug_id: 'f1e2d3c4b5a6', message: 'Not enough', information_link: 'https://developer.paypal.com' } } : {}),
  links: [{ href: `${HOST}/v1/payments/payouts-item/${ITEM_ID}`, rel: 'item', method: 'GET', encType: 'application/json' }],
})
export const payout = (status: ItemStatus) => ({
  total_items: 1, total_pages: 1,
  batch_header: { payout_batch_id: BATCH_ID, batch_status: 'SUCCESS', time_created: '2026-11-21T08:00:00Z', time_completed: '2026-11-21T08:00:05Z', sender_batch_header: header, funding_source: 'BALANCE', amount: old('9.87'), fees: old('0.25') },
  items: [payoutItem(status)], links: createdPayout.links,
})
export const balances = {
  balances: [
    { currency: 'USD', primary: true, total_balance: usd('1200.00'), available_balance: usd('1150.00'), withheld_balance: usd('50.00') },
    { currency: 'EUR', total_balance: { currency_code: 'EUR', value: '10.00' }, available_balance: { currency_code: 'EUR', value: '10.00' }, withheld_balance: { currency_code: 'EUR', value: '0.00' } },
  ],
  account_id: 'MMMMNNNNPPPPQ', as_of_time: '2026-11-21T07:00:00Z', last_refresh_time: '2026-11-21T07:00:00Z',
}

/** The shape of Orders v2 and Payments v2 (2.8). */
export const error = (name: string, issue?: string) => ({
  name, message: name === 'UNPROCESSABLE_ENTITY' ? 'The requested action could not be performed, semantically incorrect, or failed business validation.' : 'Some words.', debug_id: 'f1e2d3c4b5a6', ...(issue ? { details: [{ field: '/x', issue, description: 'More words.' }] } : {}),
  links: [{ href: `https://developer.paypal.com/docs/api/orders/v2/#error-${issue ?? name}`, rel: 'information_link', method: 'GET' }],
})
/** The older shape of Payouts v1 (4.1). */
export const oldError = (name: string) => ({ name, message: 'Some words.', debug_id: 'f1e2d3c4b5a6', information_link: 'https://developer.paypal.com', details: [], links: [] })
/** A sender_batch_id that was used before; `link` is PayPal's own key (4.2). */
export const usedBatchId = {
  name: 'USER_BUSINESS_ERROR', message: 'User business error.', debug_id: 'f1e2d3c4b5a6', information_link: 'https://developer.paypal.com',
  details: [{ field: 'SENDER_BATCH_ID', location: 'body', issue: 'Batch with given sender_batch_id already exists', link: [{ href: `${HOST}/v1/payments/payouts/${BATCH_ID}`, rel: 'self', method: 'GET', encType: 'application/json' }] }],
}
