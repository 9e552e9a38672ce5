import { Prisma, prisma } from '../foundation/db'

export interface ResellerSettings {
  readonly email: string
  readonly payoutEmail: string | null
  readonly payoutEmailChangedAt: Date | null
  readonly shopId: string
  readonly shopSlug: string
  readonly shopName: string
  readonly taglineEn: string
  readonly taglineEs: string
  readonly accent: string
  readonly returnDays: number
  readonly supportEmail: string | null
  readonly taxBasisPoints: number
  readonly currency: string
  readonly priceMultiplierBasisPoints: number
  readonly minimumProfitMinor: bigint
  readonly minimumMarginBasisPoints: number
  readonly maxDeliveryDays: number
  /** Whole units of the currency. */
  readonly workingCapital: bigint
  readonly committedMinor: bigint
  readonly maxDailyOrders: number | null
  readonly maxDailySpendMinor: bigint | null
  readonly openProducts: number
}

/** Everything the settings page shows; one statement. Null: the account has no shop. */
export async function readResellerSettings(userId: string): Promise<ResellerSettings | null> {
  const rows = await prisma.$queryRaw<ResellerSettings[]>(Prisma.sql`
    SELECT u."email", u."paypalPayoutEmail" AS "payoutEmail", u."paypalPayoutEmailChangedAt" AS "payoutEmailChangedAt", u."maxDailyOrders", u."maxDailySpendMinor",
      h."id" AS "shopId", h."slug" AS "shopSlug", h."name" AS "shopName", h."taglineEn", h."taglineEs", h."accent", h."returnDays", h."supportEmail", h."taxBasisPoints", h."currency",
      coalesce(w."priceMultiplierBasisPoints", 24000) AS "priceMultiplierBasisPoints", coalesce(w."minimumProfitMinor", 200)::bigint AS "minimumProfitMinor", coalesce(w."minimumMarginBasisPoints", 1000) AS "minimumMarginBasisPoints",
      coalesce(w."maxDeliveryDays", 45) AS "maxDeliveryDays", coalesce(w."workingCapital", 500)::bigint AS "workingCapital", coalesce(w."committedMinor", 0)::bigint AS "committedMinor",
      (SELECT count(*)::int FROM "products" d WHERE d."userId" = u."id" AND d."status" <> 'REMOVED') AS "openProducts"
    FROM "users" u JOIN "shops" h ON h."userId" = u."id" LEFT JOIN "user_workflow_configs" w ON w."userId" = u."id" WHERE u."id" = ${userId}`)
  return rows[0] ?? null
}
