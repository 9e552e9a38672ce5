import type { Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { onRequest } from './on-request'

/** As the worker: whatever still holds the process is left behind then (contract: everything stops within 15 s). */
const STOP_AFTER_MS = 12_000
/** Those who wait to be accepted have been by then, however busy the process is. */
const ACCEPT_FOR_MS = 4_000

/**
 * What a stopping web process owes to those who are connected already.
 *
 * Whoever waits to be accepted is served: Node takes one connection per turn of its loop, and closing the listener resets those that wait, a second
 * long on a busy process. They are taken in the order in which they came, so we connect as well, and the server closes once we are accepted.
 *
 * From then on every answer closes its connection. The server waits for its connections to end, and a sender that keeps one busy (PayPal's
 * webhooks, a proxy) would hold a stopping process for as long as it has something to send.
 */
export function letConnectionsGo(): void {
  let isStopping = false
  let server: Server | undefined
  const closers = process.listeners('SIGTERM') // Next's, which closes its server
  for (const each of closers) process.off('SIGTERM', each)
  process.on('SIGTERM', (signal) => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(143), STOP_AFTER_MS).unref()
    afterThoseWhoWait(server, () => { for (const each of closers) each(signal) })
  })
  onRequest((started) => {
    server = started.server
    if (isStopping && !started.response.headersSent) started.response.setHeader('Connection', 'close')
  })
}

/** A server that never had a request has nobody waiting that we could know of. */
function afterThoseWhoWait(server: Server | undefined, close: () => void): void {
  const address = server?.address()
  if (!server || typeof address !== 'object' || address === null) { close(); return }
  const last = connect({ host: address.address, port: address.port })
  const isAccepted = (socket: Socket) => { if (socket.remotePort === last.localPort) go() }
  const timer = setTimeout(() => { go() }, ACCEPT_FOR_MS)
  function go(): void {
    clearTimeout(timer)
    server?.off('connection', isAccepted)
    last.off('error', go).on('error', () => undefined).destroy()
    close()
  }
  last.once('error', go)
  server.on('connection', isAccepted)
}
