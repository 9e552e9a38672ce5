import { Prisma } from '../foundation/db'

/** In so many of the newest orders any part of a text is looked for; a whole number or e-mail address is found in all of them. */
export const SEARCHED_ORDERS = 10_000
/** Of so many resellers whose name is meant the orders are shown, each one's newest. */
const SEARCHED_RESELLERS = 5

/** `%`, `_` and `\` of a person's words mean themselves. */
export const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/**
 * The ids of the orders that a person's words mean, of one reseller or (without `userId`) of all: our number, the numbers at AliExpress and PayPal, the
 * shopper's e-mail address, whole, by their indexes; any part of these, of the shopper's name and of the goods' titles among the newest; and (of all)
 * those of the resellers with such a name. A look into every order there ever was would take seconds with a million of them; payments
 * and goods are looked up one by one (OFFSET, LIMIT), for the planner would read all of them to join ten thousand.
 */
export function ordersMeant(words: string, userId?: string, searched = SEARCHED_ORDERS): Prisma.Sql {
  const like = likePattern(words)
  const [low, high] = [words.toLowerCase(), words.toUpperCase()]
  const own = userId === undefined ? Prisma.sql`TRUE` : Prisma.sql`o."userId" = ${userId}`
  const ofPayment = (number: Prisma.Sql) => Prisma.sql`SELECT o."id" FROM "payments" p JOIN "orders" o ON o."id" = p."orderId" AND ${own} WHERE ${number} = ${high}`
  const newest = userId === undefined ? Prisma.sql`ORDER BY o."id" DESC` : Prisma.sql`ORDER BY o."createdAt" DESC`
  const ofReseller = userId === undefined ? Prisma.sql`UNION SELECT a."id" FROM (SELECT u."id" FROM "users" u WHERE u."role" = 'RESELLER' AND u."name" ILIKE ${like} ORDER BY u."name" LIMIT ${SEARCHED_RESELLERS}) r
      CROSS JOIN LATERAL (SELECT o."id" FROM "orders" o WHERE o."userId" = r."id" ORDER BY o."createdAt" DESC LIMIT ${searched}) a` : Prisma.empty
  return Prisma.sql`
    SELECT o."id" FROM "orders" o WHERE o."id" = ${low} AND ${own}
    UNION SELECT o."id" FROM "orders" o WHERE o."email" = ${low} AND ${own}
    UNION ${ofPayment(Prisma.sql`p."captureId"`)} UNION ${ofPayment(Prisma.sql`p."paypalOrderId"`)}
    UNION SELECT o."id" FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" JOIN "orders" o ON o."id" = b."orderId" AND ${own} WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = ${words}
    UNION SELECT n."id" FROM (SELECT o."id", o."email", o."shippingAddress" ->> 'fullName' AS "name", o."aliexpressOrderId" FROM "orders" o WHERE ${own} ${newest} LIMIT ${searched}) n
      CROSS JOIN LATERAL (SELECT a."captureId", a."paypalOrderId" FROM "payments" a WHERE a."orderId" = n."id" OFFSET 0) p
      WHERE n."id" ILIKE ${like} OR n."email" ILIKE ${like} OR n."name" ILIKE ${like} OR n."aliexpressOrderId" ILIKE ${like} OR p."captureId" ILIKE ${like} OR p."paypalOrderId" ILIKE ${like}
        OR (SELECT TRUE FROM "order_lines" w WHERE w."orderId" = n."id" AND (w."titleEn" ILIKE ${like} OR w."titleEs" ILIKE ${like}) LIMIT 1)
    ${ofReseller}`
}
