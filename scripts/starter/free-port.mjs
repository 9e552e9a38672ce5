import net from 'node:net'

/** True when nothing listens on this port of 127.0.0.1 (nor on all addresses). */
export function isPortFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** The preferred port when it is free, else one that the system gives. */
export async function freePort(preferred = 0) {
  if (preferred > 0 && (await isPortFree(preferred))) return preferred
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** `first` or the next port above it that is free. */
export async function nextFreePort(first) {
  for (let port = first; port < Math.min(first + 100, 65_536); port += 1) if (await isPortFree(port)) return port
  return freePort()
}
