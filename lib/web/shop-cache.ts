import { revalidateTag, unstable_cache } from 'next/cache'

const tagOf = (shop: string) => `shop:${shop}`

/**
 * Ties the page that is being made to its shop, so that refreshShopPages reaches it. (A page that reads the database by itself has no
 * tag; one constant kept under the tag gives it one.)
 */
export async function tagShopPage(shop: string): Promise<void> {
  await unstable_cache(async () => true, ['shop-page', shop], { tags: [tagOf(shop)] })()
}

/**
 * Call it after anything that a shop's pages show has changed (a product published, paused, priced; the shop's name): this web
 * process makes them anew at the next visit. Other web processes notice within the pages' own life (a minute).
 */
export function refreshShopPages(shop: string): void {
  revalidateTag(tagOf(shop), { expire: 0 })
}
