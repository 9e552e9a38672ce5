import { Prisma, prisma } from '../foundation/db'

export interface FoundForReseller {
  readonly kind: 'order' | 'product'
  readonly id: string
  readonly titleEn: string
  readonly titleEs: string
  readonly status: string
}

const LIMIT = 8

/** `%`, `_` and `\` of a person's words mean themselves. */
export const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/**
 * Orders (our number, the number at AliExpress or PayPal, shopper's name or e-mail) and products (title, supplier's number) of one reseller;
 * one statement.
 */
export async function findForReseller(userId: string, words: string): Promise<FoundForReseller[]> {
  const like = likePattern(words)
  return prisma.$queryRaw<FoundForReseller[]>(Prisma.sql`
    (SELECT 'order' AS "kind", o."id", o."shippingAddress" ->> 'fullName' AS "titleEn", o."shippingAddress" ->> 'fullName' AS "titleEs", o."status"
       FROM "orders" o LEFT JOIN "payments" p ON p."orderId" = o."id"
      WHERE o."userId" = ${userId} AND (o."id" ILIKE ${like} OR o."email" ILIKE ${like} OR o."shippingAddress" ->> 'fullName' ILIKE ${like}
        OR o."aliexpressOrderId" ILIKE ${like} OR p."captureId" ILIKE ${like} OR p."paypalOrderId" ILIKE ${like})
      ORDER BY o."createdAt" DESC LIMIT ${LIMIT})
    UNION ALL
    (SELECT 'product', r."id", r."titleEn", r."titleEs", r."status" FROM "products" r
      WHERE r."userId" = ${userId} AND r."status" <> 'REMOVED' AND (r."titleEn" ILIKE ${like} OR r."titleEs" ILIKE ${like} OR r."supplierProductId" ILIKE ${like})
      ORDER BY r."createdAt" DESC LIMIT ${LIMIT})`)
}
