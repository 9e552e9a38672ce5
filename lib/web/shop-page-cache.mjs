import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import { cachedPolicy } from './content-policy.mjs'

// Node gives the module object, a bundler its default export.
const MemoryCache = fileSystemCache.default ?? fileSystemCache

/**
 * Next's own cache of finished pages (in memory: isrFlushToDisk is off), with one thing added: when a page is put in, its script policy
 * is computed from its HTML and kept among its headers. A page is served many times and made once, so this costs nothing per visit.
 * Beside it: what a shared cache in front must keep apart, because one public address has two languages.
 */
export default class ShopPageCache extends MemoryCache {
  async set(key, data, context) {
    if (data?.kind === 'APP_PAGE' && typeof data.html === 'string' && data.html !== '')
      data.headers = { ...data.headers, 'content-security-policy': cachedPolicy(data.html), vary: 'Cookie, Accept-Language' } // in place: the first visitor gets them too
    return super.set(key, data, context)
  }
}
