import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sendOverNetwork } from '@/lib/foundation/http-transport'

// The usual server: it closes a connection that was idle for five seconds. What is written into one just then is lost, and in doubt.
const SERVER_IDLE_MS = 5_000
const connections: { socket: Socket; endedByUs: boolean | null }[] = []
const server = createServer({ keepAliveTimeout: SERVER_IDLE_MS, keepAliveTimeoutBuffer: 0 }, (request, response) => {
  response.removeHeader('Keep-Alive')
  if (request.url === '/slow') setTimeout(() => response.end('late'), SERVER_IDLE_MS + 500)
  else response.end('ok')
})
let url = ''
beforeAll(async () => {
  server.on('connection', (socket: Socket) => {
    const each: (typeof connections)[number] = { socket, endedByUs: null }
    connections.push(each)
    socket.once('end', () => { each.endedByUs ??= true }).once('close', () => { each.endedByUs ??= false })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const call = (path: string) => sendOverNetwork({ method: 'POST', url: url + path, body: '{}', deadlineMs: 20_000 })

it('a connection that is kept and not used is closed by us before the server closes it; one in use is left alone', { timeout: 30_000 }, async () => {
  const slow = call('/slow')
  await call('/')
  await call('/')
  expect(connections).toHaveLength(2) // kept in between
  const [, kept] = connections
  await new Promise((resolve) => kept?.socket.once('close', resolve))
  expect(kept?.endedByUs).toBe(true)
  expect((await slow).bytes.toString()).toBe('late')
})
