// Run by the drill: the reseller who looked at AliExpress and says what became of purchases in doubt, as <order>=<AliExpress orders with commas between, or nothing>.
import { decideOwnPurchase } from '@/lib/cycle/purchase/decide-own-purchase'
import { findFulfillment } from '@/lib/cycle/purchase/store'
import { closeDatabase } from '@/lib/foundation/db'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { stopQueue } from '@/lib/queue/boss'

followSandboxClock()
try {
  for (const [orderId = '', supplierOrderIds = ''] of process.argv.slice(2).map((pair) => pair.split('='))) {
    const order = await findFulfillment(orderId)
    await decideOwnPurchase({ orderId, ownerId: order?.userId ?? '', supplierOrderIds: supplierOrderIds.split(',').filter(Boolean) })
  }
} finally {
  await stopQueue()
  await closeDatabase()
}
