import { withConnection } from '@/lib/accounts/use-connection'
import { importProduct } from '@/lib/cycle/product/import-product'
import { inParallel } from '@/lib/cycle/product/in-parallel'
import { prisma } from '@/lib/foundation/db'
import { AppError, isAppError } from '@/lib/foundation/errors'
import { getSupplierFeed } from '@/lib/providers/aliexpress/get-feed'
import { PRODUCTS_ON_SALE } from './people'

const AT_ONCE = 4
const FEED = 'DS center'
const MOST_PAGES = 4

/** Imports the supplier's bestsellers until the shop has its number of products; what is there counts, whatever became of it. */
export async function fillShop(userId: string, say: (line: string) => void): Promise<void> {
  const there = await prisma.product.findMany({ where: { userId }, select: { supplierProductId: true } })
  const known = new Set(there.map((product) => product.supplierProductId))
  const wanted = (await readBestsellers(userId)).filter((id) => !known.has(id))
  let next = 0
  let made = known.size
  let isCutShort = false
  const importNext = async () => {
    while (made < PRODUCTS_ON_SALE && next < wanted.length) {
      const productIdOrUrl = wanted[next++] ?? ''
      made++
      try {
        const { slug } = await importProduct({ userId, productIdOrUrl, publish: true })
        say(`product ${productIdOrUrl}: ${slug}`)
      } catch (error) {
        made--
        // What the supplier does not sell is replaced by the next; what could not be asked must be asked again.
        isCutShort ||= !isAppError(error) || error.code === 'provider_unavailable'
        say(`product ${productIdOrUrl} left out: ${error instanceof Error ? error.message : 'unknown'}`)
      }
    }
  }
  await inParallel(Array.from({ length: AT_ONCE }), AT_ONCE, importNext)
  if (made < PRODUCTS_ON_SALE && isCutShort) throw new AppError('provider_unavailable', 'the demo shop did not get all its products', { made })
}

async function readBestsellers(userId: string): Promise<string[]> {
  const credentials = await withConnection(userId)
  const ids: string[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { items, isLast } = await getSupplierFeed({ credentials, feedName: FEED, country: 'US', currency: 'USD', language: 'en', page })
    ids.push(...items.map((item) => item.productId))
    if (isLast) break
  }
  return ids
}
