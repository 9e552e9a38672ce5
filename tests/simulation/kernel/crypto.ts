// Stands in for node:crypto in lib and sandbox: the real module, its chance from the seed, and nothing off the main thread.
import * as real from 'node:crypto'
import { createRandom } from './random'
import { simulation } from './simulation'

export * from 'node:crypto'

type Done<T> = (error: Error | null, value: T) => void

/** The world is set up with the same chance in every run. */
const setUp = createRandom(0, 'set up')
const bytesOf = (count: number): Buffer => (simulation()?.ids ?? setUp).bytes(count)

export function randomBytes(count: number): Buffer {
  return bytesOf(count)
}

export function randomUUID(): string {
  const hex = bytesOf(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

export function randomInt(low: number, high?: number): number {
  const [from, to] = high === undefined ? [0, low] : [low, high]
  return from + (bytesOf(6).readUIntBE(0, 6) % (to - from))
}

/** Node signs with a callback on a thread; here at once, so that the order of things is the scheduler's alone. */
export function sign(algorithm: string, data: Uint8Array, key: real.KeyObject, done?: Done<Buffer>): Buffer | undefined {
  const signature = real.sign(algorithm, data, key)
  if (!done) return signature
  done(null, signature)
  return undefined
}
