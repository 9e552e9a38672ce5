import '@/tests/setup/test-database'
import { afterAll, describe, expect, it } from 'vitest'
import { prisma, closeDatabase } from '@/lib/foundation/db'
import { setClock } from '@/lib/foundation/clock'
import { assertStrongPassword } from '@/lib/accounts/assert-strong-password'
import { changePassword } from '@/lib/accounts/change-password'
import { checkSignIn } from '@/lib/accounts/check-sign-in'
import { readSession } from '@/lib/accounts/read-session'
import { registerUser, slugOf } from '@/lib/accounts/register-user'
import { Email, PersonName, Registration } from '@/lib/accounts/schema'
import { setAccountStatus } from '@/lib/accounts/set-account-status'
import { endSession, startSession, SESSION_SECONDS } from '@/lib/accounts/start-session'
import { verifyPassword } from '@/lib/accounts/verify-password'
import { makePerson, TEST_PASSWORD } from '@/tests/setup/sign-in'

afterAll(async () => {
  setClock(null)
  await closeDatabase()
})

const code = (value: string) => expect.objectContaining({ code: value })
const admin = { id: 'usr_admin', role: 'ADMIN' } as const

describe('registration', () => {
  it('makes the account, the shop, the own limits, the ledger account and a line in the audit log', async () => {
    const { id, shop, status } = await registerUser(Registration.parse({ email: ' Ana@Example.com', name: 'Ana Pérez', password: TEST_PASSWORD, shopName: 'Casa Perez' }))
    expect(status).toBe('ACTIVE')
    const user = await prisma.user.findUniqueOrThrow({ where: { id }, include: { shop: true, workflowConfig: true } })
    expect(user).toMatchObject({ email: 'ana@example.com', role: 'RESELLER', balance: 0n, shop: { id: shop?.id, slug: 'casa-perez', status: 'OPEN' }, workflowConfig: { workingCapital: 500n } })
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await prisma.ledgerAccount.findUnique({ where: { id: `reseller_payable:${id}:USD` } })).toMatchObject({ code: 'reseller_payable', userId: id })
    expect(await prisma.auditLog.findMany({ where: { subject: `user:${id}` } })).toMatchObject([{ action: 'account.registered', actorId: id, actorRole: 'VISITOR' }])
  })

  it('gives equal names different short names, also at once', async () => {
    const made = await Promise.all([1, 2, 3, 4].map((n) => registerUser({ email: `twin${n}@example.com`, name: 'Twin Shop', password: TEST_PASSWORD })))
    expect(new Set(made.map((each) => each.shop?.slug)).size).toBe(4)
  })

  it('refuses an address in use, whatever its case, and leaves nothing half made', async () => {
    await registerUser(Registration.parse({ email: 'once@example.com', name: 'Once', password: TEST_PASSWORD }))
    await expect(registerUser(Registration.parse({ email: 'ONCE@example.com', name: 'Again', password: TEST_PASSWORD }))).rejects.toEqual(code('email_taken'))
    expect(await prisma.shop.count({ where: { name: 'Again' } })).toBe(0)
  })

  it('waits for approval where the platform wants it', async () => {
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { resellersNeedApproval: true } })
    const { id, status } = await registerUser({ email: 'wait@example.com', name: 'Wait', password: TEST_PASSWORD })
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { resellersNeedApproval: false } })
    expect(status).toBe('PENDING')
    await expect(checkSignIn('wait@example.com', TEST_PASSWORD, 'a')).rejects.toEqual(code('account_pending'))
    await setAccountStatus(admin, id, 'ACTIVE')
    expect((await checkSignIn('wait@example.com', TEST_PASSWORD, 'a')).id).toBe(id)
  })

  it.each([
    ['B13', { role: 'ADMIN' }], ['B14', { tenantId: 'other' }], ['B15', { balance: '100' }], ['B16', { status: 'PAID' }], ['B17', { id: 'usr_1' }],
  ])('%s refuses a field that is not asked for', (_name, extra) => {
    expect(Registration.safeParse({ email: 'a@example.com', name: 'A', password: TEST_PASSWORD, ...extra }).success).toBe(false)
  })

  it.each([['B18', { not: '' }], ['B91 full-width at', 'a＠example.com'], ['B91 small at', 'a﹫example.com'], ['kelvin sign', '\u212Aim@example.com'], ['no at', 'a.example.com'], ['two', 'a@b@c.com'], ['long', `${'a'.repeat(250)}@example.com`]])('%s is not an e-mail address', (_name, email) => {
    expect(Email.safeParse(email).success).toBe(false)
  })

  it('B112, B113: names lose what is not seen, and their length is counted', () => {
    expect(PersonName.parse('A\u202Ena\u200B  Pérez')).toBe('Ana Pérez')
    expect(PersonName.safeParse(`e${'\u0301'.repeat(200)}`).success).toBe(false)
    expect(PersonName.safeParse('\u200B').success).toBe(false)
    expect(PersonName.parse('😀'.repeat(80))).toHaveLength(160)
    expect(slugOf('¡Ñandú & Co!')).toBe('nandu-co')
    expect(slugOf('日本')).toBe('shop')
  })

  it.each(['short', 'x'.repeat(129), 'aaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabcabc', '123456789012345', 'Password-Password', 'correct horse battery staple', 'ana.perez@example.com', 'AnaPerezAnaPerez1'])('refuses the password %s', (password) => {
    expect(() => { assertStrongPassword(password, ['ana.perez@example.com', 'ana.perez', 'Ana Perez']) }).toThrow(code('weak_password'))
  })

  it('accepts long words without digits or signs', () => {
    expect(() => { assertStrongPassword('seven quiet lanterns', ['ana@example.com', 'Ana']) }).not.toThrow()
    expect(() => { assertStrongPassword('🌊'.repeat(5) + 'mar salado y frío', []) }).not.toThrow()
  })
})

describe('sign-in', () => {
  it('answers the same for an unknown address and a wrong password, and takes as long', async () => {
    const { email } = await makePerson()
    const time = async (address: string) => {
      const start = performance.now()
      await expect(checkSignIn(address, 'not the password at all', `probe-${Math.random()}`)).rejects.toEqual(code('wrong_credentials'))
      return performance.now() - start
    }
    await time('warm@example.com')
    const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 7; round++) {
      known.push(await time(email))
      unknown.push(await time(`nobody${round}@example.com`))
    }
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.5)
    expect(median(unknown)).toBeLessThan(median(known) * 2)
  })

  it('B88, B103: stops a guesser after ten tries wherever they come from, also all at once, and lets the person in again later', async () => {
    const { email } = await makePerson()
    const tries = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => checkSignIn(email, 'guess', `10.0.0.${n}`)))
    const codes = tries.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'in'))
    expect(codes.filter((each) => each === 'wrong_credentials')).toHaveLength(10)
    expect(codes.filter((each) => each === 'too_many_requests')).toHaveLength(20)
    await expect(checkSignIn(email, TEST_PASSWORD, '10.9.9.9')).rejects.toEqual(code('too_many_requests'))
    setClock(() => Date.now() + 16 * 60_000)
    expect((await checkSignIn(email, TEST_PASSWORD, '10.9.9.9')).email).toBe(email)
    setClock(null)
  })

  it('forgets the tries of a person who then remembers', async () => {
    const { email } = await makePerson()
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 8; n++) await expect(checkSignIn(email, 'guess', `round${round}`)).rejects.toEqual(code('wrong_credentials'))
      await checkSignIn(email, TEST_PASSWORD, `round${round}`)
    }
  })

  it('right sign-ins do not count against an address that many share', async () => {
    const { email } = await makePerson()
    await prisma.rateLimit.deleteMany()
    for (let n = 0; n < 5; n++) await checkSignIn(email, TEST_PASSWORD, 'office')
    expect((await prisma.rateLimit.findMany()).map((row) => row.points)).toEqual([0, 0])
  })

  it('checks at most two passwords at once and still checks all', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => verifyPassword(null, 'anything')))
    expect(results.every((result) => !result)).toBe(true)
  })
})

describe('sessions', () => {
  it('lives until it is ended, expires, or the account changes', async () => {
    const { id, email, shop } = await makePerson()
    const account = { id, sessionVersion: 1 }
    const [first, second] = [await startSession(account), await startSession(account)]
    expect(first.sessionId).not.toBe(second.sessionId)
    expect(await readSession(first)).toEqual({ id, email, role: 'RESELLER', name: expect.any(String) as string, locale: 'en', shopId: shop?.id })
    await endSession(first.sessionId)
    expect(await readSession(first)).toBeNull() // B86: a copy of the cookie is dead too
    expect(await readSession(second)).not.toBeNull()
    setClock(() => Date.now() + SESSION_SECONDS * 1000 + 1)
    expect(await readSession(second)).toBeNull()
    setClock(null)
  })

  it('a changed password ends every session', async () => {
    const { id, email } = await makePerson()
    const session = await startSession({ id, sessionVersion: 1 })
    await expect(changePassword(id, 'not the present one', 'eleven green bicycles')).rejects.toEqual(code('wrong_credentials'))
    expect(await readSession(session)).not.toBeNull()
    await changePassword(id, TEST_PASSWORD, 'eleven green bicycles')
    expect(await readSession(session)).toBeNull()
    await expect(checkSignIn(email, TEST_PASSWORD, 'x')).rejects.toEqual(code('wrong_credentials'))
    expect((await checkSignIn(email, 'eleven green bicycles', 'x')).sessionVersion).toBe(2)
  })

  it('B87: a disabled account is out at once, is told so only with its password, and nobody disables themselves', async () => {
    const { id, email } = await makePerson()
    const session = await startSession({ id, sessionVersion: 1 })
    await expect(setAccountStatus({ id, role: 'ADMIN' }, id, 'DISABLED')).rejects.toEqual(code('forbidden'))
    await setAccountStatus(admin, id, 'DISABLED')
    expect(await readSession(session)).toBeNull()
    await expect(checkSignIn(email, 'guess', 'x')).rejects.toEqual(code('wrong_credentials'))
    await expect(checkSignIn(email, TEST_PASSWORD, 'x')).rejects.toEqual(code('account_disabled'))
    await setAccountStatus(admin, id, 'ACTIVE')
    expect(await readSession(session)).toBeNull() // the old cookie does not come back to life
    expect(await prisma.auditLog.count({ where: { subject: `user:${id}`, action: 'account.status_changed' } })).toBe(2)
  })

  it('claims of another person or an older version open nothing', async () => {
    const { id } = await makePerson()
    const other = await makePerson()
    const session = await startSession({ id, sessionVersion: 1 })
    expect(await readSession({ ...session, userId: other.id })).toBeNull()
    expect(await readSession({ ...session, sessionVersion: 0 })).toBeNull()
    expect(await readSession({ ...session, sessionId: 'x'.repeat(43) })).toBeNull()
  })
})
