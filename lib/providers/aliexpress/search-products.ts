import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import type { Money } from '@/lib/foundation/money'
import type { AliexpressCredentials } from './client'
import { amountOf, count, idText, list, soft, word } from './decode'
import { readMethod, unreadable } from './read'

export interface SupplierSearchHit {
  readonly productId: string
  readonly title: string
  readonly picture: string
  /** In the asked currency. */
  readonly price: Money
  readonly listPrice: Money | null
  /** "5,000+": text as AliExpress shows it. */
  readonly orders?: string
  /** "4.5" */
  readonly rating?: string
  readonly categoryIds: readonly string[]
}

export interface SearchSupplierProductsInput {
  readonly credentials: AliexpressCredentials
  readonly words: string
  readonly country: string
  readonly currency: string
  /** `en_US` style. */
  readonly locale: string
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly sort?: 'orders,desc' | 'min_price,asc' | 'min_price,desc'
  readonly categoryId?: string
}

const METHOD = 'aliexpress.ds.text.search'

const Hit = z.object({
  itemId: idText,
  title: z.string(),
  itemMainPic: soft(z.string()),
  targetSalePrice: word, // not salePrice: that one is in the seller's currency (facts/aliexpress.md 4.10)
  targetOriginalPrice: soft(word),
  targetOriginalPriceCurrency: z.string(),
  orders: soft(word),
  score: soft(word),
  cateId: soft(word),
})
const Answer = z.object({ code: soft(word), msg: soft(z.string()), data: soft(z.object({ totalCount: soft(count), products: list(Hit) })) })

/** One page of search results. Throws provider_unavailable (search fails now and then) or provider_refused. */
export async function searchSupplierProducts(input: SearchSupplierProductsInput): Promise<{ hits: readonly SupplierSearchHit[]; total: number }> {
  const body = await readMethod(METHOD, input.credentials, {
    keyWord: input.words,
    local: input.locale,
    countryCode: input.country,
    currency: input.currency,
    pageIndex: input.page.toString(),
    pageSize: input.pageSize.toString(),
    sortBy: input.sort ?? 'orders,desc', // without one the search may fail
    categoryId: input.categoryId ?? '',
  })
  const answer = Answer.safeParse(body).data
  if (!answer) throw unreadable(METHOD)
  if (!answer.data) throw new AppError('provider_unavailable', `AliExpress search: ${answer.code ?? ''} ${answer.msg ?? ''}`, { code: answer.code ?? '' })
  const hits = answer.data.products.flatMap((each) => reshapeHit(each) ?? [])
  return { hits, total: answer.data.totalCount ?? hits.length }
}

function reshapeHit(hit: z.infer<typeof Hit>): SupplierSearchHit | null {
  const price = amountOf(hit.targetSalePrice, hit.targetOriginalPriceCurrency)
  if (!price) return null
  return {
    productId: hit.itemId,
    title: hit.title,
    picture: (hit.itemMainPic ?? '').replace(/^\/\//, 'https://'),
    price,
    listPrice: amountOf(hit.targetOriginalPrice, hit.targetOriginalPriceCurrency),
    categoryIds: (hit.cateId ?? '').split(',').filter(Boolean),
    ...(hit.orders ? { orders: hit.orders } : {}),
    ...(hit.score ? { rating: hit.score } : {}),
  }
}
