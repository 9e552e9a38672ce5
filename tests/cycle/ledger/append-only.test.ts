import { testDatabaseUrl } from '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, resellerPayable } from '@/lib/cycle/ledger/accounts'
import { post, transfer } from '@/lib/cycle/ledger/post'
import { verifyLedger } from '@/lib/cycle/ledger/verify-ledger'
import { closeDatabase, inTransaction, isUniqueViolation, prisma } from '@/lib/foundation/db'
import { money } from '@/lib/foundation/money'
import { makePerson } from '@/tests/setup/sign-in'

const usd = (minor: bigint) => money(minor, 'USD')
const paypal = account('paypal_balance', 'USD')
const shopper = account('shopper_payable', 'USD')
const AT = new Date('2026-03-01T10:00:00.000Z')

let owner: pg.Client
let userId: string
beforeAll(async () => {
  owner = new pg.Client({ connectionString: testDatabaseUrl })
  await owner.connect()
  userId = (await makePerson()).id
  await inTransaction((tx) => post(tx, [
    { businessKey: 'capture:A', kind: 'capture', orderId: 'ord_a', userId, at: AT, legs: transfer(shopper, paypal, usd(1_000n)) },
    { businessKey: 'sale:A', kind: 'sale', orderId: 'ord_a', userId, at: AT, legs: transfer(resellerPayable(userId, 'USD'), shopper, usd(1_000n)) },
  ]))
})
afterAll(async () => {
  await owner.end()
  await closeDatabase()
})

const LEDGER = ['ledger_accounts', 'ledger_transactions', 'ledger_entries'] as const
const CHANGES = LEDGER.flatMap((table) => [
  `UPDATE "${table}" SET "${table === 'ledger_entries' ? 'currency' : 'id'}" = "${table === 'ledger_entries' ? 'currency' : 'id'}"`,
  `DELETE FROM "${table}"`,
  `TRUNCATE "${table}" CASCADE`,
])
const TIMELINE = ['order_events', 'order_lines', 'audit_log'].flatMap((table) => [`UPDATE "${table}" SET "id" = "id"`, `DELETE FROM "${table}"`])

describe('the ledger is append-only', () => {
  it.each([...CHANGES, ...TIMELINE])('as the program’s role: %s', async (sql) => {
    const program = new pg.Client({ connectionString: testDatabaseUrl })
    await program.connect()
    await program.query('SET ROLE ivan_reseller_app')
    const refused = await program.query(sql).then(() => null, (error: { code?: string }) => error.code)
    await program.end()
    expect(refused).toBe('42501') // insufficient privilege: before any trigger
  })

  it.each(CHANGES)('as the owner, by the trigger: %s', async (sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: '23001' })
  })

  it('the pool of the program is that role', async () => {
    expect(await prisma.$queryRaw`SELECT current_user::text AS who`).toEqual([{ who: 'ivan_reseller_app' }])
  })
})

describe('every transaction adds up', () => {
  it('what does not is refused before it is written', async () => {
    const legs = [{ account: paypal, amount: usd(5n) }, { account: shopper, amount: usd(-4n) }]
    await expect(inTransaction((tx) => post(tx, [{ businessKey: 'off', kind: 'capture', orderId: null, userId: null, at: AT, legs }]))).rejects.toMatchObject({ code: 'ledger_unbalanced' })
  })

  it('and by the database at commit, whoever writes it', async () => {
    const entry = (minor: number) => ({ account: 'paypal_balance:USD', code: 'paypal_balance', userId: null, minor: String(minor), currency: 'USD' })
    const posting = (key: string, entries: readonly object[]) => JSON.stringify([{ id: `ltx_${key}`, key, kind: 'capture', orderId: null, userId: null, at: AT.toISOString(), entries }])
    for (const [key, entries] of [['by one cent', [entry(5), entry(-4)]], ['one entry', [entry(5)]], ['none', []]] as const) {
      await owner.query('BEGIN')
      await expect(owner.query('SELECT post_to_ledger($1::jsonb)', [posting(key, entries)]).then(() => owner.query('COMMIT'))).rejects.toThrow()
      await owner.query('ROLLBACK')
    }
    expect(await prisma.ledgerTransaction.count()).toBe(2)
  })

  it('an amount of another currency than its account is refused', async () => {
    await expect(inTransaction((tx) => post(tx, [{ businessKey: 'mixed', kind: 'capture', orderId: null, userId: null, at: AT, legs: transfer(shopper, paypal, money(5n, 'EUR')) }]))).rejects.toMatchObject({ code: 'currency_mismatch' })
  })
})

describe('one business key, one movement', () => {
  it('the second posting sends everything of its transaction back', async () => {
    const again = inTransaction(async (tx) => {
      await post(tx, [{ businessKey: 'new', kind: 'capture', orderId: null, userId: null, at: AT, legs: transfer(shopper, paypal, usd(7n)) }])
      await post(tx, [{ businessKey: 'capture:A', kind: 'capture', orderId: 'ord_a', userId, at: AT, legs: transfer(shopper, paypal, usd(1_000n)) }])
    })
    await expect(again).rejects.toSatisfy((error: unknown) => isUniqueViolation(error))
    expect(await prisma.ledgerTransaction.count()).toBe(2)
  })

  it('twenty at once are one', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () =>
      inTransaction((tx) => post(tx, [{ businessKey: 'payout:race', kind: 'payout', orderId: null, userId, at: AT, legs: transfer(paypal, resellerPayable(userId, 'USD'), usd(100n)) }]))))
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } })
    expect([user.balance, user.totalEarnings, user.totalSales]).toEqual([900n, 1_000n, 1_000n])
  })
})

describe('a forged row', () => {
  it('breaks the chain of hashes: by amount, by time, by a row taken out', async () => {
    const kinds = async () => [...new Set((await verifyLedger()).differences.map((each) => each.kind))]
    const clean = await kinds()
    expect(clean).not.toContain('chain')
    const forge = async (table: string, sql: string, undo: string) => {
      await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
      await owner.query(sql)
      const found = await kinds()
      await owner.query(undo)
      await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
      return found
    }
    const amount = (sign: string) => `UPDATE "ledger_entries" SET "amountMinor" = "amountMinor" + CASE WHEN "amountMinor" > 0 THEN ${sign === '+' ? 1 : -1} ELSE ${sign === '+' ? -1 : 1} END WHERE "transactionId" = (SELECT "id" FROM "ledger_transactions" WHERE "businessKey" = 'capture:A')`
    expect(await forge('ledger_entries', amount('+'), amount('-'))).toContain('chain')
    const time = (shift: string) => `UPDATE "ledger_transactions" SET "occurredAt" = "occurredAt" ${shift} interval '1 day' WHERE "businessKey" = 'sale:A'`
    expect(await forge('ledger_transactions', time('+'), time('-'))).toContain('chain')
    const key = (from: string, to: string) => `UPDATE "ledger_transactions" SET "businessKey" = '${to}' WHERE "businessKey" = '${from}'`
    expect(await forge('ledger_transactions', key('sale:A', 'sale:B'), key('sale:B', 'sale:A'))).toContain('chain')
    expect(await kinds()).toEqual(clean)
  })
})
