import '@/tests/setup/test-database'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPassword } from '@/lib/accounts/verify-password'
import { listShopProducts } from '@/lib/cycle/product/list-shop-products'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue'
import { startAliexpress } from '@/sandbox/aliexpress/start-aliexpress'
import { testDatabaseUrl } from '@/tests/setup/test-database'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'seed-'))
const APP_URL = 'http://127.0.0.1:3999'
let sandbox: Awaited<ReturnType<typeof startAliexpress>>

beforeAll(async () => {
  sandbox = await startAliexpress({
    host: '127.0.0.1', port: 0, stateDir: path.join(folder, 'state'), latencyMs: 0, appKey: process.env.ALIEXPRESS_APP_KEY ?? '', appSecret: process.env.ALIEXPRESS_APP_SECRET ?? '',
    paypalBaseUrl: null, defaults: { redirectUris: [`${APP_URL}/aliexpress/callback`] }, products: CATALOGUE,
    picturesDir: fileURLToPath(new URL('../../sandbox/aliexpress/catalogue/pictures/', import.meta.url)),
  })
})
afterAll(async () => {
  await sandbox.stop()
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

async function runScript(script: string, args: readonly string[], overrides: Record<string, string>): Promise<string> {
  const env = { ...process.env, DATABASE_URL: testDatabaseUrl, NEXTAUTH_URL: APP_URL, DATA_DIR: folder, ...overrides }
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root, env })
  return stdout
}
const seed = (overrides: Record<string, string>) => runScript('prisma/seed.ts', [], overrides)
const withSandbox = () => ({ ALIEXPRESS_API_BASE_URL: sandbox.url, ALIEXPRESS_SITE_BASE_URL: sandbox.url })

describe('the demo world', { timeout: 120_000 }, () => {
  it('is never made with real money', async () => {
    await seed({ PAYPAL_ENVIRONMENT: 'production', ALIEXPRESS_ENVIRONMENT: 'production', PAYPAL_API_BASE_URL: '', ALIEXPRESS_API_BASE_URL: '', ALIEXPRESS_SITE_BASE_URL: '' })
    expect(await prisma.user.count()).toBe(0)
  })

  it('is accounts and empty shops where AliExpress is not the sandbox', async () => {
    await seed({})
    expect(await prisma.user.groupBy({ by: ['role'], _count: true, orderBy: { role: 'asc' } })).toEqual([
      { role: 'ADMIN', _count: 1 },
      { role: 'RESELLER', _count: 2 },
      { role: 'SHOPPER', _count: 1 },
    ])
    expect(await prisma.product.count()).toBe(0)
    expect(await prisma.apiCredential.count()).toBe(0)
  })

  it('gets its connection and its products from the sandbox', async () => {
    await seed(withSandbox())
    const table = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as { shops: { name: string; path: string }[]; accounts: { email: string; password: string }[] }
    expect(table.shops).toEqual([
      { name: 'Casa Clara', path: '/s/casa-clara' },
      { name: 'Norte Outdoor', path: '/s/norte-outdoor' },
    ])
    const { total, items, categories } = await listShopProducts('casa-clara', { limit: 100 })
    expect(total).toBe(24)
    expect(items.every((item) => item.pictures.length > 0 && item.available && item.title.en !== item.title.es && item.category.es !== '')).toBe(true)
    expect(categories.length).toBeGreaterThan(2)
    expect((await listShopProducts('norte-outdoor')).total).toBe(0)
    expect(sandbox.supplier.settings().autoPay).toBe(true)
    for (const { email, password } of table.accounts) {
      const user = await prisma.user.findUniqueOrThrow({ where: { email } })
      expect(await verifyPassword(user.passwordHash, password)).toBe(true)
    }
  })

  it('changes nothing the second time', async () => {
    const look = () => Promise.all([prisma.user.findMany({ orderBy: { id: 'asc' } }), prisma.product.findMany({ orderBy: { id: 'asc' } }), prisma.apiCredential.findMany(), prisma.auditLog.count()])
    const before = await look()
    await seed(withSandbox())
    expect(await look()).toEqual(before)
  })

  it('is made by the same import that the command line has', async () => {
    const [first, second] = CATALOGUE
    const args = ['--json', '--reseller', 'clara@casaclara.example', '--publish', first?.productId ?? '', `https://www.aliexpress.com/item/${second?.productId ?? ''}.html`]
    const lines = (await runScript('scripts/import-product.ts', args, withSandbox())).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toMatchObject({ result: expect.stringMatching(/^(imported|already_there)$/) as string, published: true })
    const failing = runScript('scripts/import-product.ts', ['--reseller', 'clara@casaclara.example', '1005009999999999'], withSandbox())
    await expect(failing).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('failed: The product was not found') as string })
  })
})
