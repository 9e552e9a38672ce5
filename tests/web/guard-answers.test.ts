import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardAnswers, isLivePage } from '@/lib/web/guard-answers'

let server: Server
let seen: IncomingHttpHeaders = {}
beforeAll(async () => {
  guardAnswers()
  server = createServer((request, response) => { seen = request.headers; response.end('ok') })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => { server.close() })

/** The headers of the answer; what the program was asked with stands in `seen`. */
function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingHttpHeaders> {
  const address = server.address()
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0, path, headers }, (answer) => { answer.resume(); resolve(answer.headers) }).once('error', reject)
  })
}

describe('what every answer carries', () => {
  it.each(['/reseller', '/api/health', '/_next/static/a.js', '/s/casa-clara'])('%s has its security headers', async (path) => {
    expect(await ask(path)).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'strict-origin-when-cross-origin', 'cross-origin-opener-policy': 'same-origin-allow-popups' })
  })

  it('a page that is made per request has a policy with a nonce of its own, told to the page, and is kept by nobody', async () => {
    const [one, two] = [await ask('/reseller/orders?show=needs'), await ask('/reseller/orders?show=needs')]
    const nonce = String(seen['x-nonce'])
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    expect(two['content-security-policy']).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`)
    expect(seen['content-security-policy']).toBe(two['content-security-policy'])
    expect(one['content-security-policy']).not.toBe(two['content-security-policy'])
    expect(two['cache-control']).toBe('private, no-store')
  })

  it.each(['/reseller', '/s/casa-clara/p/lamp', '/api/health'])('whoever asks %s cannot name its nonce', async (path) => {
    const answer = await ask(path, { 'x-nonce': 'mine', 'content-security-policy': "script-src 'nonce-mine'", 'content-security-policy-report-only': "script-src 'nonce-mine'" })
    expect(JSON.stringify([seen, answer])).not.toContain('mine')
  })
})

describe('which pages are made per request', () => {
  it.each(['/', '/login', '/reseller', '/reseller/orders/ord_1', '/admin', '/checkout/chk_1', '/orders/ord_1', '/apiary', '/s/casa-clara/search', '/shop/en/casa-clara/search', '/nothing-here'])('%s is', (path) => {
    expect(isLivePage(path)).toBe(true)
  })

  it.each(['/api/health', '/_next/image', '/pictures/abc', '/s/casa-clara', '/s/casa-clara/p/search', '/s/casa-clara/c/search', '/shop/en/casa-clara', '/icon.svg', '/aliexpress/callback'])('%s is not', (path) => {
    expect(isLivePage(path)).toBe(false)
  })
})
