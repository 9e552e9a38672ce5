'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { PaletteHit } from '@/components/console/command-palette'
import { findForReseller } from '@/lib/reports/find-for-reseller'
import { action } from '@/lib/web/action'

/** What the command palette finds among the reseller's own orders and products: { q }. */
export const searchResellerAction = action('searchResellerAction', {
  access: 'reseller',
  input: z.strictObject({ q: z.string().trim().min(2).max(100) }),
  run: async ({ input, user, locale }): Promise<PaletteHit[]> => {
    const t = await getTranslations('status')
    const found = await findForReseller(user.id, input.q)
    return found.map((hit) => ({
      kind: hit.kind,
      href: `/reseller/${hit.kind}s/${hit.id}`,
      title: hit.kind === 'order' ? `…${hit.id.slice(-4)} · ${hit.titleEn}` : locale === 'es' ? hit.titleEs : hit.titleEn,
      hint: hit.kind === 'order' ? t(`order.${hit.status}` as 'order.PAID') : t(`product.${hit.status}` as 'product.DRAFT'),
    }))
  },
})
