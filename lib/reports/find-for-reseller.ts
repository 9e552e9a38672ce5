import { Prisma, prisma } from '../foundation/db'
import { likePattern, ordersMeant } from './find-orders'

export interface FoundForReseller {
  readonly kind: 'order' | 'product'
  readonly id: string
  readonly titleEn: string
  readonly titleEs: string
  readonly status: string
}

const LIMIT = 8

/**
 * Orders (by what ordersMeant looks at) and products (title, supplier's number) of one reseller, newest first; one statement.
 */
export async function findForReseller(userId: string, words: string): Promise<FoundForReseller[]> {
  const like = likePattern(words)
  return prisma.$queryRaw<FoundForReseller[]>(Prisma.sql`
    (SELECT 'order' AS "kind", o."id", o."shippingAddress" ->> 'fullName' AS "titleEn", o."shippingAddress" ->> 'fullName' AS "titleEs", o."status"
       FROM (${ordersMeant(words, userId)}) m JOIN "orders" o ON o."id" = m."id" ORDER BY o."createdAt" DESC LIMIT ${LIMIT})
    UNION ALL
    (SELECT 'product', r."id", r."titleEn", r."titleEs", r."status" FROM "products" r
      WHERE r."userId" = ${userId} AND r."status" <> 'REMOVED' AND (r."titleEn" ILIKE ${like} OR r."titleEs" ILIKE ${like} OR r."supplierProductId" ILIKE ${like})
      ORDER BY r."createdAt" DESC LIMIT ${LIMIT})`)
}
