import net from 'node:net'

export const FAULTS = ['latency', 'one-byte', 'slicer', 'reset', 'blackhole', 'half-close', 'refuse', 'cut'] as const
export type FaultKind = (typeof FAULTS)[number]

/** `before`: the request does not arrive whole (latency and slices let it through). `answer`: it arrives, and the answer is struck. */
export type Phase = 'before' | 'answer'

export interface Fault {
  readonly kind: FaultKind
  readonly phase: Phase
  /** Only requests whose text it is found in; all without it. */
  readonly matches?: RegExp
}

export interface TcpProxy {
  readonly port: number
  /** How many requests the present fault has struck. */
  hits(): number
  strike(fault: Fault): Promise<void>
  heal(): Promise<void>
  stop(): Promise<void>
}

export const LATENCY_MS = 200
const SLICE_BYTES = 7
const TEXT_KEPT = 20_000

interface Link {
  readonly client: net.Socket
  readonly server: net.Socket
  /** What was asked since the last answer. */
  asked: string
  isStruck: boolean
}

/** Stands between the product and one other end, and hands on bytes until it is told to strike. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const links = new Set<Link>()
  let fault: Fault | null = null
  let hits = 0
  const listener = net.createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const link: Link = { client, server: net.connect({ ...target, allowHalfOpen: true, noDelay: true }), asked: '', isStruck: false }
    links.add(link)
    const over = () => {
      links.delete(link)
      client.destroy()
      link.server.destroy()
    }
    for (const socket of [client, link.server]) socket.on('error', over).on('close', over)
    client.on('end', () => link.server.end())
    link.server.on('end', () => { if (!link.isStruck) client.end() })
    client.on('data', (bytes) => { ask(link, bytes) })
    link.server.on('data', (bytes) => { tell(link, bytes) })
  })

  function ask(link: Link, bytes: Buffer): void {
    link.asked = (link.asked + bytes.toString('latin1')).slice(-TEXT_KEPT)
    if (!link.isStruck && fault && (fault.matches === undefined || fault.matches.test(link.asked))) {
      link.isStruck = true
      hits++
    }
    if (link.isStruck && fault?.phase === 'before') spoil(fault.kind, bytes, link.server, link)
    else link.server.write(bytes)
  }

  function tell(link: Link, bytes: Buffer): void {
    link.asked = ''
    if (link.isStruck && fault?.phase === 'answer') spoil(fault.kind, bytes, link.client, link)
    else link.client.write(bytes)
  }

  function spoil(kind: FaultKind, bytes: Buffer, to: net.Socket, link: Link): void {
    switch (kind) {
      case 'latency':
        setTimeout(() => to.write(bytes), LATENCY_MS)
        return
      case 'slicer':
        for (let at = 0; at < bytes.length; at += SLICE_BYTES) to.write(bytes.subarray(at, at + SLICE_BYTES))
        return
      case 'one-byte':
        drip(bytes, to)
        return
      case 'blackhole':
        return
      case 'half-close':
        link.client.end()
        return
      case 'reset':
        link.client.resetAndDestroy()
        return
      case 'refuse':
        link.client.resetAndDestroy()
        void close()
        return
      case 'cut':
        to.write(bytes.subarray(0, Math.trunc(bytes.length / 2)), () => link.client.resetAndDestroy())
    }
  }

  const listen = (port: number) => new Promise<void>((resolve, reject) => { listener.once('error', reject).listen(port, '127.0.0.1', () => { listener.off('error', reject); resolve() }) })
  const drop = () => { for (const link of links) link.client.resetAndDestroy() }
  const close = () => new Promise<void>((resolve) => {
    if (!listener.listening) { resolve(); return }
    listener.close(() => { resolve() })
    drop()
  })

  await listen(0)
  const { port } = listener.address() as net.AddressInfo
  return {
    port,
    hits: () => hits,
    async strike(next) {
      hits = 0
      fault = next
      for (const link of links) link.isStruck = false
      if (next.kind === 'refuse' && next.phase === 'before') await close()
    },
    async heal() {
      fault = null
      drop()
      if (!listener.listening) await listen(port)
    },
    stop: close,
  }
}

/** One byte a second, until somebody hangs up. */
function drip(bytes: Buffer, to: net.Socket): void {
  let at = 0
  const timer = setInterval(() => {
    if (to.destroyed || at >= bytes.length) clearInterval(timer)
    else to.write(bytes.subarray(at, ++at))
  }, 1_000)
}
