import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** A further process of the shop, started as an operator starts one. */
export interface ExtraProcess {
  readonly url: string
  readonly child: ChildProcess
  /** What it said so far, for when it does not come up. */
  words(): string
  stop(): Promise<void>
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => { resolve(typeof address === 'object' && address ? address.port : 0) })
    })
  })
}

/** `npm run web` or `npm run worker` beside the stack that runs: same database, same third parties. */
export async function startProcess(kind: 'web' | 'worker'): Promise<ExtraProcess> {
  const port = await freePort()
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port) }
  delete env.NEXTAUTH_URL // its own address, not that of the first web process
  const child = spawn(process.execPath, ['scripts/run.mjs', kind], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { words = (words + part.toString('utf8')).slice(-4000) })
  const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve() }))
  const stop = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(late)
  }
  return { url: `http://127.0.0.1:${port}`, child, words: () => words, stop }
}

/** `npm run verify:…` and its like: what it prints, and its exit code. */
export function runScript(file: string, args: readonly string[] = []): Promise<{ code: number; output: string; errors: string }> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'exec', file, ...args], { cwd: ROOT, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.on('data', (part: Buffer) => { output += part.toString('utf8') })
  child.stderr.on('data', (part: Buffer) => { errors += part.toString('utf8') })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => { resolve({ code: code ?? 1, output, errors }) })
  })
}
