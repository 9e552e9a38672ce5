import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import { cachedPolicy } from './content-policy.mjs'
import { narrowPage } from './narrow-page.mjs'

// Node gives the module object, a bundler its default export.
const MemoryCache = fileSystemCache.default ?? fileSystemCache

/**
 * Next's own cache of finished pages (in memory: isrFlushToDisk is off). What a page needs is done once, when it is put in, and costs nothing
 * per visit: its text is made narrow, its script policy is computed from that text and kept among its headers, beside what a shared cache in
 * front must keep apart, because one public address has two languages.
 */
export default class ShopPageCache extends MemoryCache {
  async set(key, data, context) {
    if (data?.kind === 'APP_PAGE' && typeof data.html === 'string' && data.html !== '') {
      // In place: the first visitor gets this very page and its headers too.
      data.html = narrowPage(data.html)
      data.headers = { ...data.headers, 'content-security-policy': cachedPolicy(data.html), vary: 'Cookie, Accept-Language' }
    }
    return super.set(key, data, context)
  }
}
