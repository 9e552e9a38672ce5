import { z } from 'zod'
import { PRODUCT_STATUSES } from './states'

const LARGEST_PAGE_NUMBER = 10_000
const LONGEST_QUERY = 100
const MOST_WORDS = 8
export const DEFAULT_LIMIT = 24
export const LARGEST_LIMIT = 100

const counting = (fallback: number) => z.coerce.number().int().min(1).default(fallback)

/** Which page of a list: page from 1, limit capped (a larger one is answered with the cap). */
export const ProductListQuery = z.object({
  page: counting(1).pipe(z.number().max(LARGEST_PAGE_NUMBER)),
  limit: counting(DEFAULT_LIMIT).transform((limit) => Math.min(limit, LARGEST_LIMIT)),
  q: z.string().max(LONGEST_QUERY).optional(),
  category: z.string().max(LONGEST_QUERY).optional(),
})

export const ResellerListQuery = ProductListQuery.extend({ status: z.enum(PRODUCT_STATUSES).optional() })

export type ProductListQuery = z.input<typeof ProductListQuery>
export type ResellerListQuery = z.input<typeof ResellerListQuery>

/** The words of a search, at most a handful: each costs a condition. NUL cannot be a parameter of PostgreSQL. */
export function wordsOf(q: string | undefined): string[] {
  return (q ?? '').replaceAll('\u0000', ' ').split(/\s+/).filter((word) => word !== '').slice(0, MOST_WORDS)
}

/** Basis points: 10000 = the landed cost itself. */
export const PriceRuleOverrides = z.object({
  priceMultiplierBasisPoints: z.number().int().min(10_000).max(200_000).nullable(),
  minimumMarginBasisPoints: z.number().int().min(0).max(9_000).nullable(),
})
export type PriceRuleOverrides = z.infer<typeof PriceRuleOverrides>
