import '@/tests/setup/test-database'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { closeDatabase, inModelTransaction, inTransaction, isUniqueViolation, isWriteConflict, Prisma, prisma } from '@/lib/foundation/db'

afterAll(closeDatabase)

/** The same statement through Prisma's client, in a transaction of its models. */
const throughClient = (sql: Prisma.Sql): Promise<unknown> => inModelTransaction((tx) => tx.$queryRaw(sql))

describe('raw SQL on the short way', () => {
  const moment = new Date('2026-03-29T01:30:00.123Z')
  it.each([
    ['whole numbers', Prisma.sql`SELECT 7::int4 AS a, ${9_007_199_254_740_993n}::int8 AS b, ${-1n}::int8 AS c, count(*) AS d, NULL::int8 AS e, 2::int2 AS f`],
    ['decimals', Prisma.sql`SELECT 1.10::numeric AS a, 2.5::float8 AS b, sum(x) AS c FROM (VALUES (1::int8), (2::int8)) AS v(x)`],
    ['times', Prisma.sql`SELECT ${moment}::timestamptz AS a, ${moment}::timestamptz::date AS b, NULL::timestamptz AS c, to_char(${moment}::timestamptz, 'HH24:MI') AS d`],
    ['text and truth', Prisma.sql`SELECT ${'O\'Neill “x” \\ 中'}::text AS a, ${true}::boolean AS b, 'x'::char(3) AS c, ${''}::text AS d`],
    ['JSON', Prisma.sql`SELECT ${JSON.stringify({ a: [1, null, 'x'] })}::jsonb AS a, '"t"'::json AS b, 'null'::jsonb AS c, NULL::jsonb AS d, '5'::jsonb AS e`],
    ['arrays', Prisma.sql`SELECT ARRAY[1::int8, NULL] AS a, ARRAY['x', 'y,z'] AS b, ARRAY[${moment}::timestamptz] AS c, 'x' = ANY(${['x', 'y']}) AS d`],
    ['bytes', Prisma.sql`SELECT ${Buffer.from([0, 255, 10])}::bytea AS a`],
    ['no row', Prisma.sql`SELECT 1 AS a WHERE false`],
  ])('gives %s as Prisma’s client does', async (_what, sql) => {
    const short = await prisma.$queryRaw(sql)
    expect(short).toEqual(await throughClient(sql))
    expect(await inTransaction((tx) => tx.$queryRaw(sql))).toEqual(short)
  })

  it('a second copy of the module, as Next loads it, shares the connections and the names of their statements', async () => {
    await prisma.$queryRaw`SELECT 'first' AS a WHERE ${1}::int = 1`
    vi.resetModules()
    const copy = await import('@/lib/foundation/db')
    expect(copy.prisma).not.toBe(prisma)
    for (let index = 0; index < 20; index++) expect(await copy.prisma.$queryRaw(Prisma.sql([`SELECT 'other ${index}' AS a`]))).toEqual([{ a: `other ${index}` }])
    expect(await copy.inTransaction((tx) => tx.$queryRaw(Prisma.sql(['SELECT 1 AS b'])))).toEqual([{ b: 1 }])
  })

  it('takes parts within parts, and counts what it changed', async () => {
    const only = Prisma.sql`"key" IN (${Prisma.join(['a', 'b'])})`
    await prisma.$executeRaw`INSERT INTO "system_config" ("key", "value", "updatedAt") VALUES ('a', '1', now()), ('b', '2', now()), ('c', '3', now())`
    expect(await prisma.$executeRaw`DELETE FROM "system_config" WHERE ${only} AND "value" <> ${'2'}::jsonb`).toBe(1)
    expect(await prisma.$executeRaw(Prisma.sql`DELETE FROM "system_config" WHERE "key" IN ('b', 'c')`)).toBe(2)
  })
})

describe('a transaction on the short way', () => {
  const put = (key: string) => Prisma.sql`INSERT INTO "system_config" ("key", "value", "updatedAt") VALUES (${key}, '1', now())`
  const has = async (key: string) => (await prisma.systemConfig.count({ where: { key } })) === 1

  it('commits as one, and goes back as one', async () => {
    await inTransaction(async (tx) => { await tx.$executeRaw(put('kept')) })
    await expect(inTransaction(async (tx) => {
      await tx.$executeRaw(put('lost'))
      throw new Error('back')
    })).rejects.toThrow('back')
    expect([await has('kept'), await has('lost')]).toEqual([true, false])
  })

  it('a failure that was swallowed inside is not told as done', async () => {
    await expect(inTransaction(async (tx) => {
      await tx.$executeRaw(put('half'))
      await tx.$executeRaw`SELECT 1 / 0`.catch(() => undefined)
      return 'done'
    })).rejects.toMatchObject({ code: 'internal' })
    expect(await has('half')).toBe(false)
  })

  it('says that a constraint refused, and which', async () => {
    await prisma.$executeRaw(put('once'))
    const error: unknown = await inTransaction((tx) => tx.$executeRaw(put('once'))).catch((reason: unknown) => reason)
    expect([isUniqueViolation(error), isUniqueViolation(error, 'system_config_pkey'), isUniqueViolation(error, 'another'), isWriteConflict(error)]).toEqual([true, true, false, false])
    expect(await inTransaction((tx) => tx.$queryRaw`SELECT 1 AS fine`)).toEqual([{ fine: 1 }]) // the connection is whole
  })

  it('runs again after a deadlock, and both get through', async () => {
    await prisma.$executeRaw(put('left'))
    await prisma.$executeRaw(put('right'))
    let runs = 0
    let bothHold: () => void = () => undefined
    const holding = new Promise<void>((resolve) => { bothHold = resolve })
    const lockBoth = (first: string, second: string) => inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 AS one FROM "system_config" WHERE "key" = ${first} FOR UPDATE`
      if (++runs === 2) bothHold()
      await holding
      await tx.$queryRaw`SELECT 1 AS one FROM "system_config" WHERE "key" = ${second} FOR UPDATE`
    })
    await Promise.all([lockBoth('left', 'right'), lockBoth('right', 'left')])
    expect(runs).toBe(3)
  })

  it('gives every connection back: a hundred at once on a pool of eight, half of them failing', async () => {
    const results = await Promise.allSettled(Array.from({ length: 100 }, (_, index) => inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT ${index}::int AS n`
      if (index % 2 === 1) await tx.$queryRaw`SELECT 1 / 0`
    })))
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(50)
    expect(await prisma.$queryRaw`SELECT 1 AS fine`).toEqual([{ fine: 1 }])
  })
})
