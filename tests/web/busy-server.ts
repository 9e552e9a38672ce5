// A web server as Next stops it, run as a process of its own: `with` lets go of its connections, `without` does not.
import { createServer } from 'node:http'
import { letConnectionsGo } from '@/lib/web/let-connections-go'

if (process.argv[2] === 'with') letConnectionsGo()
const server = createServer((_request, response) => { setTimeout(() => response.end('ok'), 100) })
process.on('SIGTERM', () => { server.close(() => process.exit(143)) })
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
