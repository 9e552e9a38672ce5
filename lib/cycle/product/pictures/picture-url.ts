import { env } from '@/lib/foundation/env'

const SUPPLIER_PICTURES = /^(?:[a-z0-9-]+\.)+alicdn\.com$/

/**
 * The address of a supplier's picture if we may fetch it, else null: https on the supplier's own picture hosts; with
 * ALIEXPRESS_ENVIRONMENT=local also the host (and port) that stands for the supplier. Never anything else, whatever a product says.
 */
export function allowedPictureUrl(text: string): string | null {
  const withScheme = text.startsWith('//') ? `https:${text}` : text
  if (!URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  if (url.username !== '' || url.password !== '') return null
  const { isLocal, aliexpressApiBaseUrl, aliexpressSiteBaseUrl } = env()
  if (isLocal && [aliexpressApiBaseUrl, aliexpressSiteBaseUrl].some((base) => new URL(base).origin === url.origin)) return url.href
  if (url.protocol !== 'https:' || url.port !== '') return null
  return SUPPLIER_PICTURES.test(url.hostname) ? url.href : null
}
