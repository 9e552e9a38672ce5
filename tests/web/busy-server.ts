// A web server as Next stops it, run as a process of its own: `with` lets go of its connections, `without` does not. `/work` takes the processor for a while.
import { createServer } from 'node:http'
import { letConnectionsGo } from '@/lib/web/let-connections-go'

function work(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const server = createServer((request, response) => {
  if (request.url === '/work') work(800)
  setTimeout(() => response.end('ok'), 100)
})
process.on('SIGTERM', () => { server.close(() => process.exit(143)) })
server.listen(0, '127.0.0.1', () => {
  if (process.argv[2] === 'with') letConnectionsGo() // Next has its handler by then
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
