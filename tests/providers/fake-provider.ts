import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string | undefined>
  readonly text: string
}

/** What the fake does with a request: an answer, or a fault of the network. */
export type FakeAnswer =
  | { readonly status?: number; readonly json?: unknown; readonly text?: string; readonly headers?: Record<string, string> }
  | 'reset'
  | 'half'
  | 'silence'

/** A small third party on loopback: it remembers what it was asked and answers what the test says. */
export async function startFake(answer: (request: SeenRequest) => FakeAnswer | Promise<FakeAnswer>) {
  const seen: SeenRequest[] = []
  const server = createServer((request, response) => {
    void readAll(request).then(async (text) => {
      const each: SeenRequest = { method: request.method ?? '', path: request.url ?? '', headers: request.headers as Record<string, string>, text }
      seen.push(each)
      send(response, await answer(each))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => { resolve() })
    }),
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, answer: FakeAnswer): void {
  if (answer === 'silence') return
  if (answer === 'reset') {
    response.destroy()
    return
  }
  if (answer === 'half') {
    response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '500' })
    response.write('{"id":"7AB')
    setTimeout(() => response.destroy(), 20)
    return
  }
  response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers })
  response.end(answer.text ?? JSON.stringify(answer.json ?? {}))
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<string> {
  const fake = await startFake(() => ({}))
  await fake.close()
  return fake.url
}
