import createNextIntlPlugin from 'next-intl/plugin'
import { shopRewrites } from './lib/web/i18n/shop-rewrites.mjs'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/web/i18n/request.ts',
  experimental: { messages: { path: './lib/web/messages', format: 'json', locales: ['en', 'es'], precompile: true } },
})

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // The reverse proxy that ends TLS compresses (README): done here it costs five times what a page from the cache costs.
  compress: false,
  // Next would hash the whole text of a page for every visit, a fifth of what the visit costs; pages live 30 s in the caches in front.
  generateEtags: false,
  reactStrictMode: true,
  // A title that streams in after the page costs a boundary of its own; ours is known as soon as the page is.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['pg-boss', 'sanitize-html'],
  // Shop pages live in the memory of each web process (instrumentation-node.ts), so that none outlives the database it was made from;
  // what is stale for longer than expireTime is made anew before it is shown.
  expireTime: 120,
  experimental: { isrFlushToDisk: false },
  // The types, those of the tests too, are checked by `npm test`; a start does not wait for that.
  typescript: { ignoreBuildErrors: true },
  rewrites: async () => ({ beforeFiles: shopRewrites() }),
}

export default withNextIntl(nextConfig)
