import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'

/** As the worker: whatever still holds the process is left behind then (contract: everything stops within 15 s). */
const STOP_AFTER_MS = 12_000

function isStarted(message: unknown): message is { response: ServerResponse } {
  return typeof message === 'object' && message !== null && 'response' in message
}

/**
 * From SIGTERM on every answer closes its connection. The server waits for its connections to end, and a sender that keeps one busy (PayPal's
 * webhooks, a proxy) would hold a stopping process for as long as it has something to send.
 */
export function letConnectionsGo(): void {
  let isStopping = false
  process.once('SIGTERM', () => {
    isStopping = true
    setTimeout(() => process.exit(143), STOP_AFTER_MS).unref()
  })
  subscribe('http.server.request.start', (message) => {
    if (isStopping && isStarted(message) && !message.response.headersSent) message.response.setHeader('Connection', 'close')
  })
}
