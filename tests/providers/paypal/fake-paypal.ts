import { setEnv } from '@/lib/foundation/env'
import { startFake, type FakeAnswer, type SeenRequest } from '../fake-provider'

const TOKEN = { access_token: 'A21-token-1', token_type: 'Bearer', expires_in: 32400, scope: 'https://uri.paypal.com/payments/payouts a b', nonce: 'n' }

/** PayPal that gives tokens and answers everything else as the test says. */
export async function startFakePaypal(answer: (request: SeenRequest) => FakeAnswer | Promise<FakeAnswer>, token: () => FakeAnswer = () => ({ json: TOKEN })) {
  const fake = await startFake((request) => (request.path === '/v1/oauth2/token' ? token() : answer(request)))
  setEnv({ PAYPAL_API_BASE_URL: fake.url })
  return { ...fake, calls: () => fake.seen.filter((each) => each.path !== '/v1/oauth2/token') }
}

export const ORDER_ID = '7AB12345CD678901E'
export const CAPTURE_ID = '1CA98765FE432109B'
const usd = (value: string) => ({ currency_code: 'USD', value })

export const captureBody = (over: Record<string, unknown> = {}) => ({
  id: CAPTURE_ID, status: 'COMPLETED', amount: usd('30.49'), invoice_id: 'SHOP1-1001-1', custom_id: 'ord_01', final_capture: true,
  seller_receivable_breakdown: { gross_amount: usd('30.49'), paypal_fee: usd('1.55'), net_amount: usd('28.94') },
  create_time: '2026-11-21T08:00:00Z', links: [], something_new: { deep: [1] }, ...over,
})

export const orderBody = (over: Record<string, unknown> = {}, captures: unknown[] = [captureBody()]) => ({
  id: ORDER_ID, status: 'COMPLETED', intent: 'CAPTURE', payment_source: { paypal: { email_address: 'buyer@example.com' } },
  purchase_units: [{
    reference_id: 'default', amount: usd('30.49'), custom_id: 'ord_01', invoice_id: 'SHOP1-1001-1', payee: { merchant_id: 'MMMMNNNNOOOOP' },
    payments: { captures },
  }],
  links: [], ...over,
})

export const errorBody = (name: string, issue?: string) => ({
  name, message: 'Some words.', debug_id: 'f1e2d3c4b5a6', ...(issue ? { details: [{ issue, description: 'More words.' }] } : {}),
})

export const createInput = () => ({
  requestId: 'pay_01:1', customId: 'ord_01', invoiceId: 'SHOP1-1001-1', total: { minor: 3049n, currency: 'USD' },
  breakdown: { items: { minor: 2500n, currency: 'USD' }, shipping: { minor: 499n, currency: 'USD' }, tax: { minor: 50n, currency: 'USD' } },
  items: [{ name: 'Blue mug '.repeat(30), quantity: 2, unit: { minor: 1250n, currency: 'USD' }, sku: 'MUG-B' }],
  shipping: { fullName: 'Ana Test', address: { line1: '1 Main St', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US' } },
  brandName: 'Shop 1', locale: 'en-US', returnUrl: 'http://127.0.0.1:3000/checkout/return', cancelUrl: 'http://127.0.0.1:3000/cart',
})

export const payoutInput = () => ({
  senderBatchId: 'po_01', senderItemId: 'po_01', receiver: 'Seller@example.com', amount: { minor: 987n, currency: 'USD' }, note: 'Your share', subject: 'You are paid',
})
