import { env } from '../foundation/env'

const ALLOWED_FIRST_PARTS = new Set(['reseller', 'admin', 's', 'orders', 'checkout', 'account'])

/**
 * Where a person may be sent after signing in: a page of ours, else `fallback`. Decided by parsing as a browser does, then comparing
 * origins and the first part of the path (a leading slash proves nothing: `//evil.com`, `/\evil.com`, `/<TAB>/evil.com`).
 */
export function safeNext(next: string | null | undefined, fallback: string): string {
  const origin = new URL(env().nextauthUrl).origin
  if (!next || next.length > 2_000 || !URL.canParse(next, origin)) return fallback
  const target = new URL(next, origin)
  const firstPart = target.pathname.split('/')[1] ?? ''
  if (target.origin !== origin || target.username !== '' || target.password !== '' || !ALLOWED_FIRST_PARTS.has(firstPart)) return fallback
  return `${target.pathname}${target.search}${target.hash}`
}
