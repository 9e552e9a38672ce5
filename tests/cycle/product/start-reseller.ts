import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finishConnection } from '@/lib/accounts/finish-connection'
import { registerUser } from '@/lib/accounts/register-user'
import { startConnection } from '@/lib/accounts/start-connection'
import { sha256Hex } from '@/lib/foundation/crypto'
import { env, setEnv } from '@/lib/foundation/env'
import { startAliexpress } from '@/sandbox/aliexpress/start-aliexpress'
import { drawPictures, GOODS } from './supplier-goods'

const CALLBACK = 'http://127.0.0.1:3000/aliexpress/callback'
const BUYER = '1861703697'

export interface TestReseller {
  readonly userId: string
  readonly shopSlug: string
  readonly supplierUrl: string
  control(target: string, body: object): Promise<void>
  stop(): Promise<void>
}

/** The AliExpress sandbox with a few goods on a free port, and a reseller who is connected to it through its consent form. */
export async function startReseller(): Promise<TestReseller> {
  const folder = mkdtempSync(path.join(tmpdir(), 'supplier-'))
  const picturesDir = path.join(folder, 'pictures')
  await drawPictures(picturesDir)
  const program = await startAliexpress({
    host: '127.0.0.1', port: 0, stateDir: path.join(folder, 'state'), latencyMs: 0, appKey: env().aliexpressAppKey ?? '', appSecret: env().aliexpressAppSecret ?? '',
    paypalBaseUrl: null, defaults: { redirectUris: [CALLBACK] }, products: GOODS, picturesDir,
  })
  setEnv({ ALIEXPRESS_API_BASE_URL: program.url, ALIEXPRESS_SITE_BASE_URL: program.url })
  const reseller = await registerUser({ email: 'lamps@shop.example', name: 'Lampara Norte', password: 'violet anchor drifts past nine', shopName: 'Casa Prueba', locale: 'en' })
  await connect(reseller.id)
  return {
    userId: reseller.id,
    shopSlug: reseller.shop?.slug ?? '',
    supplierUrl: program.url,
    async control(target, body) {
      await fetch(`${program.url}/_control/api/${target}`, { method: 'POST', body: JSON.stringify(body) })
    },
    async stop() {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same way as a person goes: state, consent form, callback. */
async function connect(userId: string): Promise<void> {
  const person = { userId, sessionHash: sha256Hex('a test browser') }
  const consent = new URL(await startConnection(person))
  const form = new URLSearchParams(consent.searchParams)
  form.set('buyer', BUYER)
  form.set('decision', 'authorize')
  const answer = await fetch(consent.origin + consent.pathname, { method: 'POST', body: form, redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '').searchParams
  const result = await finishConnection({ state: back.get('state') ?? undefined, code: back.get('code') ?? undefined, error: undefined }, person)
  if (result.result !== 'connected') throw new Error(`not connected: ${result.result}`)
}
