// Stands in for sandbox/foundation/start-server.ts: the same router without a socket. Whoever fetches the program's address gets here.
import { answer as answerOf, type InProcessServer } from './in-process'
import { register, unregister } from './registry'

export type RunningServer = { readonly url: string; readonly port: number; close(): Promise<void> }

const FIRST_PORT = 40_000
let port = FIRST_PORT

/** The same addresses in every run: they stand in what is stored. */
export function forgetPorts(): void {
  port = FIRST_PORT
}

export function startServer(options: InProcessServer): Promise<RunningServer> {
  port += 1
  const url = `http://127.0.0.1:${port}`
  register(url, (request) => answerOf(options, request))
  return Promise.resolve({
    url,
    port,
    close: () => {
      unregister(url)
      return Promise.resolve()
    },
  })
}
