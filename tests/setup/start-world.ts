import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { registerUser } from '@/lib/accounts/register-user'
import { importProduct } from '@/lib/cycle/product/import-product'
import type { CreateOrderInput } from '@/lib/cycle/checkout/schema'
import { startOrder, type StartedOrder } from '@/lib/cycle/checkout/start-order'
import { capturePayment, type CaptureResult } from '@/lib/cycle/payment/capture-payment'
import { findPaymentByPaypalOrder } from '@/lib/cycle/payment/store'
import { setClock } from '@/lib/foundation/clock'
import { sha256Hex } from '@/lib/foundation/crypto'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { env, setEnv } from '@/lib/foundation/env'
import { stopQueue } from '@/lib/queue/boss'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue/index'
import { startAliexpress } from '@/sandbox/aliexpress/start-aliexpress'
import { CALLBACK, connectReseller } from '@/tests/setup/connect-reseller'
import { runJobsOnce } from '@/tests/setup/run-jobs'
import { readPayPalSettings } from '@/sandbox/paypal/read-paypal-settings'
import { startPayPal } from '@/sandbox/paypal/start-paypal'

export const SESSION = sha256Hex('the browser of the shopper')

type Body = Record<string, unknown>

/** Both third parties over HTTP, a connected reseller with a shop and one product: everything that one sale needs. */
export interface World {
  readonly userId: string
  readonly shop: string
  readonly variantId: string
  readonly priceMinor: bigint
  paypal(path: string, body?: Body, method?: string): Promise<Body>
  aliexpress(path: string, body?: Body, method?: string): Promise<Body>
  /** An order as POST /api/paypal/create-order makes it. */
  order(changes?: Partial<CreateOrderInput>, idempotencyKey?: string | null): Promise<StartedOrder>
  approve(paypalOrderId: string, outcome?: string): Promise<void>
  capture(paypalOrderId: string): Promise<CaptureResult>
  /** Order, approval, capture: a paid order with its fulfilment job. */
  paidOrder(): Promise<StartedOrder>
  /** Runs every job there is, also those that wait, until none is left; between rounds the third parties have some time of their own. */
  drain(pauseMs?: number): Promise<void>
  stop(): Promise<void>
}

async function control(url: string, target: string, body?: Body, method = body === undefined ? 'GET' : 'POST'): Promise<Body> {
  const answer = await fetch(`${url}/_control/api/${target}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`control ${target}: ${answer.status} ${text}`)
  return text === '' ? {} : (JSON.parse(text) as Body)
}

/** `clockFile`: one clock for both third parties, for a test that moves or follows it. */
export async function startWorld({ clockFile }: { clockFile?: string } = {}): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'world-'))
  const paypal = await startPayPal(readPayPalSettings({ SANDBOX_STATE_DIR: path.join(folder, 'paypal'), SANDBOX_PAYPAL_CLIENT_ID: env().paypalClientId, SANDBOX_PAYPAL_CLIENT_SECRET: env().paypalClientSecret, SANDBOX_CLOCK_FILE: clockFile }))
  const supplier = await startAliexpress({
    host: '127.0.0.1', port: 0, stateDir: path.join(folder, 'aliexpress'), latencyMs: 0, clockFile, appKey: env().aliexpressAppKey ?? '', appSecret: env().aliexpressAppSecret ?? '',
    paypalBaseUrl: paypal.url, defaults: { redirectUris: [CALLBACK] }, products: CATALOGUE, picturesDir: fileURLToPath(new URL('../../sandbox/aliexpress/catalogue/pictures/', import.meta.url)),
  })
  setEnv({ PAYPAL_API_BASE_URL: paypal.url, ALIEXPRESS_API_BASE_URL: supplier.url, ALIEXPRESS_SITE_BASE_URL: supplier.url })
  await control(supplier.url, 'settings', { autoPay: true, orderVisibleAfterMs: 0 })
  const reseller = await registerUser({ email: 'clara@shop.example', name: 'Clara Ruiz', password: 'violet anchor drifts past nine', shopName: 'Casa Prueba', locale: 'en' })
  await prisma.user.update({ where: { id: reseller.id }, data: { paypalPayoutEmail: 'clara-payouts@shop.example' } })
  await prisma.platformConfig.update({ where: { id: 'platform' }, data: { adminPaypalEmail: 'owner@platform.example' } })
  await prisma.userWorkflowConfig.update({ where: { userId: reseller.id }, data: { workingCapital: 1_000_000n } })
  await connectReseller(reseller.id)
  const goods = CATALOGUE.find((each) => each.skus.length > 1 && each.skus.every((sku) => sku.stock > 100)) ?? CATALOGUE[0]
  const product = await importProduct({ userId: reseller.id, productIdOrUrl: goods?.productId ?? '', publish: true })
  const variant = await prisma.productVariant.findFirstOrThrow({ where: { productId: product.productId, stock: { gt: 20 } }, orderBy: { position: 'asc' } })
  const shop = reseller.shop?.slug ?? ''

  const world: World = {
    userId: reseller.id,
    shop,
    variantId: variant.id,
    priceMinor: variant.priceMinor,
    paypal: (target, body, method) => control(paypal.url, target, body, method),
    aliexpress: (target, body, method) => control(supplier.url, target, body, method),
    order: (changes = {}, idempotencyKey = null) =>
      startOrder(
        {
          shop, items: [{ variantId: variant.id, quantity: 1 }], email: 'ana@buyer.example', locale: 'en',
          shippingAddress: { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' },
          ...changes,
        },
        { sessionHash: SESSION, idempotencyKey, shopperId: null },
      ),
    async approve(paypalOrderId, outcome = 'pay') {
      await control(paypal.url, 'approve', { orderId: paypalOrderId, outcome })
    },
    async capture(paypalOrderId) {
      const payment = await findPaymentByPaypalOrder(paypalOrderId)
      if (!payment) throw new Error('no payment')
      return capturePayment(payment)
    },
    async paidOrder() {
      const order = await world.order()
      await world.approve(order.paypalOrderId)
      await world.capture(order.paypalOrderId)
      return order
    },
    drain,
    async stop() {
      await supplier.stop()
      await paypal.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return world
}

/** After a file's last test: the clock is the real one again; queue, third parties and database are closed. */
export async function closeWorld(world: World): Promise<void> {
  setClock(null)
  await stopQueue()
  await world.stop()
  await closeDatabase()
}

const MOST_ROUNDS = 60

async function drain(pauseMs = 100): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if ((await runJobsOnce()) === 0) return
    await new Promise((resolve) => setTimeout(resolve, pauseMs)) // payouts are processed, orders become visible
  }
  throw new Error('jobs never end')
}
