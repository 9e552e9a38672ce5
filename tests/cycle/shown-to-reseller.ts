import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { readResellerToday } from '@/lib/reports/read-reseller-today'
import type { World } from '@/tests/setup/start-world'

/** The order as it stands in its reseller's list. */
export const inTheList = async (world: World, orderId: string) => (await listResellerOrders(world.userId, { limit: 50 })).items.find((item) => item.id === orderId)

/** What the day's page says of the order that needs its reseller. */
export const needsOf = async (world: World, orderId: string) => (await readResellerToday(world.userId))?.needs.filter((need) => need.orderId === orderId)
