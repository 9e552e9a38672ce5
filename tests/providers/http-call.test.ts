import { describe, expect, it } from 'vitest'
import { httpCall, phaseOf } from '@/lib/foundation/http-call'
import { closedPort, startFake, type FakeAnswer } from './fake-provider'

const failure = (code: string, syscall?: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, ...(syscall ? { syscall } : {}) }) })

describe('where a broken call stood', () => {
  it.each([
    ['ECONNREFUSED', 'connect', 'before-send'], ['ENOTFOUND', 'getaddrinfo', 'before-send'], ['UND_ERR_CONNECT_TIMEOUT', undefined, 'before-send'],
    ['EHOSTUNREACH', 'connect', 'before-send'], ['EHOSTUNREACH', 'read', 'after-send'], ['ENETUNREACH', 'write', 'after-send'], ['EHOSTUNREACH', undefined, 'after-send'],
    ['ECONNRESET', 'read', 'after-send'], ['EPIPE', 'write', 'after-send'], ['UND_ERR_SOCKET', undefined, 'after-send'], ['UND_ERR_HEADERS_TIMEOUT', undefined, 'after-send'], ['SOMETHING', undefined, 'after-send'],
  ])('%s while %s: %s', (code, syscall, phase) => {
    expect(phaseOf(failure(code, syscall))).toBe(phase)
  })

  it.each<[FakeAnswer]>([['reset'], ['half'], ['silence'], [{ text: 'x'.repeat(2_000) }]])('%o is after sending', async (answer) => {
    const fake = await startFake(() => answer)
    await expect(httpCall({ method: 'POST', url: fake.url, body: '{}', deadlineMs: 300, maxBytes: 1_000 })).rejects.toMatchObject({ code: 'provider_unavailable', phase: 'after-send' })
    await fake.close()
  })

  it('a port on which nobody listens is before sending', async () => {
    await expect(httpCall({ method: 'POST', url: await closedPort(), body: '{}', deadlineMs: 1_000 })).rejects.toMatchObject({ phase: 'before-send' })
  })
})
