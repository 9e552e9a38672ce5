import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Stack {
  readonly url: string
  readonly paypal: string
  readonly aliexpress: string
  readonly databaseUrl: string
  readonly pids: { readonly web: number; readonly worker: readonly number[]; readonly postgres: number; readonly sandbox: readonly number[] }
  readonly readySeconds: number
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

export function newDataFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'ivan-bench-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** What the start of this data folder made for itself, credentials of the third parties among it. */
export function secretsOf(dataFolder: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(dataFolder, 'secrets.json'), 'utf8')) as Record<string, string>
}

/** `npm start` as a user starts it, with a data folder of its own; ready when it says so. */
export async function openStack(dataFolder: string, folder = root): Promise<Stack> {
  const startedAt = performance.now()
  const env = { ...process.env, PORT: String(await freePort()), DATA_DIR: dataFolder }
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  await untilReady(child)
  const readySeconds = (performance.now() - startedAt) / 1000
  const environment = JSON.parse(readFileSync(path.join(dataFolder, 'environment.json'), 'utf8')) as { env: Record<string, string> }
  const pids = JSON.parse(readFileSync(path.join(dataFolder, 'pids.json'), 'utf8')) as Stack['pids']
  return {
    url: environment.env.NEXTAUTH_URL ?? '',
    paypal: environment.env.PAYPAL_API_BASE_URL ?? '',
    aliexpress: environment.env.ALIEXPRESS_API_BASE_URL ?? '',
    databaseUrl: environment.env.DATABASE_URL ?? '',
    pids,
    readySeconds,
    stop: () => stop(child),
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (chunk: Buffer) => {
      said += chunk.toString()
      if (/^READY /m.test(said)) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => { reject(new Error(`npm start ended with ${code}:\n${said}`)) })
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) { resolve(); return }
    child.once('exit', () => { resolve() })
    child.kill('SIGTERM')
  })
}

const CLOCK_TICKS = 100 // per second, on every Linux this runs on

function statOf(pid: number): { parent: number; cpuSeconds: number; endedSeconds: number; residentMb: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)
    const seconds = (first: number) => ((fields[first] ?? 0) + (fields[first + 1] ?? 0)) / CLOCK_TICKS // in the program and in the system
    return { parent: fields[1] ?? 0, cpuSeconds: seconds(11), endedSeconds: seconds(13), residentMb: ((fields[21] ?? 0) * 4096) / 1e6 }
  } catch {
    return null
  }
}

/** CPU seconds so far and resident memory of a process with its children. Children that ended in between (PostgreSQL's backends) are counted by their parent. */
export function usageOf(pid: number, others: readonly number[] = allPids()): { cpuSeconds: number; residentMb: number } {
  const own = statOf(pid)
  if (!own) return { cpuSeconds: 0, residentMb: 0 }
  return others.reduce(
    (sum, other) => {
      const stat = other === pid ? null : statOf(other)
      return stat?.parent === pid ? { cpuSeconds: sum.cpuSeconds + stat.cpuSeconds, residentMb: sum.residentMb + stat.residentMb } : sum
    },
    { cpuSeconds: own.cpuSeconds + own.endedSeconds, residentMb: own.residentMb },
  )
}

function allPids(): number[] {
  return existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number) : []
}
