import { z } from 'zod'
import { AppError } from '@/lib/foundation/errors'
import { readPaypal } from './effect'
import { Link, soft } from './schema'

export interface ListedDispute {
  readonly id: string
  readonly updatedAt: Date
}

const PAGE_SIZE = 50
const MOST_PAGES = 40

// Strict: a case that cannot be read must not look like none.
const Body = z.object({
  items: z.array(z.object({ dispute_id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), update_time: z.coerce.date() })).optional(),
  links: soft(z.array(Link)),
})

/**
 * The cases that changed since a moment. Needs the app's Disputes feature: without it provider_refused. Throws provider_unavailable where a page cannot be
 * read whole.
 */
export async function listPaypalDisputes(changedSince: Date): Promise<ListedDispute[]> {
  const found: ListedDispute[] = []
  let token: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: URLSearchParams = new URLSearchParams({ update_time_after: changedSince.toISOString(), page_size: String(PAGE_SIZE), ...(token === null ? {} : { next_page_token: token }) })
    const body: z.infer<typeof Body> | null = await readPaypal(`/v1/customer/disputes?${query.toString()}`, (answer) => Body.safeParse(answer).data ?? null)
    if (!body) throw new AppError('provider_refused', 'PayPal has no disputes for this account', { httpStatus: 404 })
    found.push(...(body.items ?? []).map((each) => ({ id: each.dispute_id, updatedAt: each.update_time })))
    token = nextToken(body.links ?? [])
    if (token === null) return found
  }
  throw new AppError('provider_unavailable', 'more cases than one reading can hold', { pages: MOST_PAGES })
}

/** Only the token is taken from PayPal's link, never its address. */
function nextToken(links: readonly z.infer<typeof Link>[]): string | null {
  const href = links.find((each) => each.rel === 'next')?.href
  return href !== undefined && URL.canParse(href) ? new URL(href).searchParams.get('next_page_token') : null
}
