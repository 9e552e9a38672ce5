import { z } from 'zod'
import type { AliexpressCredentials } from './client'
import { flag, idText, list, soft } from './decode'
import { readMethod, unreadable } from './read'

export interface FeedItem {
  readonly productId: string
  readonly title: string
}

export interface FeedPage {
  readonly items: readonly FeedItem[]
  readonly isLast: boolean
}

export interface GetFeedInput {
  readonly credentials: AliexpressCredentials
  readonly feedName: string
  readonly country: string
  readonly currency: string
  readonly language: string
  /** From 1. */
  readonly page: number
}

const METHOD = 'aliexpress.ds.recommend.feed.get'
const PAGE_SIZE = 50 // the most there is

const Answer = z.object({
  result: z.object({
    products: list(z.object({ product_id: idText, product_title: soft(z.string()) })),
    is_finished: soft(flag),
  }),
})

/** One page of a promotion feed, best first; an unknown feed is an empty one. Throws provider_unavailable / provider_refused. */
export async function getSupplierFeed({ credentials, feedName, country, currency, language, page }: GetFeedInput): Promise<FeedPage> {
  const body = await readMethod(METHOD, credentials, {
    feed_name: feedName,
    country,
    target_currency: currency,
    target_language: language,
    page_no: page.toString(),
    page_size: PAGE_SIZE.toString(),
    sort: 'volumeDesc',
  })
  const result = Answer.safeParse(body).data?.result
  if (!result) throw unreadable(METHOD)
  const items = result.products.map((each) => ({ productId: each.product_id, title: each.product_title ?? '' }))
  return { items, isLast: result.is_finished ?? items.length < PAGE_SIZE }
}
