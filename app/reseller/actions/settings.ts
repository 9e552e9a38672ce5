'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { Email, PersonName } from '@/lib/accounts/schema'
import { saveBuyingLimits } from '@/lib/accounts/settings/save-buying-limits'
import { savePayoutEmail } from '@/lib/accounts/settings/save-payout-email'
import { saveShop } from '@/lib/accounts/settings/save-shop'
import { changeShopRule } from '@/lib/cycle/product/change-shop-rule'
import { parseDecimal } from '@/lib/foundation/money'
import { action } from '@/lib/web/action'
import { refreshShopPages } from '@/lib/web/shop-cache'

const PAGE = '/reseller/settings'
const CURRENCY = 'USD' // issue 2: every shop sells in USD; the columns carry any currency

/** "12.5" or "12,5" percent as basis points: text in, whole number out, nothing is rounded. */
const percent = (most: number) =>
  z.string().trim().regex(/^\d{1,4}([.,]\d{1,2})?$/).transform((text) => {
    const [whole = '0', fraction = ''] = text.split(/[.,]/)
    return parseInt(whole + fraction.padEnd(2, '0'), 10)
  }).pipe(z.number().max(most))
const amount = z.string().trim().max(16).regex(/^\d{1,9}([.,]\d{1,2})?$/).transform((text) => parseDecimal(text.replace(',', '.'), CURRENCY))
const blankIsNull = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema.nullable())
const Tagline = z.string().trim().max(120).regex(/^[^\p{Cc}\p{Cf}]*$/u)

/** The shop as shoppers see it. Takes the form's fields. */
export const saveShopAction = action('saveShopAction', {
  access: 'reseller',
  input: z.strictObject({
    name: PersonName, taglineEn: Tagline, taglineEs: Tagline, accent: z.string().regex(/^#[0-9a-fA-F]{6}$/).toUpperCase(),
    returnDays: z.coerce.number().int().min(14).max(365), supportEmail: blankIsNull(Email), tax: percent(5_000),
  }),
  run: async ({ input, user }) => {
    const { tax, ...texts } = input
    const { slug } = await saveShop(user.id, { ...texts, taxBasisPoints: tax })
    refreshShopPages(slug)
    revalidatePath(PAGE)
    return null
  },
})

/** Where the profit is paid to: { email }. Answers whether payouts are held because it replaced another. */
export const savePayoutEmailAction = action('savePayoutEmailAction', {
  access: 'reseller',
  input: z.strictObject({ email: Email }),
  run: async ({ input, user }) => {
    const saved = await savePayoutEmail(user.id, input.email)
    revalidatePath(PAGE)
    return saved
  },
})

/** The shop's price rule: { multiplier: "240" percent, minimumProfit: "2.00", minimumMargin: "10" percent }. */
export const savePriceRuleAction = action('savePriceRuleAction', {
  access: 'reseller',
  input: z.strictObject({ multiplier: percent(200_000).pipe(z.number().min(10_000)), minimumProfit: amount, minimumMargin: percent(9_000) }),
  run: async ({ input, user }) => {
    await changeShopRule(user.id, { multiplierBasisPoints: input.multiplier, minimumProfit: input.minimumProfit, minimumMarginBasisPoints: input.minimumMargin })
    revalidatePath(PAGE)
    return null
  },
})

/** Limits of buying; an empty daily limit is none: { workingCapital: whole units, maxDeliveryDays, maxDailyOrders, maxDailySpend }. */
export const saveBuyingLimitsAction = action('saveBuyingLimitsAction', {
  access: 'reseller',
  input: z.strictObject({
    workingCapital: z.string().trim().regex(/^\d{1,9}$/).transform((text) => BigInt(text)), maxDeliveryDays: z.coerce.number().int().min(5).max(120),
    maxDailyOrders: blankIsNull(z.coerce.number().int().min(1).max(100_000)), maxDailySpend: blankIsNull(amount),
  }),
  run: async ({ input, user }) => {
    const { maxDailySpend, ...limits } = input
    await saveBuyingLimits(user.id, { ...limits, maxDailySpendMinor: maxDailySpend?.minor ?? null })
    revalidatePath(PAGE)
    return null
  },
})
