import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cachedPolicy, inlineHashes, livePolicy } from '@/lib/web/content-policy.mjs'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const directive = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `))

describe('the script policy of a cached page', () => {
  const html =
    '<script>a()</script><script src="/x.js" async=""></script><script type="application/ld+json">{"a":1}</script>' +
    '<script type="module">b()</script><script id="_R_">self.__next_f.push([1,"\\u003cscript>c()\\u003c/script>"])</script><script>a()</script>'

  it('allows exactly the inline scripts that run, each once', () => {
    expect(inlineHashes(html)).toEqual([hash('a()'), hash('b()'), hash('self.__next_f.push([1,"\\u003cscript>c()\\u003c/script>"])')])
  })

  it('has no wildcard, no unsafe-inline and no eval for scripts', () => {
    expect(directive(cachedPolicy(html), 'script-src')).toBe(`script-src 'self' ${inlineHashes(html).join(' ')}`)
    expect(directive(cachedPolicy(html), 'script-src-attr')).toBe("script-src-attr 'none'")
  })
})

describe('the script policy of a page made per request', () => {
  it('trusts the nonce alone, and is as strict for the rest', () => {
    const policy = livePolicy('abc', { payHosts: ['https://www.paypal.com'], isDevelopment: false })
    expect(directive(policy, 'script-src')).toBe("script-src 'nonce-abc' 'strict-dynamic'")
    expect(directive(policy, 'form-action')).toBe("form-action 'self' https://www.paypal.com")
    for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'frame-src']) expect(directive(policy, name)).toBe(`${name} 'none'`)
  })
})
