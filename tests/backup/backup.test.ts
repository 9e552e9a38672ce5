import { testDatabaseUrl } from '@/tests/setup/test-database'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'
import { checkRestored } from '@/scripts/backup/check-restored'
import { restoreBackup } from '@/scripts/backup/restore-backup'
import { writeBackup } from '@/scripts/backup/write-backup'
import { createTestDatabase } from '@/tests/setup/test-database'
import { startWorld, type World } from '@/tests/setup/start-world'

const root = path.resolve(import.meta.dirname, '../..')
let world: World
let top: string
const folderOf = (name: string) => path.join(top, name)

beforeAll(async () => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'))
  world = await startWorld()
  await world.paidOrder()
  await world.drain()
}, 120_000)
afterAll(async () => {
  await world.stop()
  fs.rmSync(top, { recursive: true })
})

const restore = (folder: string, databaseUrl: string) => {
  const lines: string[] = []
  return restoreBackup({ folder, databaseUrl, root, say: (line) => lines.push(line) }).then((manifest) => ({ manifest, lines }))
}
/** Works on another database, as a process started with its DATABASE_URL would. */
async function on<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  await closeDatabase()
  setEnv({ DATABASE_URL: databaseUrl })
  try {
    return await work()
  } finally {
    await closeDatabase()
    setEnv({ DATABASE_URL: testDatabaseUrl })
  }
}

describe('a backup', { timeout: 180_000 }, () => {
  test('is one moment of the database, comes back byte for byte, and every check of the product holds on it', async () => {
    const manifest = await writeBackup({ databaseUrl: testDatabaseUrl, folder: folderOf('whole') })
    const orders = await prisma.order.count()
    expect(manifest.tables.find((each) => each.name === 'orders')?.rows).toBe(orders)
    expect(manifest.ledger.transactions).toBeGreaterThan(5)
    await world.paidOrder() // not in it
    const target = createTestDatabase()
    const { lines } = await restore(folderOf('whole'), target)
    expect(lines).toHaveLength(4)
    const checks = await on(target, async () => {
      expect(await prisma.order.count()).toBe(orders)
      expect(await prisma.userSession.count()).toBe(0)
      expect((await prisma.systemConfig.findUnique({ where: { key: 'restored_at' } }))?.value).toMatchObject({ takenAt: manifest.takenAt })
      return checkRestored(manifest.ledger.headHash)
    })
    expect(checks.filter((each) => !each.holds)).toEqual([])
    expect(checks).toHaveLength(4)
    await expect(restore(folderOf('whole'), target)).rejects.toThrow(/not empty/)
  })

  test('holds no key and no token in the clear, and says so when the key is not there', async () => {
    const manifest = await writeBackup({ databaseUrl: testDatabaseUrl, folder: folderOf('secret') })
    const everything = fs.readdirSync(folderOf('secret')).map((file) => fs.readFileSync(path.join(folderOf('secret'), file), 'utf8')).join('')
    expect(everything).not.toContain(Buffer.alloc(32, 7).toString('base64'))
    expect(everything).not.toContain('test-aliexpress-secret')
    expect(manifest.encryptionKeyIds).toHaveLength(1)
    const target = createTestDatabase()
    await restore(folderOf('secret'), target)
    const checks = await on(target, () => {
      setEnv({ DATABASE_URL: target, ENCRYPTION_KEY: Buffer.alloc(32, 8).toString('base64') })
      return checkRestored(manifest.ledger.headHash)
    })
    expect(checks.filter((each) => !each.holds).map((each) => each.line)).toEqual([expect.stringContaining('1 of 1 stored connections cannot be opened')])
  })

  test('a changed file, a missing file, another version and a half backup restore nothing', async () => {
    await writeBackup({ databaseUrl: testDatabaseUrl, folder: folderOf('good') })
    const target = createTestDatabase()
    const spoilt = (name: string, spoil: (folder: string) => void) => {
      fs.cpSync(folderOf('good'), folderOf(name), { recursive: true })
      spoil(folderOf(name))
      return restore(folderOf(name), target)
    }
    await expect(spoilt('changed', (folder) => { fs.writeFileSync(path.join(folder, 'orders.copy'), fs.readFileSync(path.join(folder, 'orders.copy'), 'utf8').replace('Main', 'Pain')) })).rejects.toThrow(/orders.copy was changed/)
    await expect(spoilt('missing', (folder) => { fs.rmSync(path.join(folder, 'payments.copy')) })).rejects.toThrow(/payments.copy is missing/)
    await expect(spoilt('half', (folder) => { fs.rmSync(path.join(folder, 'manifest.json')) })).rejects.toThrow(/holds no backup/)
    const manifest = (folder: string, change: (text: string) => string) => { fs.writeFileSync(path.join(folder, 'manifest.json'), change(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8'))) }
    await expect(spoilt('newer', (folder) => { manifest(folder, (text) => text.replace('20261128000100_money_rules', '20991128000100_money_rules')) })).rejects.toThrow(/version that wrote it/)
    await expect(writeBackup({ databaseUrl: testDatabaseUrl, folder: folderOf('good') })).rejects.toThrow(/never written over/)
    expect(await on(target, () => prisma.order.count())).toBe(0)
  })
})
