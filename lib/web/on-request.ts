import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

export interface StartedRequest {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly server: Server
}

function isStarted(message: unknown): message is StartedRequest {
  return typeof message === 'object' && message !== null && 'request' in message && 'response' in message && 'server' in message
}

/** Called for every request of this process, before Next sees it. */
export function onRequest(act: (started: StartedRequest) => void): void {
  subscribe('http.server.request.start', (message) => { if (isStarted(message)) act(message) })
}
