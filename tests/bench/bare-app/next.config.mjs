import path from 'node:path'

const repository = path.resolve(import.meta.dirname, '../..') // it is built in .data/bare-app

/** What costs nothing of ours is as in the product's own next.config.mjs, so that the ratio tells only what we add. */
export default {
  poweredByHeader: false,
  compress: false,
  generateEtags: false,
  typescript: { ignoreBuildErrors: true },
  experimental: { isrFlushToDisk: false },
  turbopack: { root: repository, resolveAlias: { '@/lib/foundation/prisma/client': '../../lib/foundation/prisma/client.ts' } },
}
