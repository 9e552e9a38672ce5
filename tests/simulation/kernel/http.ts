// Stands in for node:http in the sandbox: its webhook sender posts into the simulation.
import { EventEmitter } from 'node:events'
import { simulation } from './simulation'

export class Agent {
  destroy(): void {
    // there are no sockets
  }
}

class Answer extends EventEmitter {
  readonly statusCode: number
  constructor(statusCode: number) {
    super()
    this.statusCode = statusCode
  }
  resume(): void {
    queueMicrotask(() => this.emit('end'))
  }
}

class Call extends EventEmitter {
  private readonly url: string
  private readonly headers: Record<string, string>
  constructor(url: string, headers: Record<string, string>) {
    super()
    this.url = url
    this.headers = headers
  }
  destroy(): this {
    return this
  }
  end(body: Uint8Array): void {
    simulation()?.deliver({ url: this.url, headers: this.headers, body: Buffer.from(body) })
    queueMicrotask(() => this.emit('response', new Answer(200)))
  }
}

export function request(url: URL, options: { headers: Record<string, string> }): Call {
  return new Call(url.href, options.headers)
}

export function createServer(): never {
  throw new Error('the simulation has no sockets')
}
