import { describe, expect, it } from 'vitest'
import { safeNext } from '@/lib/web/safe-next'

const HOME = '/reseller'
describe('where a person is sent after signing in', () => {
  it.each([
    '//evil.com', 'https://evil.com', '/\\evil.com', 'https:evil.com', 'javascript:alert(1)', '/%09/evil.com', '/\t/evil.com', '\\\\evil.com',
    'https://good.com@evil.com', 'http://127.0.0.1:3000.evil.com', 'http://127.0.0.1:3001/reseller', 'http://user:pass@127.0.0.1:3000/reseller',
    '/.//evil.com', '/reseller/..//evil.com', '//127.0.0.1:3000//evil.com', 'data:text/html,x', '/api/auth/signout', '/login?next=//evil.com', '', '/', 'x'.repeat(3_000), null, undefined,
  ])('B34-B41: %j leads home', (next) => {
    const target = safeNext(next, HOME)
    expect(target).toBe(HOME)
    expect(new URL(target, 'http://127.0.0.1:3000').host).toBe('127.0.0.1:3000')
  })

  it.each([
    ['/reseller/orders?page=2#top', '/reseller/orders?page=2#top'], ['/admin', '/admin'], ['http://127.0.0.1:3000/reseller/api-settings', '/reseller/api-settings'], ['/reseller//evil.com', '/reseller//evil.com'],
    ['/reseller/../admin/ledger', '/admin/ledger'], ['/s/casa/p/lamp', '/s/casa/p/lamp'],
  ])('%s leads to %s', (next, target) => {
    expect(safeNext(next, HOME)).toBe(target)
  })
})
