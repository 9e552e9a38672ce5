import { generateKeyPairSync } from 'node:crypto'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { setClock } from '@/lib/foundation/clock'
import { httpCall, httpCallBytes, HttpCallError, setTransport } from '@/lib/foundation/http-call'
import { CONNECT_DEADLINE_MS } from '@/lib/foundation/http-transport'
import { issueCertificate } from '@/sandbox/paypal/webhooks/issue-certificate'
import { closedPort, startFake, type FakeAnswer } from './fake-provider'

const open: Server[] = []
afterEach(() => {
  setTransport(null)
  setClock(null)
  vi.unstubAllEnvs()
  for (const server of open.splice(0)) server.close()
})

/** A server of plain TCP that does with each connection what the test says. */
async function startTcp(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(onConnection)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

describe('where a broken call stood', () => {
  it.each<[FakeAnswer]>([['reset'], ['half'], ['silence'], [{ text: 'x'.repeat(2_000) }]])('%o is after sending', async (answer) => {
    const fake = await startFake(() => answer)
    await expect(httpCall({ method: 'POST', url: fake.url, body: '{}', deadlineMs: 300, maxBytes: 1_000 })).rejects.toMatchObject({ code: 'provider_unavailable', phase: 'after-send' })
    await fake.close()
  })

  it('a kept connection that breaks is after sending', async () => {
    let turns = 0
    const fake = await startFake(() => (turns++ === 0 ? { json: { ok: true } } : 'reset'))
    await expect(httpCall({ method: 'POST', url: fake.url, body: '{}', deadlineMs: 1_000 })).resolves.toMatchObject({ status: 200 })
    await expect(httpCall({ method: 'POST', url: fake.url, body: '{}', deadlineMs: 1_000 })).rejects.toMatchObject({ phase: 'after-send' })
    await fake.close()
  })

  it('a body that comes drop by drop ends at the deadline, after sending', async () => {
    const port = await startTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n')
      const drip = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => { clearInterval(drip) })
      socket.on('error', () => { clearInterval(drip) })
    })
    await expect(httpCall({ method: 'GET', url: `http://127.0.0.1:${port}/`, deadlineMs: 250 })).rejects.toMatchObject({ phase: 'after-send' })
  })

  it('a port on which nobody listens and a name that does not exist are before sending', async () => {
    await expect(httpCall({ method: 'POST', url: await closedPort(), body: '{}', deadlineMs: 1_000 })).rejects.toMatchObject({ phase: 'before-send' })
    await expect(httpCall({ method: 'POST', url: 'http://no-such-host.invalid/', body: '{}', deadlineMs: 5_000 })).rejects.toMatchObject({ phase: 'before-send' })
  })

  it('a handshake that does not come ends at the connect deadline, long before the call’s own, before sending', async () => {
    const port = await startTcp((socket) => socket.on('error', () => undefined))
    const call = httpCall({ method: 'POST', url: `https://127.0.0.1:${port}/`, body: '{}', deadlineMs: CONNECT_DEADLINE_MS * 20 })
    await expect(call).rejects.toMatchObject({ phase: 'before-send', message: expect.stringContaining('no connection in time') as string })
  })

  it('a certificate that is not one ends before sending', async () => {
    const port = await startTcp((socket) => {
      socket.on('error', () => undefined)
      socket.end('this is no TLS\r\n')
    })
    await expect(httpCall({ method: 'POST', url: `https://127.0.0.1:${port}/`, body: '{}', deadlineMs: 2_000 })).rejects.toMatchObject({ phase: 'before-send' })
  })
})

describe('a process that stands still while its request has not left', () => {
  /** Starts a call to `url`, then the machine's clock is so far on, as after a suspension; nothing else of the process has run. */
  async function stoodStill(url: string, ms: number): Promise<number | string> {
    let ahead = 0
    setClock(() => Date.now() + ahead)
    const call = httpCall({ method: 'POST', url, body: '{}', deadlineMs: CONNECT_DEADLINE_MS * 20 })
    ahead = ms
    return call.then(({ status }) => status, (error: HttpCallError) => error.phase)
  }
  const [SHORT, LONG] = [CONNECT_DEADLINE_MS / 2, CONNECT_DEADLINE_MS + 1]

  it('sends nothing when it goes on, over a new connection and over a kept one', async () => {
    const fake = await startFake(() => ({ json: { ok: true } }))
    expect([await stoodStill(fake.url, LONG), fake.seen.length]).toEqual(['before-send', 0])
    expect([await stoodStill(fake.url, SHORT), fake.seen.length]).toEqual([200, 1])
    expect([await stoodStill(fake.url, LONG), fake.seen.length]).toEqual(['before-send', 1])
    expect([await stoodStill(fake.url, SHORT), fake.seen.length]).toEqual([200, 2])
    await fake.close()
  })

  it('sends nothing into a connection that was encrypted meanwhile', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const cert = issueCertificate({ commonName: 'localhost', publicKey, issuerName: 'localhost', issuerPublicKey: publicKey, issuerPrivateKey: privateKey, authority: false, notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) })
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0') // its certificate is its own
    let requests = 0
    const server = createHttpsServer({ key: privateKey.export({ type: 'pkcs8', format: 'pem' }), cert }, (_request, response) => { requests++; response.end('{}') })
    open.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `https://localhost:${(server.address() as AddressInfo).port}/`
    expect([await stoodStill(url, LONG), requests]).toEqual(['before-send', 0])
    expect([await stoodStill(url, SHORT), requests]).toEqual([200, 1])
    server.closeAllConnections()
  })
})

describe('what goes out and comes in', () => {
  it('sends method, headers and body whole, and does not follow a redirect', async () => {
    const fake = await startFake((seen): FakeAnswer => (seen.path === '/away' ? { status: 302, headers: { Location: 'http://127.0.0.1:1/' } } : { json: { got: seen.text }, headers: { 'paypal-debug-id': 'abc' } }))
    const answer = await httpCall({ method: 'POST', url: `${fake.url}/x?y=1`, headers: { 'X-One': '1' }, body: '{"ñ":1}', deadlineMs: 1_000 })
    expect(JSON.parse(answer.text)).toEqual({ got: '{"ñ":1}' })
    expect(answer.headers.get('PayPal-Debug-Id')).toBe('abc')
    expect(fake.seen[0]).toMatchObject({ method: 'POST', path: '/x?y=1', headers: { 'x-one': '1', 'content-length': '8' } })
    expect((await httpCall({ method: 'GET', url: `${fake.url}/away`, deadlineMs: 1_000 })).status).toBe(302)
    await fake.close()
  })

  it('a transport that is put in its place carries every call, and its own faults prove nothing', async () => {
    setTransport((request) => Promise.resolve({ status: 201, headers: new Headers(), bytes: Buffer.from(request.url) }))
    await expect(httpCall({ method: 'GET', url: 'http://nowhere.invalid/a', deadlineMs: 1 })).resolves.toMatchObject({ status: 201, text: 'http://nowhere.invalid/a' })
    setTransport(() => Promise.reject(new HttpCallError('before-send', 'planted', undefined)))
    await expect(httpCallBytes({ method: 'GET', url: 'http://nowhere.invalid/', deadlineMs: 1 })).rejects.toMatchObject({ phase: 'before-send' })
    setTransport(() => Promise.reject(new TypeError('a bug')))
    await expect(httpCall({ method: 'GET', url: 'http://nowhere.invalid/', deadlineMs: 1 })).rejects.toMatchObject({ phase: 'after-send' })
  })
})
