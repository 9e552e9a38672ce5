import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GET as order } from '@/app/api/orders/[orderId]/route'
import { POST as captureOrder } from '@/app/api/paypal/capture-order/route'
import { POST as createOrder } from '@/app/api/paypal/create-order/route'
import { GET as products } from '@/app/api/shops/[shop]/products/route'

/** The shop's public routes over HTTP, as the web process serves them; of its pages only that they are there. */
export async function serveShop(): Promise<{ url: string; seen: string[]; stop(): Promise<void> }> {
  const seen: string[] = []
  const server = createServer((message, response) => {
    void answerOf(message, seen).then((answer) => send(response, answer), () => { response.writeHead(500).end() })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () => new Promise((resolve) => {
      server.close(() => { resolve() })
      server.closeAllConnections()
    }),
  }
}

async function answerOf(message: IncomingMessage, seen: string[]): Promise<Response> {
  const url = new URL(message.url ?? '/', `http://${message.headers.host ?? ''}`)
  seen.push(`${message.method ?? ''} ${url.pathname}`)
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  const headers = new Headers(Object.entries(message.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : [])))
  const request = new Request(url, { method: message.method ?? 'GET', headers, ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}) })
  const [, first, second, third, fourth] = url.pathname.split('/')
  if (url.pathname === '/api/paypal/create-order') return createOrder(request)
  if (url.pathname === '/api/paypal/capture-order') return captureOrder(request)
  if (first === 'api' && second === 'shops' && fourth === 'products') return products(request, { params: Promise.resolve({ shop: third ?? '' }) })
  if (first === 'api' && second === 'orders') return order(request, { params: Promise.resolve({ orderId: third ?? '' }) })
  return new Response('<!doctype html>', { status: first === 's' && second === 'no-such-shop' ? 404 : 200 })
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, [...answer.headers].flat())
  response.end(Buffer.from(await answer.arrayBuffer()))
}
