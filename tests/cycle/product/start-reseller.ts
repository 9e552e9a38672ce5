import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { registerUser } from '@/lib/accounts/register-user'
import { env, setEnv } from '@/lib/foundation/env'
import { startAliexpress } from '@/sandbox/aliexpress/start-aliexpress'
import { CALLBACK, connectReseller } from '@/tests/setup/connect-reseller'
import { drawPictures, GOODS } from './supplier-goods'

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
  await connectReseller(reseller.id)
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
