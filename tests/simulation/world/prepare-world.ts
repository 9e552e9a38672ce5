import type { BaseWorld } from './base-world'
import type { Scenario } from './scenario'

/** The settings of a seed's world that stand in our own database. */
export async function prepareWorld({ owner, shops }: BaseWorld, scenario: Scenario): Promise<void> {
  await owner.query('UPDATE platform_config SET "autoRefundAfterHours" = 8, "payoutHoldHours" = $1, "payoutsNeedConfirmation" = $2, "maxDailyOrders" = $3', [scenario.payoutHoldHours, scenario.payoutsNeedConfirmation, scenario.dailyOrderLimit])
  await owner.query(`INSERT INTO system_config (key, value, "updatedAt") VALUES ('supplier_deduplication_sandbox', $1, now())`, [JSON.stringify({ confirmed: scenario.isDeduplicationConfirmed, ids: [] })])
  if (scenario.receiver !== 'good') await owner.query('UPDATE users SET "paypalPayoutEmail" = $1 WHERE id = $2', [`${scenario.receiver}@shop.example`, shops[0]?.userId])
}
