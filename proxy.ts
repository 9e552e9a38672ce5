import { randomBytes } from 'node:crypto'
import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { env, isDevelopment } from './lib/foundation/env'
import { livePolicy } from './lib/web/content-policy.mjs'

const PAYPAL_HOSTS = ['https://www.paypal.com', 'https://www.sandbox.paypal.com']

/** Gives every page that is made per request its nonce and the policy that goes with it. Shop pages from the cache never come here. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = livePolicy(nonce, { payHosts: [...PAYPAL_HOSTS, ...localHosts()], isDevelopment })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy) // Next reads the nonce for its own scripts from here
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'private, no-store')
  return response
}

function localHosts(): string[] {
  const { isLocal, paypalApiBaseUrl } = env()
  return isLocal ? [new URL(paypalApiBaseUrl).origin] : []
}

export const config = {
  matcher: ['/((?!api/|_next/|pictures/|s/|shop/|aliexpress/|.*\\.[a-z0-9]{2,5}$).*)', '/s/:shop/search', '/shop/:locale/:shop/search'],
}
