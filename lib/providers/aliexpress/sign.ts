import { createHmac } from 'node:crypto'

/**
 * The signature of a request (facts/aliexpress.md 2): parameters sorted by name in byte order, name and raw value joined without separators, the
 * path of a system API in front, HMAC-SHA256 in upper-case hex. `sign` itself is not signed; values are signed exactly as sent.
 */
export function signRequest(params: Readonly<Record<string, string>>, appSecret: string, systemPath = ''): string {
  const names = Object.keys(params).filter((name) => name !== 'sign').sort(byBytes)
  const base = systemPath + names.map((name) => name + (params[name] ?? '')).join('')
  return createHmac('sha256', appSecret).update(base, 'utf8').digest('hex').toUpperCase()
}

// Not localeCompare: it puts `app_key` before `appKey` and the platform answers IncompleteSignature (vector V6).
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))
