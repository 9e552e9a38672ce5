import createNextIntlPlugin from 'next-intl/plugin'
import { shopRewrites } from './lib/web/i18n/shop-rewrites.mjs'

const withNextIntl = createNextIntlPlugin('./lib/web/i18n/request.ts')

/** Sent with every answer; the script policy is set where the page is made (proxy.ts, the shop's cache). */
const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg-boss', 'sanitize-html'],
  rewrites: async () => ({ beforeFiles: shopRewrites() }),
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    { source: '/s/:path*', headers: [{ key: 'Vary', value: 'Cookie, Accept-Language' }] },
  ],
}

export default withNextIntl(nextConfig)
