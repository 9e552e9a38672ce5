import '@/tests/setup/test-database'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { ALIEXPRESS_API, type AliexpressConnectionCredentials } from '@/lib/accounts/credential-schema'
import { connectionStatus } from '@/lib/accounts/connection-status'
import { disconnect } from '@/lib/accounts/disconnect'
import { getCredentials } from '@/lib/accounts/get-credentials'
import { rotateEncryptionKey } from '@/lib/accounts/rotate-encryption-key'
import { saveCredentials } from '@/lib/accounts/save-credentials'
import { saveOwnAppKeys } from '@/lib/accounts/save-own-app-keys'
import { setConnectionPayer } from '@/lib/accounts/set-connection-payer'
import { withConnection } from '@/lib/accounts/use-connection'
import { keyIdOf } from '@/lib/foundation/crypto'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'
import { makePerson } from '@/tests/setup/sign-in'

afterEach(() => { setEnv(null) })
afterAll(closeDatabase)

const code = (value: string) => expect.objectContaining({ code: value })
const KEY_A = Buffer.alloc(32, 7)
const KEY_B = Buffer.alloc(32, 9)
const keys = (...list: Buffer[]) => list.map((key) => key.toString('base64')).join(',')

const CANARY = 'canary-8f2e'
const sample = (name = CANARY): AliexpressConnectionCredentials => ({
  accessToken: `50000-${name}`, refreshToken: `50001-${name}`, appKey: '500000', appSecret: `secret-${name}`, sandbox: true, ownApp: false,
  expiresAt: new Date('2099-01-01T00:00:00.000Z'), refreshExpiresAt: new Date('2099-02-01T00:00:00.000Z'),
})
const get = (userId: string) => getCredentials(userId, ALIEXPRESS_API, 'sandbox')
const save = (userId: string, credentials = sample()) => saveCredentials(userId, ALIEXPRESS_API, credentials, 'sandbox')
const stored = (id: string) => prisma.apiCredential.findUniqueOrThrow({ where: { id } })
const write = (id: string, credentials: string) => prisma.apiCredential.update({ where: { id }, data: { credentials } })

describe('the vault', () => {
  it('gives back what was saved, per environment, and keeps one row', async () => {
    const { id } = await makePerson()
    expect(await get(id)).toBeNull()
    const first = await save(id)
    expect(await get(id)).toEqual(sample())
    expect(await getCredentials(id, ALIEXPRESS_API, 'production')).toBeNull()
    expect(await save(id, sample('second'))).toBe(first)
    expect((await get(id))?.accessToken).toBe('50000-second')
    expect(await prisma.apiCredential.count({ where: { userId: id } })).toBe(1)
    expect(await prisma.auditLog.count({ where: { subject: `credential:${first}` } })).toBe(2)
  })

  it('two first saves at once end in one row', async () => {
    const { id } = await makePerson()
    await Promise.all([save(id, sample('x')), save(id, sample('x')), save(id, sample('x'))])
    expect(await prisma.apiCredential.count({ where: { userId: id } })).toBe(1)
    expect(await get(id)).toEqual(sample('x'))
  })

  it('INV-40: no secret stands in any table', async () => {
    const { id } = await makePerson()
    await save(id)
    for (const table of ['api_credentials', 'audit_log', 'users', 'oauth_states']) {
      const rows = await prisma.$queryRawUnsafe<{ text: string }[]>(`SELECT t::text AS text FROM "${table}" t WHERE t::text LIKE '%${CANARY}%'`)
      expect(rows).toEqual([])
    }
  })

  it('INV-42: an own IV for every saving', async () => {
    const { id } = await makePerson()
    const ivs = new Set<string>()
    for (let n = 0; n < 20; n++) ivs.add((JSON.parse((await stored(await save(id))).credentials) as { iv: string }).iv)
    expect(ivs.size).toBe(20)
  })

  it('B75-B80: cut tag, swapped row, unknown key, empty IV, changed bytes, plaintext: a typed error, and the page still stands', async () => {
    const [one, two] = [await makePerson(), await makePerson()]
    const [rowOne, rowTwo] = [await save(one.id), await save(two.id, sample('other'))]
    const [good, other] = [(await stored(rowOne)).credentials, (await stored(rowTwo)).credentials]
    const envelope = JSON.parse(good) as Record<string, string>
    const cut = (field: string, bytes: number) => JSON.stringify({ ...envelope, [field]: Buffer.from(envelope[field] ?? '', 'base64').subarray(0, bytes).toString('base64') })
    const changed = Buffer.from(envelope.data ?? '', 'base64')
    changed[3] = (changed[3] ?? 0) ^ 1
    const bad = [cut('tag', 4), cut('tag', 15), cut('iv', 0), other, JSON.stringify({ ...envelope, kid: 'feedfeedfeedfeed' }), JSON.stringify({ ...envelope, data: changed.toString('base64') }), JSON.stringify({ ...envelope, v: 2 }), JSON.stringify(sample()), 'plain text', '']
    for (const credentials of bad) {
      await write(rowOne, credentials)
      await expect(get(one.id)).rejects.toEqual(code('secret_unreadable'))
      await expect(withConnection(one.id)).rejects.toEqual(code('reconnect_needed'))
      expect((await connectionStatus(one.id)).state).toBe('reconnect_needed')
    }
    expect(await get(two.id)).toEqual(sample('other'))
    await disconnect(one.id) // gets past what cannot be opened
    expect(await get(one.id)).toMatchObject({ accessToken: null, refreshToken: null, appKey: '500000' })
    await save(one.id, sample('again'))
    expect(await get(one.id)).toEqual(sample('again'))
  })

  it('a row moved to another reseller does not open', async () => {
    const [one, two] = [await makePerson(), await makePerson()]
    await prisma.apiCredential.update({ where: { id: await save(one.id) }, data: { userId: two.id } })
    await expect(get(two.id)).rejects.toEqual(code('secret_unreadable'))
  })

  it('disconnecting takes the tokens and leaves who pays; own app keys stay', async () => {
    const { id } = await makePerson()
    await expect(disconnect(id)).rejects.toEqual(code('not_connected'))
    await save(id)
    await setConnectionPayer({ id, role: 'RESELLER' }, id, { paidBy: 'reseller', fundedFrom: 'other' })
    expect(await withConnection(id)).toMatchObject({ accessToken: `50000-${CANARY}`, paidBy: 'reseller', fundedFrom: 'other' })
    await disconnect(id)
    expect(await get(id)).toMatchObject({ accessToken: null, refreshToken: null })
    await expect(withConnection(id)).rejects.toEqual(code('not_connected'))
    expect(await connectionStatus(id)).toMatchObject({ state: 'not_connected', paidBy: 'reseller', ownAppKey: null })
    await saveOwnAppKeys(id, { appKey: '777777', appSecret: 'own-secret' })
    await disconnect(id)
    expect(await get(id)).toMatchObject({ appKey: '777777', appSecret: 'own-secret', ownApp: true })
    expect(await connectionStatus(id)).toMatchObject({ ownAppKey: '777777' })
    await saveOwnAppKeys(id, null)
    expect(await get(id)).toMatchObject({ appKey: '500000', ownApp: false })
  })
})

describe('key rotation', () => {
  it('brings every row under the first key, can be stopped and run again, and works while rows change', async () => {
    await prisma.apiCredential.deleteMany()
    const people = await Promise.all(Array.from({ length: 6 }, () => makePerson()))
    for (const person of people) await save(person.id, sample(person.id))
    const [first] = people
    setEnv({ ENCRYPTION_KEY: keys(KEY_B, KEY_A) })
    await save(first?.id ?? '', sample('newer')) // new savings take the new key at once
    const [a, b] = await Promise.all([rotateEncryptionKey(), rotateEncryptionKey()])
    expect(a.rotated + b.rotated).toBe(5)
    expect([...a.unreadable, ...b.unreadable]).toEqual([])
    expect(await rotateEncryptionKey()).toEqual({ rotated: 0, skipped: 0, unreadable: [] })
    setEnv({ ENCRYPTION_KEY: keys(KEY_B) })
    expect(await prisma.apiCredential.findMany({ where: { keyId: { not: keyIdOf(KEY_B) } } })).toEqual([])
    for (const person of people) expect((await get(person.id))?.accessToken).toBe(person === first ? '50000-newer' : `50000-${person.id}`)
    setEnv({ ENCRYPTION_KEY: keys(KEY_A) })
    await expect(get(first?.id ?? '')).rejects.toEqual(code('secret_unreadable'))
  })

  it('names what it cannot open and goes on', async () => {
    await prisma.apiCredential.deleteMany()
    const [one, two] = [await makePerson(), await makePerson()]
    const [lost] = [await save(one.id), await save(two.id)]
    await write(lost, 'plain text')
    setEnv({ ENCRYPTION_KEY: keys(KEY_B, KEY_A) })
    expect(await rotateEncryptionKey()).toEqual({ rotated: 1, skipped: 0, unreadable: [lost] })
  })
})
