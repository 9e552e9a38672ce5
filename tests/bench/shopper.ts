import type { BareApp } from './open-bare-app'
import type { Stack } from './open-stack'

export interface Bought {
  readonly orderId: string
  readonly cookie: string
  /** The capture call without the time that PayPal took in it (Server-Timing). */
  readonly captureOwnMs: number
  readonly capturedAt: number
}

const EMAIL = 'ana@buyer.example'
const ADDRESS = { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'California', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' }

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
}

/** A variant that is on sale with stock enough for the whole run. */
export async function pickVariants(stack: Stack, shop: string): Promise<string[]> {
  const list = (await (await fetch(`${stack.url}/api/shops/${shop}/products?limit=50`)).json()) as { items: { variants: { id: string; available: boolean }[] }[] }
  return list.items.flatMap((item) => item.variants.filter((variant) => variant.available).map((variant) => variant.id).slice(0, 1))
}

interface Created {
  readonly orderId: string
  readonly paypalOrderId: string
}

interface Till {
  create(): Promise<Response>
  capture(order: Created, cookie: string): Promise<Response>
}

export function buy(stack: Stack, shop: string, variantId: string): Promise<Bought> {
  return buyAt(stack, {
    create: () => post(`${stack.url}/api/paypal/create-order`, { shop, items: [{ variantId, quantity: 1 }], email: EMAIL, shippingAddress: ADDRESS }),
    capture: ({ paypalOrderId }, cookie) => post(`${stack.url}/api/paypal/capture-order`, { paypalOrderId }, { cookie }),
  })
}

/** The same at the small program of the bare app. */
export function buyAtPeer(stack: Stack, bare: BareApp): Promise<Bought> {
  return buyAt(stack, {
    create: () => post(`${bare.url}/orders`, { email: EMAIL, quantity: 1 }),
    capture: ({ orderId }) => post(`${bare.url}/orders/${orderId}/capture`, {}),
  })
}

/** One shopper: two POSTs to the shop, and the approval at PayPal in between. */
async function buyAt(stack: Stack, till: Till): Promise<Bought> {
  const created = await till.create()
  if (created.status !== 201) throw new Error(`create: ${created.status} ${await created.text()}`)
  const order = (await created.json()) as Created
  const cookie = (created.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  await post(`${stack.paypal}/_control/api/approve`, { orderId: order.paypalOrderId, outcome: 'pay' })
  const startedAt = performance.now()
  const captured = await till.capture(order, cookie)
  await captured.text()
  const totalMs = performance.now() - startedAt
  if (captured.status !== 200) throw new Error(`capture: ${captured.status}`)
  const providerMs = Number(/dur=(\d+)/.exec(captured.headers.get('server-timing') ?? '')?.[1] ?? 0)
  return { orderId: order.orderId, cookie, captureOwnMs: Math.max(0, totalMs - providerMs), capturedAt: performance.now() }
}

export async function statusOf(stack: Stack, bought: Bought): Promise<string> {
  return ((await (await fetch(`${stack.url}/api/orders/${bought.orderId}`, { headers: { cookie: bought.cookie } })).json()) as { status: string }).status
}

export async function atOnce<T>(shoppers: number, count: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const run = async () => {
    while (next < count) results.push(await act(next++))
  }
  await Promise.all(Array.from({ length: shoppers }, run))
  return results
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.trunc(sorted.length * part))] ?? 0
}
