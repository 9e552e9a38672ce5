import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly url: string
  readonly body: string
  readonly authorization: string
}

/** A listener that stands for the payment company's control API and for the shop's webhook route (`/push`). */
export interface Listener {
  readonly url: string
  readonly received: Received[]
  /** What everything but /push answers from now on. */
  answer(status: number): void
  /** What /push answers from now on. */
  answerPush(status: number): void
  stop(): void
}

export async function startListener(): Promise<Listener> {
  const received: Received[] = []
  let status = 200
  let pushStatus = 200
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('utf8')))
    request.on('end', () => {
      received.push({ url: request.url ?? '', body, authorization: request.headers.authorization ?? '' })
      response.writeHead(request.url === '/push' ? pushStatus : status).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => (status = next),
    answerPush: (next) => (pushStatus = next),
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
