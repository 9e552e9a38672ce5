import '@/tests/setup/test-database'
import { describe, expect, it } from 'vitest'
import { inSqlTransaction, inTransaction, isUniqueViolation, Prisma, prisma } from '@/lib/foundation/db'

const AT = new Date('2026-03-29T01:30:00.123Z')

/** One row of every type that the schema has, written as a literal and given as a parameter. */
const everyType = () => Prisma.sql`
  SELECT 9007199254740993::bigint AS "big", 7::int AS "int", 1.10::numeric AS "numeric", 0.5::float8 AS "float", true AS "yes", NULL::text AS "nothing",
    '2026-03-29 01:30:00.123456+00'::timestamptz AS "moment", '1969-12-31 23:59:59+00'::timestamptz AS "old", '2026-03-29'::date AS "day", '2026-03-29 01:30:00'::timestamp AS "plain",
    '{"a": [1, null, "ü"]}'::jsonb AS "json", ARRAY['a', 'b']::text[] AS "list", 'text'::text AS "text", sum(x) AS "sum", count(*) AS "count",
    ${9007199254740993n}::bigint AS "bigGiven", ${AT}::timestamptz AS "momentGiven", ${AT}::date AS "dayGiven", ${new Prisma.Decimal('1.10')}::numeric AS "numericGiven",
    ${JSON.stringify({ a: '…' })}::jsonb AS "jsonGiven", ${true}::boolean AS "yesGiven", ${null}::text AS "nothingGiven", ${"o'clock"}::text AS "textGiven", ${7}::int AS "intGiven"
  FROM (VALUES (1::bigint), (2::bigint)) AS v(x) WHERE x IN (${Prisma.join([1n, 2n])})`

describe('SQL straight to the driver', () => {
  it('answers what Prisma answers, type by type', async () => {
    const throughPrisma = await inTransaction((tx) => tx.$queryRaw(everyType()))
    expect(await prisma.$queryRaw(everyType())).toEqual(throughPrisma)
    expect(await inSqlTransaction((tx) => tx.$queryRaw(everyType()))).toEqual(throughPrisma)
  })

  it('counts the rows that a statement changed', async () => {
    const none = await prisma.$executeRaw`UPDATE "orders" SET "status" = 'PAID' WHERE "id" = ${'ord_none'}`
    const all = await prisma.$executeRaw`UPDATE "platform_config" SET "updatedAt" = "updatedAt"`
    expect([none, all]).toEqual([0, 1])
  })
})

const capital = async () => (await prisma.$queryRaw<{ currency: string }[]>`SELECT "currency" FROM "capital_accounts" ORDER BY "currency"`).map((row) => row.currency)

describe('inSqlTransaction', () => {
  it('keeps all of its statements or none', async () => {
    const before = await capital()
    const broken = inSqlTransaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO "capital_accounts" ("currency") VALUES ('XXA')`
      throw new RangeError('no')
    })
    await expect(broken).rejects.toThrow(RangeError)
    expect(await capital()).toEqual(before)
    await inSqlTransaction((tx) => tx.$executeRaw`INSERT INTO "capital_accounts" ("currency") VALUES ('XXB')`)
    expect(await capital()).toEqual([...before, 'XXB'])
  })

  it('a failure that was swallowed inside is not told as done', async () => {
    const before = await capital()
    const work = inSqlTransaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO "capital_accounts" ("currency") VALUES ('XXC')`
      await tx.$executeRaw`SELECT 1 / 0`.catch(() => undefined)
      return 'done'
    })
    await expect(work).rejects.toMatchObject({ code: 'internal' })
    expect(await capital()).toEqual(before)
  })

  it('a unique violation is known as one, by its constraint', async () => {
    const error: unknown = await inSqlTransaction((tx) => tx.$executeRaw`INSERT INTO "capital_accounts" ("currency") VALUES ('USD')`).catch((caught: unknown) => caught)
    expect([isUniqueViolation(error), isUniqueViolation(error, 'capital_accounts'), isUniqueViolation(error, 'orders')]).toEqual([true, true, false])
  })

  it('two that lock each other out both end: one is sent back and runs again', async () => {
    const firstSteps: (() => void)[] = []
    const bothStarted = new Promise<void>((resolve) => { firstSteps.push(resolve) })
    let started = 0
    const touch = (currency: string) => Prisma.sql`UPDATE "capital_accounts" SET "committedMinor" = "committedMinor" + 1 WHERE "currency" = ${currency}`
    await prisma.$executeRaw`INSERT INTO "capital_accounts" ("currency") VALUES ('XXD'), ('XXE')`
    const lockBoth = (first: string, second: string) => inSqlTransaction(async (tx) => {
      await tx.$executeRaw(touch(first))
      if (++started === 2) firstSteps.forEach((go) => { go() })
      await bothStarted
      await tx.$executeRaw(touch(second))
    })
    await Promise.all([lockBoth('XXD', 'XXE'), lockBoth('XXE', 'XXD')])
    const rows = await prisma.$queryRaw<{ committed: bigint }[]>`SELECT "committedMinor" AS "committed" FROM "capital_accounts" WHERE "currency" IN ('XXD', 'XXE')`
    expect(rows.map((row) => row.committed)).toEqual([2n, 2n])
  })
})
