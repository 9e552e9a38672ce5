import type { Shop } from './open-shop'

const SHOP = 'casa-clara'
const ADDRESS = { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'California', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' }
/** How long a shopper keeps pressing the button. */
const PATIENCE_MS = 180_000
const MOST_AT_ONCE = 20

export interface Bought {
  readonly orderId: string
  readonly paypalOrderId: string
}

/** One call of a shopper: what became of it, for the promise that an accepted request is answered (T14). */
export interface Call {
  readonly startedAt: number
  readonly endedAt: number
  readonly isAnswered: boolean
  /** 0 without an answer. */
  readonly status: number
  readonly retryAfter: string | null
  /** The route and, without an answer, how the connection broke. */
  readonly what: string
}

export interface Purchases {
  readonly bought: Bought[]
  /** Shoppers who were refused or gave up, and what they were told. */
  readonly gaveUp: string[]
  readonly calls: Call[]
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly cookie: string
  readonly retryAfter: string | null
}

/** The word for how a call broke, at the bottom of the error. */
function reasonOf(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error ? ((at as { code?: string }).code ?? at.message) : String(at)
}

/** Null where no whole answer came. The connection is not kept: nothing is sent into one that a dying server has closed. */
async function post(url: string, body: object, headers: Record<string, string> = {}, onBroken: (reason: string) => void = () => undefined): Promise<Answer | null> {
  try {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', connection: 'close', ...headers }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) })
    const text = await answer.text()
    return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', retryAfter: answer.headers.get('retry-after') }
  } catch (error) {
    onBroken(reasonOf(error))
    return null
  }
}

/** A shop that does not answer, or says that it cannot now, is asked again, as a person does who presses the button once more. */
async function insist(what: string, wanted: readonly number[], ask: () => Promise<Answer | null>): Promise<Answer> {
  const deadline = performance.now() + PATIENCE_MS
  for (let tries = 1; ; tries++) {
    const answer = await ask()
    if (answer && wanted.includes(answer.status)) return answer
    const isFinal = answer !== null && answer.status < 500 && answer.status !== 429
    const told = answer ? `${answer.status} ${String(answer.body.code ?? '')}` : 'no answer'
    if (isFinal || performance.now() > deadline) throw new Error(`${what}: ${told} after ${tries} tries`)
    await pause(Math.min(250 * tries, 2000))
  }
}

/** Two POSTs to the shop under one Idempotency-Key, and the approval at PayPal in between. */
async function buy(shop: Shop, variantId: string, key: string, calls: Call[]): Promise<Bought> {
  const ours = async (path: string, body: object, headers: Record<string, string>) => {
    const startedAt = performance.now()
    let broken = ''
    const answer = await post(`${shop.url}${path}`, body, headers, (reason) => { broken = ` ${reason}` })
    calls.push({ startedAt, endedAt: performance.now(), isAnswered: answer !== null, status: answer?.status ?? 0, retryAfter: answer?.retryAfter ?? null, what: `${path}${broken}` })
    return answer
  }
  const order = { shop: SHOP, items: [{ variantId, quantity: 1 }], email: 'ana@buyer.example', shippingAddress: ADDRESS }
  const created = await insist(`create-order ${key}`, [201], () => ours('/api/paypal/create-order', order, { 'idempotency-key': key }))
  const bought = { orderId: String(created.body.orderId), paypalOrderId: String(created.body.paypalOrderId) }
  // 409: a webhook was quicker than the answer, the payment is taken already.
  await insist(`approval of ${bought.orderId}`, [200, 409], () => post(`${shop.paypal}/_control/api/approve`, { orderId: bought.paypalOrderId, outcome: 'pay' }))
  await insist(`capture of ${bought.orderId}`, [200, 202], () => ours('/api/paypal/capture-order', { paypalOrderId: bought.paypalOrderId }, { cookie: created.cookie }))
  return bought
}

/** The products of the shop, and a supplier that does not run out of them. */
export async function stockShop(shop: Shop, skus: readonly string[]): Promise<string[]> {
  const list = (await (await fetch(`${shop.url}/api/shops/${SHOP}/products?limit=50`)).json()) as { items: { variants: { id: string; available: boolean }[] }[] }
  const answer = await post(`${shop.aliexpress}/_control/api/settings`, { stock: Object.fromEntries(skus.map((sku) => [sku, 1_000_000])) })
  if (answer?.status !== 200) throw new Error(`the supplier's stock could not be set: ${answer?.status ?? 'no answer'}`)
  return list.items.flatMap((item) => item.variants.filter((variant) => variant.available).slice(0, 1).map((variant) => variant.id))
}

/** `orders` shoppers, one every `everyMs`, at most 20 at a time; more of them come until `isOver`. */
export async function sendShoppers(shop: Shop, options: { variants: readonly string[]; orders: number; seed: number; everyMs: number; isOver: () => boolean }): Promise<Purchases> {
  const purchases: Purchases = { bought: [], gaveUp: [], calls: [] }
  const startedAt = performance.now()
  let next = 0
  const line = async () => {
    while (next < options.orders || !options.isOver()) {
      const index = next++
      await pause(Math.max(0, startedAt + index * options.everyMs - performance.now()))
      const variant = options.variants[(index + options.seed) % options.variants.length] ?? ''
      await buy(shop, variant, `drill-${options.seed}-${index}`, purchases.calls).then(
        (bought) => purchases.bought.push(bought),
        (error: unknown) => purchases.gaveUp.push(error instanceof Error ? error.message : String(error)),
      )
    }
  }
  await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, options.orders) }, line))
  return purchases
}
