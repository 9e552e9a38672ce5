import { z } from 'zod'
import { listProductsAnswer } from '@/lib/cycle/product/list-products-answer'
import { ProductListQuery } from '@/lib/cycle/product/schema'
import { answer, handler } from '@/lib/web/handler'

// The same for everyone: no cookie is read into it. Prices may change any time, and checkout computes them again.
const CACHE = 'public, max-age=30, s-maxage=60, stale-while-revalidate=300'

export const GET = handler({
  access: 'public',
  params: z.object({ shop: z.string().max(100) }),
  query: ProductListQuery.extend({ locale: z.enum(['en', 'es']).default('en') }),
  run: async ({ params, query: { locale, ...query } }) =>
    answer(await listProductsAnswer(params.shop, query, locale), { headers: { 'cache-control': CACHE, 'access-control-allow-origin': '*' } }),
})
