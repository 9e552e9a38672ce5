import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setEnv } from '@/lib/foundation/env'

type Reply = { status?: number; body: object } | 'drop'

/** A third party of three lines: answers /rest/auth/token/* as told, and remembers what was asked. */
export async function startTokenServer() {
  const calls: { path: string; params: Record<string, string> }[] = []
  let reply: (path: string, params: Record<string, string>) => Reply | Promise<Reply> = () => ({ body: {} })
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const params = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
      calls.push({ path: request.url ?? '', params })
      void Promise.resolve(reply(request.url ?? '', params)).then((answer) => {
        if (answer === 'drop') return request.socket.destroy()
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
        return undefined
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  setEnv({ ALIEXPRESS_API_BASE_URL: `http://127.0.0.1:${port}` })
  return {
    calls,
    answer: (next: typeof reply) => { reply = next; calls.length = 0 },
    stop: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => { resolve() }) }),
  }
}

const DAY = 24 * 3600

export function tokens(name: string, more: object = {}): { body: object } {
  return {
    body: {
      access_token: `access-${name}`, refresh_token: `refresh-${name}`, expires_in: 30 * DAY, refresh_expires_in: 60 * DAY, user_id: '1000005814',
      user_nick: 'kr1000005814', account: 'buyer@example.com', code: '0', request_id: 'r1', ...more,
    },
  }
}

export const refusal = (code: string) => ({ body: { type: 'ISV', code, message: code, request_id: 'r2' } })
