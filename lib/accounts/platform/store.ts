import { prisma, type ModelTx } from '../../foundation/db'

const COLUMNS = {
  commissionType: true, commissionBasisPoints: true, commissionFixedMinor: true, adminPaypalEmail: true, payoutFeeBasisPoints: true, payoutFeeFixedMinor: true, payoutFeeCapMinor: true, payoutHoldHours: true, payoutMinimumMinor: true,
  payoutsNeedConfirmation: true, maxDailyOrders: true, maxDailySpendMinor: true, autoRefundAfterHours: true, resellersNeedApproval: true,
} as const

export type CommissionType = 'percent_of_profit' | 'percent_of_price' | 'fixed'

/** What the admin sets for the whole platform (platform_config); amounts in minor units of USD. */
export interface PlatformSettings {
  readonly commissionType: CommissionType
  readonly commissionBasisPoints: number
  readonly commissionFixedMinor: bigint
  readonly adminPaypalEmail: string | null
  readonly payoutFeeBasisPoints: number
  readonly payoutFeeFixedMinor: bigint
  readonly payoutFeeCapMinor: bigint | null
  readonly payoutHoldHours: number
  readonly payoutMinimumMinor: bigint
  readonly payoutsNeedConfirmation: boolean
  readonly maxDailyOrders: number | null
  readonly maxDailySpendMinor: bigint | null
  readonly autoRefundAfterHours: number
  readonly resellersNeedApproval: boolean
}

/** The commission's type is a text with a CHECK of exactly these values (migration money_rules). */
const typed = (row: (Omit<PlatformSettings, 'commissionType'> & { commissionType: string }) | null): PlatformSettings | null => row && { ...row, commissionType: row.commissionType as CommissionType }

export async function findPlatformSettings(): Promise<PlatformSettings | null> {
  return typed(await prisma.platformConfig.findUnique({ where: { id: 'platform' }, select: COLUMNS }))
}

/** The row locked: two admins who save at once do so one after the other. */
export async function lockPlatformSettings(tx: ModelTx): Promise<PlatformSettings | null> {
  await tx.$executeRaw`SELECT "id" FROM "platform_config" WHERE "id" = 'platform' FOR UPDATE`
  return typed(await tx.platformConfig.findUnique({ where: { id: 'platform' }, select: COLUMNS }))
}

export async function setPlatformSettings(tx: ModelTx, settings: PlatformSettings): Promise<void> {
  await tx.platformConfig.update({ where: { id: 'platform' }, data: settings })
}
