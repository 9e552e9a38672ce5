'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { savePlatformSettings } from '@/lib/accounts/platform/save-platform-settings'
import { Email } from '@/lib/accounts/schema'
import { parseDecimal } from '@/lib/foundation/money'
import { checkBooks } from '@/lib/reports/admin/stored-checks'
import { action } from '@/lib/web/action'

const CURRENCY = 'USD' // issue 2: the platform books in USD; the columns carry any currency

/** "12.5" or "12,5" percent as basis points: text in, whole number out, nothing is rounded. */
const percent = (most: number) =>
  z.string().trim().regex(/^\d{1,3}([.,]\d{1,2})?$/).transform((text) => {
    const [whole = '0', fraction = ''] = text.split(/[.,]/)
    return parseInt(whole + fraction.padEnd(2, '0'), 10)
  }).pipe(z.number().max(most))
const amount = z.string().trim().max(16).regex(/^\d{1,9}([.,]\d{1,2})?$/).transform((text) => parseDecimal(text.replace(',', '.'), CURRENCY).minor)
const whole = (least: number, most: number) => z.string().trim().regex(/^\d{1,7}$/).transform((text) => parseInt(text, 10)).pipe(z.number().min(least).max(most))
const blankIsNull = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema.nullable())

/** Everything the admin sets for the platform; takes the form's fields (percent and amounts as text). Answers how many settings changed. */
export const savePlatformSettingsAction = action('savePlatformSettingsAction', {
  access: 'admin',
  input: z.strictObject({
    commissionType: z.enum(['percent_of_profit', 'percent_of_price', 'fixed']), commissionPercent: percent(10_000), commissionFixed: amount, adminPaypalEmail: blankIsNull(Email),
    payoutFeePercent: percent(10_000), payoutFeeFixed: amount, payoutFeeCap: blankIsNull(amount), payoutHoldHours: whole(0, 8_760), payoutMinimum: amount, payoutsNeedConfirmation: z.boolean(),
    maxDailyOrders: blankIsNull(whole(0, 1_000_000)), maxDailySpend: blankIsNull(amount), autoRefundAfterHours: whole(1, 8_760), resellersNeedApproval: z.boolean(),
  }),
  run: async ({ input, user }) => {
    const changed = await savePlatformSettings(user, {
      commissionType: input.commissionType, commissionBasisPoints: input.commissionPercent, commissionFixedMinor: input.commissionFixed, adminPaypalEmail: input.adminPaypalEmail,
      payoutFeeBasisPoints: input.payoutFeePercent, payoutFeeFixedMinor: input.payoutFeeFixed, payoutFeeCapMinor: input.payoutFeeCap, payoutHoldHours: input.payoutHoldHours, payoutMinimumMinor: input.payoutMinimum,
      payoutsNeedConfirmation: input.payoutsNeedConfirmation, maxDailyOrders: input.maxDailyOrders, maxDailySpendMinor: input.maxDailySpend, autoRefundAfterHours: input.autoRefundAfterHours, resellersNeedApproval: input.resellersNeedApproval,
    })
    revalidatePath('/admin/settings')
    return { changed }
  },
})

/** Checks the books now: every invariant and the whole ledger. Input: {}. */
export const checkBooksAction = action('checkBooksAction', {
  access: 'admin',
  input: z.strictObject({}),
  run: async () => {
    const { invariants, ledger } = await checkBooks()
    revalidatePath('/admin')
    return { checked: invariants.checked, holding: invariants.holding, differences: ledger.count }
  },
})
