import { randomUUID } from 'node:crypto'

const { PAYPAL_API_BASE_URL, PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET } = process.env

let token: Promise<string> | undefined

async function fetchToken(): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${PAYPAL_CLIENT_ID}:${PAYPAL_CLIENT_SECRET}`).toString('base64')}`
  const answer = await fetch(`${PAYPAL_API_BASE_URL}/v1/oauth2/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ grant_type: 'client_credentials' }) })
  if (!answer.ok) throw new Error(`token: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { access_token: string }).access_token
}

async function call<T>(path: string, body: object): Promise<T> {
  token ??= fetchToken() // once for the life of the process
  const headers = { authorization: `Bearer ${await token}`, 'content-type': 'application/json', prefer: 'return=representation', 'paypal-request-id': randomUUID() }
  const answer = await fetch(`${PAYPAL_API_BASE_URL}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

const decimal = (minor: number) => (minor / 100).toFixed(2)

export async function createPaypalOrder(amountMinor: number): Promise<string> {
  const context = { user_action: 'PAY_NOW', return_url: 'http://127.0.0.1/paid', cancel_url: 'http://127.0.0.1/cancelled' }
  const order = await call<{ id: string }>('/v2/checkout/orders', {
    intent: 'CAPTURE',
    purchase_units: [{ amount: { currency_code: 'USD', value: decimal(amountMinor) } }],
    payment_source: { paypal: { experience_context: context } },
  })
  return order.id
}

interface Captured {
  readonly purchase_units: [{ readonly payments: { readonly captures: [{ readonly id: string; readonly seller_receivable_breakdown: { readonly paypal_fee: { readonly value: string } } }] } }]
}

export async function capturePaypalOrder(paypalOrderId: string): Promise<{ captureId: string; feeMinor: number }> {
  const order = await call<Captured>(`/v2/checkout/orders/${paypalOrderId}/capture`, {})
  const capture = order.purchase_units[0].payments.captures[0]
  return { captureId: capture.id, feeMinor: Math.round(Number(capture.seller_receivable_breakdown.paypal_fee.value) * 100) }
}
