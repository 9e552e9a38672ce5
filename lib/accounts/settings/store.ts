import type { ModelTx } from '../../foundation/db'

export async function lockPayoutEmail(tx: ModelTx, userId: string): Promise<{ email: string | null } | null> {
  const rows = await tx.$queryRaw<{ email: string | null }[]>`SELECT "paypalPayoutEmail" AS "email" FROM "users" WHERE "id" = ${userId} FOR UPDATE`
  return rows[0] ?? null
}

/** `changedAt` null: the first address, which nothing has to be held for. */
export async function setPayoutEmail(tx: ModelTx, userId: string, email: string, changedAt: Date | null): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { paypalPayoutEmail: email, paypalPayoutEmailChangedAt: changedAt } })
}

const SHOP = { id: true, slug: true, name: true, taglineEn: true, taglineEs: true, accent: true, returnDays: true, supportEmail: true, taxBasisPoints: true } as const

export interface ShopTexts {
  readonly name: string
  readonly taglineEn: string
  readonly taglineEs: string
  readonly accent: string
  readonly returnDays: number
  readonly supportEmail: string | null
  readonly taxBasisPoints: number
}

export async function findShopTexts(tx: ModelTx, userId: string): Promise<(ShopTexts & { id: string; slug: string }) | null> {
  return tx.shop.findUnique({ where: { userId }, select: SHOP })
}

export async function setShopTexts(tx: ModelTx, shopId: string, texts: ShopTexts): Promise<void> {
  await tx.shop.update({ where: { id: shopId }, data: texts })
}

export interface BuyingLimits {
  /** Ceiling of open purchases, in whole units of the currency. */
  readonly workingCapital: bigint
  readonly maxDeliveryDays: number
  /** Null: no limit of one's own. */
  readonly maxDailyOrders: number | null
  readonly maxDailySpendMinor: bigint | null
}

export async function findBuyingLimits(tx: ModelTx, userId: string): Promise<BuyingLimits | null> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { maxDailyOrders: true, maxDailySpendMinor: true, workflowConfig: { select: { workingCapital: true, maxDeliveryDays: true } } } })
  if (!user) return null
  const { workflowConfig, ...limits } = user
  return { ...limits, workingCapital: workflowConfig?.workingCapital ?? 500n, maxDeliveryDays: workflowConfig?.maxDeliveryDays ?? 45 }
}

export async function setBuyingLimits(tx: ModelTx, userId: string, limits: BuyingLimits): Promise<void> {
  const { workingCapital, maxDeliveryDays, maxDailyOrders, maxDailySpendMinor } = limits
  await tx.user.update({ where: { id: userId }, data: { maxDailyOrders, maxDailySpendMinor } })
  await tx.userWorkflowConfig.upsert({ where: { userId }, create: { userId, workingCapital, maxDeliveryDays }, update: { workingCapital, maxDeliveryDays } })
}
