import { env } from '@/lib/foundation/env'

const ITEM_PATH = /^\/(?:[a-z]{2}\/)?(?:item|i)\/(?:[^/?#]{1,200}\/)?(\d{8,20})(?:\.html?)?(?:[?#]|$)/i
const OWN_SITE = /^(?:https?:)?\/\/(?:[a-z0-9-]{1,30}\.){0,2}aliexpress\.(?:com|us|ru)(?=\/)/i

/** The product id in what a person pasted: an id, or the address of an item page. Read by pattern only; the address is never fetched. */
export function parseProductId(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length > 2_000) return null
  if (/^\d{8,20}$/.test(trimmed)) return trimmed
  const address = /^[a-z0-9.-]*aliexpress\.[a-z]+\//i.test(trimmed) ? `https://${trimmed}` : trimmed
  const site = OWN_SITE.exec(address)?.[0] ?? (address.startsWith(`${env().aliexpressSiteBaseUrl}/`) ? env().aliexpressSiteBaseUrl : undefined)
  return site === undefined ? null : (ITEM_PATH.exec(address.slice(site.length))?.[1] ?? null)
}
