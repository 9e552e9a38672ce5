import { describe, expect, it } from 'vitest'
import { cancelPaypalPayoutItem } from '@/lib/providers/paypal/cancel-payout-item'
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout'
import { getPaypalBalances } from '@/lib/providers/paypal/get-balances'
import { getPaypalCapture } from '@/lib/providers/paypal/get-capture'
import { getMerchantId } from '@/lib/providers/paypal/get-merchant-id'
import { getPaypalPayout } from '@/lib/providers/paypal/get-payout'
import { getPaypalRefund } from '@/lib/providers/paypal/get-refund'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import { fakePerTest } from '../fake-per-test'
import { captureBody, CAPTURE_ID, errorBody, payoutInput, startFakePaypal } from './fake-paypal'

const { start: paypal, close } = fakePerTest(startFakePaypal)

const usd = (value: string) => ({ currency_code: 'USD', value })
const refundBody = (over: object = {}) => ({
  id: '2RF11122233344455', status: 'COMPLETED', amount: usd('10.00'), invoice_id: 'ref_01', create_time: '2026-11-21T08:00:00Z',
  seller_payable_breakdown: { gross_amount: usd('10.00'), paypal_fee: usd('0.00'), net_amount: usd('10.00'), total_refunded_amount: usd('12.00') }, links: [], ...over,
})

describe('refunds and captures', () => {
  const refund = () => refundPaypalCapture({ captureId: CAPTURE_ID, amount: { minor: 1000n, currency: 'USD' }, requestId: 'ref_01', invoiceId: 'ref_01', noteToPayer: 'é'.repeat(300) })

  it('refunds under the request id of our row', async () => {
    const fake = await paypal(() => ({ status: 201, json: refundBody() }))
    expect(await refund()).toMatchObject({ kind: 'done', value: { id: '2RF11122233344455', status: 'COMPLETED', captureId: CAPTURE_ID, amount: { minor: 1000n }, totalRefunded: { minor: 1200n } }, evidence: { requestKey: 'ref_01' } })
    expect(fake.calls()[0]?.path).toBe(`/v2/payments/captures/${CAPTURE_ID}/refund`)
    expect(JSON.parse(fake.calls()[0]?.text ?? '')).toEqual({ amount: usd('10.00'), invoice_id: 'ref_01', note_to_payer: 'é'.repeat(255) })
  })

  it.each([
    [{ status: 'PENDING', status_details: { reason: 'ECHECK' } }, { status: 'PENDING', pendingReason: 'ECHECK' }],
    [{ status: 'NEW_ONE', amount: undefined }, { status: 'OTHER', amount: null }],
  ])('reports %o as it is', async (over, expected) => {
    await paypal(() => ({ status: 201, json: refundBody(over) }))
    expect(await refund()).toMatchObject({ kind: 'done', value: expected })
  })

  it('is unknown without an id or with an unreadable amount', async () => {
    await paypal(() => ({ status: 201, json: refundBody({ id: '' }) }))
    expect((await refund()).kind).toBe('unknown')
    await close()
    await paypal(() => ({ status: 201, json: refundBody({ amount: usd('ten') }) }))
    expect((await refund()).kind).toBe('unknown')
  })

  it('reads captures and refunds; another id in the answer is no answer', async () => {
    await paypal(({ path }) => ({ json: path.includes('captures') ? captureBody({ supplementary_data: { related_ids: { order_id: 'O1' } }, payee: { merchant_id: 'M' } }) : refundBody() }))
    expect(await getPaypalCapture(CAPTURE_ID)).toMatchObject({ orderId: 'O1', payeeMerchantId: 'M' })
    expect(await getPaypalRefund('2RF11122233344455')).toMatchObject({ invoiceId: 'ref_01' })
    await expect(getPaypalCapture('ANOTHER')).rejects.toMatchObject({ code: 'provider_unavailable' })
  })
})

const batch = (over: { header?: object; item?: object; items?: unknown[] } = {}) => ({
  total_items: 1, total_pages: 1,
  batch_header: { payout_batch_id: 'ABCDE12345FGH', batch_status: 'SUCCESS', sender_batch_header: { sender_batch_id: 'po_01' }, fees: { currency: 'USD', value: '0.20' }, ...over.header },
  items: over.items ?? [{
    payout_item_id: 'HGF54321EDCBA', transaction_id: '9TX', transaction_status: 'UNCLAIMED', payout_item_fee: { currency: 'USD', value: '0.20' },
    payout_item: { amount: { currency: 'USD', value: '9.87' }, receiver: 'seller@example.com', sender_item_id: 'po_01' },
    errors: { name: 'RECEIVER_UNREGISTERED', message: 'words' }, ...over.item,
  }],
})
const duplicate = (link?: string) => ({
  name: 'USER_BUSINESS_ERROR', message: 'User business error.', debug_id: 'd1',
  details: [{ field: 'SENDER_BATCH_ID', location: 'body', issue: 'Batch with given sender_batch_id already exists', ...(link ? { link: [{ href: link, rel: 'self', method: 'GET' }] } : {}) }],
})

describe('payouts', () => {
  it('pays one receiver', async () => {
    const fake = await paypal(() => ({ status: 201, json: { batch_header: { payout_batch_id: 'ABCDE12345FGH', batch_status: 'PENDING', sender_batch_header: { sender_batch_id: 'po_01' } } } }))
    expect(await createPaypalPayout(payoutInput())).toMatchObject({ kind: 'done', value: { batchId: 'ABCDE12345FGH', status: 'PENDING', adopted: false } })
    expect(JSON.parse(fake.calls()[0]?.text ?? '')).toEqual({
      sender_batch_header: { sender_batch_id: 'po_01', email_subject: 'You are paid' },
      items: [{ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '9.87' }, receiver: 'Seller@example.com', sender_item_id: 'po_01', note: 'Your share', recipient_wallet: 'PAYPAL' }],
    })
  })

  it('adopts the batch of an earlier try, never fetching the link itself', async () => {
    const fake = await paypal(({ method }) => (method === 'POST' ? { status: 400, json: duplicate('https://evil.test/v1/payments/payouts/ABCDE12345FGH') } : { json: batch() }))
    expect(await createPaypalPayout(payoutInput())).toMatchObject({ kind: 'done', value: { batchId: 'ABCDE12345FGH', status: 'SUCCESS', adopted: true }, evidence: { code: 'USER_BUSINESS_ERROR' } })
    expect(fake.calls()[1]?.path).toMatch(/^\/v1\/payments\/payouts\/ABCDE12345FGH\?/)
  })

  it.each([
    ['the link is missing', undefined, batch()],
    ['the link is strange', 'https://x/v1/payments/payouts/../../oauth2', batch()],
    ['the batch is not there', 'H/v1/payments/payouts/GONE', null],
    ['another header', 'H/v1/payments/payouts/ABCDE12345FGH', batch({ header: { sender_batch_header: { sender_batch_id: 'po_02' } } })],
    ['another amount', 'H/v1/payments/payouts/ABCDE12345FGH', batch({ item: { payout_item: { amount: { currency: 'USD', value: '9.88' }, receiver: 'seller@example.com', sender_item_id: 'po_01' } } })],
    ['another item', 'H/v1/payments/payouts/ABCDE12345FGH', batch({ item: { payout_item: { amount: { currency: 'USD', value: '9.87' }, receiver: 'seller@example.com', sender_item_id: 'po_02' } } })],
    ['another receiver', 'H/v1/payments/payouts/ABCDE12345FGH', batch({ item: { payout_item: { amount: { currency: 'USD', value: '9.87' }, receiver: 'other@example.com', sender_item_id: 'po_01' } } })],
    ['no items', 'H/v1/payments/payouts/ABCDE12345FGH', batch({ items: [] })],
    ['two items', 'H/v1/payments/payouts/ABCDE12345FGH', batch({ items: [...batch().items, ...batch().items] })],
  ])('is unknown when the sender_batch_id was used and %s', async (_what, link, json) => {
    await paypal(({ method }) => (method === 'POST' ? { status: 400, json: duplicate(link) } : json === null ? { status: 404, json: {} } : { json }))
    expect((await createPaypalPayout(payoutInput())).kind).toBe('unknown')
  })

  it('is unknown when the answer names another sender_batch_id or no batch', async () => {
    for (const json of [{ batch_header: { payout_batch_id: 'B', batch_status: 'PENDING', sender_batch_header: { sender_batch_id: 'po_99' } } }, { batch_header: { batch_status: 'PENDING' } }, {}]) {
      await paypal(() => ({ status: 201, json }))
      expect((await createPaypalPayout(payoutInput())).kind).toBe('unknown')
      await close()
    }
  })

  it('reads items with fee and error, and keeps new words', async () => {
    await paypal(() => ({ json: batch({ header: { batch_status: 'ACKNOWLEDGED' }, item: { transaction_status: 'ON_THE_MOON' } }) }))
    expect(await getPaypalPayout('ABCDE12345FGH')).toEqual({
      batchId: 'ABCDE12345FGH', batchStatus: 'OTHER', senderBatchId: 'po_01', fees: { minor: 20n, currency: 'USD' }, totalItems: 1,
      items: [{ itemId: 'HGF54321EDCBA', transactionId: '9TX', status: 'OTHER', rawStatus: 'ON_THE_MOON', amount: { minor: 987n, currency: 'USD' }, fee: { minor: 20n, currency: 'USD' }, receiver: 'seller@example.com', senderItemId: 'po_01', errorName: 'RECEIVER_UNREGISTERED', errorMessage: 'words' }],
    })
  })

  it('cancels an unclaimed item', async () => {
    await paypal(({ path }) => (path.includes('HGF') ? { json: batch({ item: { transaction_status: 'RETURNED' } }).items[0] } : { status: 400, json: errorBody('ITEM_INCORRECT_STATUS') }))
    expect(await cancelPaypalPayoutItem('HGF54321EDCBA')).toMatchObject({ kind: 'done', value: { status: 'RETURNED' } })
    expect(await cancelPaypalPayoutItem('OTHER')).toMatchObject({ kind: 'refused', code: 'ITEM_INCORRECT_STATUS' })
  })
})

describe('balances', () => {
  const report = (over: object = {}) => ({
    balances: [{ currency: 'USD', primary: true, total_balance: usd('100.00'), available_balance: usd('90.00'), withheld_balance: usd('10.00') }, { total_balance: { currency_code: 'EUR', value: '-1.00' } }],
    account_id: 'MMMMNNNNOOOOP', as_of_time: '2026-11-21T07:00:00Z', last_refresh_time: '2026-11-21T06:00:00Z', ...over,
  })
  it('reads every currency, negative ones too, and the merchant id once', async () => {
    const fake = await paypal(() => ({ json: report() }))
    expect(await getPaypalBalances()).toEqual({
      asOf: new Date('2026-11-21T07:00:00Z'), lastRefresh: new Date('2026-11-21T06:00:00Z'), accountId: 'MMMMNNNNOOOOP',
      accounts: [
        { currency: 'USD', total: { minor: 10000n, currency: 'USD' }, available: { minor: 9000n, currency: 'USD' }, withheld: { minor: 1000n, currency: 'USD' } },
        { currency: 'EUR', total: { minor: -100n, currency: 'EUR' }, available: { minor: -100n, currency: 'EUR' }, withheld: { minor: 0n, currency: 'EUR' } },
      ],
    })
    expect([await getMerchantId(), await getMerchantId()]).toEqual(['MMMMNNNNOOOOP', 'MMMMNNNNOOOOP'])
    expect(fake.calls()).toHaveLength(2)
  })
  it.each([
    [{ status: 403, json: errorBody('NOT_AUTHORIZED', 'PERMISSION_DENIED') }, 'provider_refused'],
    [{ status: 404, json: errorBody('RESOURCE_NOT_FOUND') }, 'provider_refused'],
    [{ status: 503, json: {} }, 'provider_unavailable'],
    [{ json: report({ as_of_time: 'yesterday' }) }, 'provider_unavailable'],
    [{ json: report({ balances: [{ total_balance: usd('100.00'), available_balance: 'much' }] }) }, 'provider_unavailable'],
    [{ json: report({ balances: [{ total_balance: usd('100.00'), available_balance: { currency_code: 'EUR', value: '1.00' } }] }) }, 'provider_unavailable'],
  ])('is an error and never zero: %o', async (answer, code) => {
    await paypal(() => answer)
    await expect(getPaypalBalances()).rejects.toMatchObject({ code })
  })
})
