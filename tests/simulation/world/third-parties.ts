import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { env, setEnv } from '@/lib/foundation/env'
import type { CatalogueProduct } from '@/sandbox/aliexpress/catalogue/product'
import type { Settings, TokenRow } from '@/sandbox/aliexpress/rows'
import { startAliexpress } from '@/sandbox/aliexpress/start-aliexpress'
import type { Movement } from '@/sandbox/paypal/money/create-books'
import { readPayPalSettings } from '@/sandbox/paypal/read-paypal-settings'
import { startPayPal } from '@/sandbox/paypal/start-paypal'
import { carry } from '../parties/registry'
import { storeOf, type Table } from '../parties/open-state-store'
import { forgetPorts } from '../parties/start-server'

export const SHOP = 'http://127.0.0.1:3000'
const WEBHOOK = `${SHOP}/api/paypal/webhook`
const PUSH = `${SHOP}/api/aliexpress/webhook`
export const CALLBACK = `${SHOP}/aliexpress/callback`

type Json = Record<string, unknown>

export interface ThirdParties {
  readonly paypalUrl: string
  readonly aliexpressUrl: string
  /** What a person does on their pages, as JSON; throws where it is refused. */
  paypal(target: string, body: Json): Promise<Json>
  aliexpress(target: string, body: Json): Promise<Json>
  table<T>(party: 'paypal' | 'aliexpress', name: string): Table<T>
  /** What PayPal has for us now, in cents. */
  balanceMinor(): bigint
  stop(): Promise<void>
}

/** RSA keys are made once per run: making them is slow and their chance is not the seed's. */
const folder = mkdtempSync(path.join(tmpdir(), 'simulation-'))
process.on('exit', () => { rmSync(folder, { recursive: true, force: true }) })

export interface PartiesOptions {
  readonly products: readonly CatalogueProduct[]
  readonly aliexpress: Partial<Settings>
  readonly balanceLagSeconds: number
  readonly openingBalanceMinor: number
  /** How long PayPal works on a batch of payouts. */
  readonly payoutSeconds?: number
  readonly tokens: readonly TokenRow[]
}

async function post(url: string, body: Json | string, headers: Record<string, string> = {}): Promise<{ status: number; json: Json }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await carry({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(text), fault: null })
  return { status: answer.status, json: JSON.parse(answer.body.toString() || '{}') as Json }
}

async function control(url: string, target: string, body: Json): Promise<Json> {
  const { status, json } = await post(`${url}/_control/api/${target}`, body)
  if (status >= 300) throw new Error(`control ${target}: ${status} ${JSON.stringify(json)}`)
  return json
}

async function registerWebhook(url: string): Promise<string> {
  const basic = Buffer.from(`${env().paypalClientId}:${env().paypalClientSecret}`).toString('base64')
  const token = await post(`${url}/v1/oauth2/token`, 'grant_type=client_credentials', { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' })
  const made = await post(`${url}/v1/notifications/webhooks`, { url: WEBHOOK, event_types: [{ name: '*' }] }, { authorization: `Bearer ${String(token.json.access_token)}` })
  if (made.status !== 201) throw new Error(`no webhook: ${made.status} ${JSON.stringify(made.json)}`)
  return String(made.json.id)
}

/** Both sandboxes as they are, in this process, with the webhook registered and the shop pointed at them. */
export async function startThirdParties(options: PartiesOptions): Promise<ThirdParties> {
  forgetPorts()
  const paypal = await startPayPal({
    ...readPayPalSettings({ SANDBOX_STATE_DIR: path.join(folder, 'paypal'), SANDBOX_PAYPAL_CLIENT_ID: env().paypalClientId, SANDBOX_PAYPAL_CLIENT_SECRET: env().paypalClientSecret }),
    balanceLagSeconds: options.balanceLagSeconds,
    openingBalanceMinor: options.openingBalanceMinor,
  })
  const supplier = await startAliexpress({
    host: '127.0.0.1', port: 0, stateDir: path.join(folder, 'aliexpress'), latencyMs: 0, appKey: env().aliexpressAppKey ?? '', appSecret: env().aliexpressAppSecret ?? '',
    paypalBaseUrl: paypal.url, defaults: { redirectUris: [CALLBACK], pushUrl: PUSH, ...options.aliexpress }, products: options.products, picturesDir: path.resolve('sandbox/aliexpress/catalogue/pictures'),
  })
  if (options.payoutSeconds !== undefined) await control(paypal.url, 'settings', { payoutSeconds: options.payoutSeconds })
  for (const token of options.tokens) supplier.supplier.tokens.put(token.token, token)
  setEnv({
    PAYPAL_API_BASE_URL: paypal.url, ALIEXPRESS_API_BASE_URL: supplier.url, ALIEXPRESS_SITE_BASE_URL: supplier.url,
    PAYPAL_WEBHOOK_ID: await registerWebhook(paypal.url), PAYPAL_WEBHOOK_CA_FILE: path.join(folder, 'paypal', 'webhook-ca.pem'),
  })
  return {
    paypalUrl: paypal.url,
    aliexpressUrl: supplier.url,
    paypal: (target, body) => control(paypal.url, target, body),
    aliexpress: (target, body) => control(supplier.url, target, body),
    table: (party, name) => storeOf(party).table(name),
    balanceMinor() {
      let last: Movement | null = null
      for (const line of storeOf('paypal').table<Movement>('movements').values()) if (line.currency === 'USD' && line.serial > (last?.serial ?? -1)) last = line
      return BigInt(last?.available ?? 0)
    },
    async stop() {
      await supplier.stop()
      await paypal.stop()
    },
  }
}
