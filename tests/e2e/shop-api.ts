import { expect } from '@playwright/test'

/** The shop and both third parties as a program outside the browser uses them (contract.md). */
export const BASE = process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3000'
export const PAYPAL = process.env.PAYPAL_API_BASE_URL ?? ''
export const ALIEXPRESS = process.env.ALIEXPRESS_API_BASE_URL ?? ''
export const SHOP = 'casa-clara'

export const ADDRESS = { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' }

export interface Started {
  readonly orderId: string
  readonly paypalOrderId: string
  readonly approveUrl: string
  readonly cookie: string
}

export async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
}

export async function variants(shop = SHOP): Promise<string[]> {
  const list = (await (await fetch(`${BASE}/api/shops/${shop}/products?limit=50`)).json()) as { items: { variants: { id: string; available: boolean }[] }[] }
  return list.items.flatMap((item) => item.variants.filter((variant) => variant.available).slice(0, 1).map((variant) => variant.id))
}

export async function startOrder(variantId: string, base = BASE): Promise<Started> {
  const answer = await post(`${base}/api/paypal/create-order`, { shop: SHOP, items: [{ variantId, quantity: 1 }], email: 'ana@buyer.example', shippingAddress: ADDRESS })
  expect(answer.status).toBe(201)
  const body = (await answer.json()) as Omit<Started, 'cookie'>
  return { ...body, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

export async function approve(order: Started): Promise<void> {
  expect((await post(`${PAYPAL}/_control/api/approve`, { orderId: order.paypalOrderId, outcome: 'pay' })).status).toBe(200)
}

export function capture(order: Started, base = BASE): Promise<Response> {
  return post(`${base}/api/paypal/capture-order`, { paypalOrderId: order.paypalOrderId }, { cookie: order.cookie })
}

export async function view(order: Started): Promise<{ status: string; timeline: { event: string }[] }> {
  return (await (await fetch(`${BASE}/api/orders/${order.orderId}`, { headers: { cookie: order.cookie } })).json()) as { status: string; timeline: { event: string }[] }
}

export async function untilStatus(order: Started, status: string, timeoutMs = 30_000): Promise<void> {
  await expect.poll(async () => (await view(order)).status, { timeout: timeoutMs, intervals: [100, 200, 500] }).toBe(status)
}

interface Effect {
  readonly kind?: string
  readonly [name: string]: unknown
}

/** What a third party really did, from its own journal. */
export async function effects(provider: string): Promise<Effect[]> {
  const body = (await (await fetch(`${provider}/_control/api/effects`)).json()) as { effects?: Effect[] } | Effect[]
  return Array.isArray(body) ? body : (body.effects ?? [])
}

/** How often an effect with this text in it happened there. */
export async function effectsWith(provider: string, text: string): Promise<Effect[]> {
  return (await effects(provider)).filter((effect) => JSON.stringify(effect).includes(text))
}
