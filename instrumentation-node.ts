import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { assertDatabaseUtc } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { isAppError } from '@/lib/foundation/errors'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { queue } from '@/lib/queue/boss'
import { guardAnswers } from '@/lib/web/guard-answers'
import { letConnectionsGo } from '@/lib/web/let-connections-go'

/**
 * What must hold before a web process answers anyone: the environment is whole, the database keeps UTC, the queue takes jobs. A wrong setting
 * ends the process with one line that names it; a database that is away for a moment does not (GET /api/health says so).
 */
export async function startWebProcess(): Promise<void> {
  letConnectionsGo()
  await keepShopPages()
  try {
    env()
    guardAnswers()
    followSandboxClock()
    await assertDatabaseUtc()
    await queue()
  } catch (error) {
    if (!isAppError(error) || error.code !== 'configuration') return
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

/**
 * Gives Next the cache of finished shop pages once. Named in next.config (`cacheHandler`) its file would be imported anew, by its path,
 * twice for every visit: an eighth of what a page from the cache costs. Without this cache the pages would have no script policy, so a
 * process that cannot load it does not start. Loaded as the file it is: inside the bundle it would have its own copy of Next's list of tags.
 */
async function keepShopPages(): Promise<void> {
  const file = pathToFileURL(path.join(process.cwd(), 'lib/web/shop-page-cache.mjs')).href
  const { default: FetchCache } = (await import(/* turbopackIgnore: true */ file)) as { default: unknown }
  Object.assign(globalThis, { [Symbol.for('@next/cache-handlers')]: { FetchCache } })
}
