'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { PaletteHit } from '@/components/console/command-palette'
import { env } from '@/lib/foundation/env'
import { listOrders } from '@/lib/reports/admin/list-orders'
import { listResellers } from '@/lib/reports/admin/list-resellers'
import { action } from '@/lib/web/action'

const MOST = 6

/** What the admin's command palette finds: orders of everybody, and resellers: { q }. */
export const searchAdminAction = action('searchAdminAction', {
  access: 'admin',
  input: z.strictObject({ q: z.string().trim().min(2).max(100) }),
  run: async ({ input }): Promise<PaletteHit[]> => {
    const [t, orders, resellers] = await Promise.all([getTranslations('status'), listOrders({ words: input.q, limit: MOST }), listResellers({ words: input.q, limit: MOST }, env().storedEnvironment)])
    return [
      ...orders.items.map((order): PaletteHit => ({ kind: 'order', href: `/admin/orders?q=${order.id}`, title: `…${order.id.slice(-4)} · ${order.shopper}`, hint: t(`order.${order.status}` as 'order.PAID') })),
      ...resellers.items.map((reseller): PaletteHit => ({ kind: 'person', href: `/admin/resellers?q=${encodeURIComponent(reseller.email)}`, title: reseller.name, hint: reseller.email })),
    ]
  },
})
